"""Casebook: a school disciplinary casebook that guides, proves and keeps private."""

__version__ = "0.1.0"
