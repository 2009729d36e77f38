"""Rows: the register and the case databases. Rows never leave this folder."""
