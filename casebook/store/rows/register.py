"""The register's tables: the school, its posts, its policies and settings. No fact of any case."""

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import LoggedRow, RegisterBase


class SchoolRow(LoggedRow, RegisterBase):
    __tablename__ = "school"

    name: Mapped[str]
    address: Mapped[str]
    telephone: Mapped[str]
    email: Mapped[str]
    category: Mapped[str]
    reference_letters: Mapped[str]
    local_authority: Mapped[str]


class PostHoldingRow(LoggedRow, RegisterBase):
    __tablename__ = "post_holding"

    position: Mapped[int]
    person: Mapped[str]
    name: Mapped[str]
    post: Mapped[str]
    title: Mapped[str]
    since: Mapped[str]
    until: Mapped[str | None]


class PolicyRow(LoggedRow, RegisterBase):
    """One adopted version: its text as adopted, and the hash a case pins."""

    __tablename__ = "policy"

    position: Mapped[int]
    policy: Mapped[str]
    version: Mapped[str]
    text: Mapped[str]
    sha256: Mapped[str]
    adopted_on: Mapped[str]
    adopted_by: Mapped[str]


class SettingRow(LoggedRow, RegisterBase):
    """One setting of the school; its id is its name."""

    __tablename__ = "setting"

    value: Mapped[str]


class SetupTaskRow(LoggedRow, RegisterBase):
    """One task of setting up that is done; its id is the task's."""

    __tablename__ = "setup_task"

    done_on: Mapped[str]
