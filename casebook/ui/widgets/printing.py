"""Pages put on paper from pixels: what is printed is what was seen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from casebook.domain.picture import Picture

DPI = 300
A4_WIDTH = round(210 / 25.4 * DPI)  # pixels across the paper


def a4_printer() -> QPrinter:
    """A printer set to A4, whose job says nothing about what is printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Casebook")
    printer.setCreator("Casebook")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def paint(printer: QPrinter, pages: Sequence[Picture]) -> bool:
    """Put the pages on paper, one to a sheet; whether the printer took them. It may run outside the window's thread."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    went = True
    for number, page in enumerate(pages):
        if number:
            went = went and printer.newPage()
        paper = QRectF(QPoint(0, 0), printer.paperRect(QPrinter.Unit.DevicePixel).size())
        image = QImage(
            page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888
        )
        size = image.size().scaled(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    return bool(painter.end()) and went
