"""The trade: what a school disciplinary case is and how it runs. Pure: no I/O, no clock, no Qt, no SQL."""
