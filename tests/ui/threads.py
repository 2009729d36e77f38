"""Notices work of the desk that touches a widget: only the window's own thread may."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from PySide6.QtWidgets import QWidget


@contextmanager
def noticed() -> Iterator[list[str]]:
    """What threads begun from now on ask of widgets, as the place in the code and the name of what was called."""
    found: list[str] = []

    def look(frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and isinstance(getattr(called, "__self__", None), QWidget):
            code = frame.f_code
            found.append(f"{code.co_filename}:{frame.f_lineno} {called.__name__}")

    threading.setprofile(look)
    try:
        yield found
    finally:
        threading.setprofile(None)
