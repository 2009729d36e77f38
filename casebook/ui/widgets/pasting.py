"""What is on the clipboard or was dropped: first only its formats, the rest after the question was answered."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from casebook.ui.widgets.plain import pasted

MIME_FILES = "text/uri-list"


def formats() -> tuple[str, ...]:
    """The names of the formats that are offered. Nothing is fetched."""
    return tuple(pasted().formats())


def holds_evidence(offered: tuple[str, ...]) -> bool:
    """Whether there is a picture or a file among these formats."""
    return any(
        each == MIME_FILES or each.startswith(("image/", "application/x-qt-image"))
        for each in offered
    )


def files() -> tuple[Path, ...]:
    """The files the clipboard names; they are not opened."""
    return local_files(pasted())


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that were dropped or copied, as paths."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def picture_as_png() -> bytes:
    """The clipboard's picture in our own encoding, pixels only; empty where there is none."""
    image = pasted().imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plain = image.convertToFormat(
        QImage.Format.Format_RGB32 if not image.hasAlphaChannel() else QImage.Format.Format_ARGB32
    )
    for key in plain.textKeys():
        plain.setText(key, "")
    plain.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows bytes only, Qt takes str
    return bytes(kept.data())
