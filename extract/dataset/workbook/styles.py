"""Cell formats, made once each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

SEVERITY = {
    "error": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
    "warning": {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
    "info": {"bg_color": "#DDEBF7", "font_color": "#1F4E78"},
}
"""Colours of a finding by its severity."""

TABS = {"findings": "#C00000", "review": "#BF8F00", "contracts": "#1F4E78", "failures": "#7F7F7F"}
_HEAD = {
    "bold": True,
    "bg_color": "#1F4E78",
    "font_color": "#FFFFFF",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
}
_INPUT = {"bg_color": "#FFFDE7", "border": 1, "border_color": "#D9D9D9"}
_LINK = {"font_color": "#0563C1", "underline": 1}
_QUIET = {"font_color": "#808080"}
_TITLE = {"bold": True, "font_size": 16, "font_color": "#1F4E78"}
_SECTION = {"bold": True, "font_size": 12, "font_color": "#1F4E78", "bottom": 2, "bottom_color": "#1F4E78"}
NAMED: dict[str, dict[str, Any]] = {
    "head": _HEAD,
    "input": _INPUT,
    "link": _LINK,
    "quiet": _QUIET,
    "title": _TITLE,
    "section": _SECTION,
    "bold": {"bold": True},
    "wrap": {"text_wrap": True},
    "indent": {"indent": 1},
    "right": {"align": "right", "indent": 1},
    "centre": {"align": "center"},
    **SEVERITY,
}


class Styles:
    """Formats of a workbook by what they are made of."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, *names: str, number: str = "", literal: bool = False) -> Any:
        """The format of these names together; `number` a number format, `literal` text that is never a formula."""
        wanted: dict[str, Any] = {"valign": "top"}
        for name in names:
            wanted |= NAMED[name]
        if number:
            wanted["num_format"] = number
        if literal:
            wanted["quote_prefix"] = True
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(wanted)
        return self._made[key]


def number_format(value: Decimal, measure: str | None) -> str:
    """A format that shows all digits of a value, money with two decimals at least, ratios as per cent.

    >>> number_format(Decimal("1192000.00"), "money"), number_format(Decimal("0.0125"), "money")
    ('#,##0.00', '#,##0.0000')
    >>> number_format(Decimal("0.05"), "ratio"), number_format(Decimal("0.0005"), "ratio")
    ('0%', '0.00%')
    >>> number_format(Decimal("3"), "quantity"), number_format(Decimal("2.50"), "quantity")
    ('#,##0', '#,##0.0')
    """
    exponent = value.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if measure == "ratio":
        decimals = max(decimals - 2, 0)
        return "0" + ("." + "0" * decimals if decimals else "") + "%"
    if measure == "money":
        decimals = max(decimals, 2)
    return "#,##0" + ("." + "0" * decimals if decimals else "")
