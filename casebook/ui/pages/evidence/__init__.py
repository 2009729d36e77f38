"""The evidence page: what the case holds, one thing looked at, and what is known about it."""

from casebook.ui.pages.evidence.page import EvidencePage

__all__ = ["EvidencePage"]
