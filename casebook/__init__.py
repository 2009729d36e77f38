"""Casebook: a school disciplinary casebook that guides, proves and keeps private."""
