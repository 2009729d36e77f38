"""The warning that a casebook lies in a folder which a service copies to the internet."""

from casebook.resources import _
from casebook.ui.widgets.page import Page


def warn_of_sync(page: Page, service: str | None) -> None:
    """Say it on the page, or take it away where there is no such service."""
    if service is None:
        page.notices.drop("sync")
        return
    page.notices.say(
        _(
            "{service} copies this folder to the internet and back. It does not keep two PCs from writing in one case at the same time, and entries can be lost. Keep the casebook on this computer or on the school's own drive; {service} is a good place for a backup."
        ).format(service=service),
        "warn",
        key="sync",
        heading=_("This folder is copied by {service}").format(service=service),
        closable=False,
    )
