"""Colours, sizes and the one stylesheet. Every size is relative to the system's font."""

import re
from dataclasses import dataclass, fields
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from casebook import resources

TEXT_PERCENTS: Final = (80, 90, 100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tokens:
    """The named colours. Nothing else in the window names a colour."""

    window: str = "#f4f3ef"
    panel: str = "#ffffff"
    rail: str = "#eceae4"
    hairline: str = "#d9d6ce"
    edge: str = "#85817a"
    ink: str = "#1d2733"
    muted: str = "#5b6673"
    accent: str = "#1f5fae"
    accent_dark: str = "#184c8c"
    accent_soft: str = "#e3edf8"
    on_accent: str = "#ffffff"
    ok: str = "#1e7a4c"
    ok_ink: str = "#1a6b43"
    ok_soft: str = "#e0f1e8"
    warn: str = "#9a5b00"
    warn_ink: str = "#8a5200"
    warn_soft: str = "#fbeed6"
    stop: str = "#b3261e"
    stop_soft: str = "#fbe4e2"
    hold: str = "#6a3fa0"
    hold_soft: str = "#eee6f8"
    grey: str = "#56534d"
    grey_soft: str = "#e7e5df"
    bar: str = "#22303f"
    bar_edge: str = "#8a97a5"
    bar_tag: str = "#3a5370"
    bar_muted: str = "#c3ccd5"
    desk: str = "#cfccc5"
    dark: str = "#2a3038"


LIGHT: Final = Tokens()

# (words, what they stand on) by name: each pair reaches 4.5 : 1.
TEXT_PAIRS: Final = (
    ("ink", "window"), ("ink", "panel"), ("ink", "rail"), ("ink", "accent_soft"), ("ink", "stop_soft"),
    ("ink", "warn_soft"), ("ink", "ok_soft"), ("ink", "hold_soft"),
    ("muted", "window"), ("muted", "panel"), ("muted", "rail"), ("muted", "accent_soft"), ("muted", "grey_soft"),
    ("accent", "panel"), ("accent", "window"), ("accent", "accent_soft"), ("accent", "stop_soft"),
    ("accent_dark", "rail"), ("accent_dark", "warn_soft"), ("on_accent", "accent"), ("on_accent", "accent_dark"),
    ("ok_ink", "ok_soft"), ("ok_ink", "panel"), ("ok_ink", "rail"), ("warn_ink", "warn_soft"), ("warn_ink", "panel"),
    ("stop", "stop_soft"), ("stop", "panel"), ("stop", "window"), ("on_accent", "stop"),
    ("hold", "hold_soft"), ("grey", "grey_soft"), ("grey", "panel"),
    ("on_accent", "bar"), ("bar_muted", "bar"), ("on_accent", "bar_tag"), ("on_accent", "ok"), ("on_accent", "grey"),
    ("on_accent", "dark"), ("ink", "desk"), ("ink", "grey_soft"),
)  # fmt: skip

# Edges of controls and the focus ring, with what they stand on: each reaches 3 : 1.
EDGE_PAIRS: Final = (
    ("edge", "panel"), ("edge", "window"), ("edge", "rail"), ("accent", "panel"), ("accent", "window"),
    ("accent", "rail"), ("accent", "accent_soft"), ("stop", "panel"), ("stop", "stop_soft"), ("warn", "panel"),
    ("bar_edge", "bar"), ("on_accent", "bar"), ("on_accent", "dark"), ("ink", "panel"), ("ink", "window"), ("edge", "grey_soft"),
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """The contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(name: str) -> QColor:
    """A token as Qt's colour, for widgets that paint themselves."""
    return QColor(str(getattr(LIGHT, name)))


_STOPGAPS = frozenset({"DejaVu Sans", "Bitstream Vera Sans"})


def unit(font: QFont | None = None) -> float:
    """One design unit in pixels: a fourteenth of the text's size, so sizes grow with the system's font."""
    return QFontInfo(font or QApplication.font()).pixelSize() / 14


def px(units: float) -> int:
    """Design units as whole pixels, at least one."""
    return max(1, round(units * unit()))


def column(characters: int) -> int:
    """Pixels that hold this many characters of average width."""
    return round(QFontMetricsF(QApplication.font()).averageCharWidth() * characters)


def apply(app: QApplication, *, text_percent: int = 100) -> None:
    """Dress the application: style, palette, text size (percent of the system's) and stylesheet."""
    if app.property("systemPointSize") is None:
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setProperty("systemPointSize", app.font().pointSizeF())
        _replace_a_stopgap_font(app)
    font = app.font()
    font.setPointSizeF(float(app.property("systemPointSize")) * text_percent / 100)
    app.setFont(font)
    app.setPalette(_palette(LIGHT))
    app.setStyleSheet(stylesheet(LIGHT, unit(font)))


def _replace_a_stopgap_font(app: QApplication) -> None:
    """Use the font of our letters where the system has only the wide one that stands in for a missing choice.

    Words in it take a tenth more room, and pages would have to be scrolled sideways in a small window.
    """
    if QFontInfo(app.font()).family() not in _STOPGAPS:
        return
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
    font = app.font()
    font.setFamily("Noto Sans")
    app.setFont(font)


def stylesheet(tokens: Tokens, pixels_per_unit: float) -> str:
    """The stylesheet with colours filled in and every `12u` turned into pixels."""
    names = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    filled = Template(resources.text("theme", "casebook.qss")).substitute(
        names, icons=resources.path("icons").as_posix()
    )
    return re.sub(
        r"(\d+(?:\.\d+)?)u\b",
        lambda found: f"{max(1, round(float(found[1]) * pixels_per_unit))}px",
        filled,
    )


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.Base: tokens.panel,
        QPalette.ColorRole.AlternateBase: tokens.window,
        QPalette.ColorRole.Button: tokens.panel,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.ToolTipBase: tokens.bar,
        QPalette.ColorRole.ToolTipText: tokens.on_accent,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Link: tokens.accent,
    }
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette


def _luminance(value: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
