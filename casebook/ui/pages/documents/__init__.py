"""The documents of a case: the page, and the ways a letter leaves it."""

from casebook.ui.pages.documents.page import DocumentsPage

__all__ = ["DocumentsPage"]
