"""Chinese or English for what a page says of itself; texts of contracts and of the dataset stay as they are.

Codes and columns have labels in Chinese alone: in English they are the dataset's own names, as on the desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from extract import labels
from extract.pages import filters

_CHINESE = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Tongue:
    """`language` is `zh` or `en`."""

    language: str = "zh"

    @property
    def english(self) -> bool:
        """True where a page is in English."""
        return self.language == "en"

    def say(self, zh: str, en: str) -> str:
        """The one of two wordings."""
        return en if self.english else zh

    def join(self, parts: Iterable[str], zh: str = "、") -> str:
        """A list in words."""
        return (", " if zh in "、，" else "; ").join(parts) if self.english else zh.join(parts)

    def money(self, value: Decimal | None, currency: str = "CNY") -> str:
        """A sum: `5.50元`, `5.50 CNY`."""
        said = filters.money(value, currency)
        return f"{said.removesuffix(labels.unit(currency))} {currency}" if self.english and said else said

    def code(self, value: str | None, table: str, column: str) -> str:
        """What a code is called; "" for none."""
        return (value or "").replace("_", " ") if self.english else filters.code(value, table, column)

    def told(self, text: str, table: str, column: str) -> str:
        """What a value is called where it is a code; any other text as it is."""
        return self.code(text, table, column) if labels.code(table, column, text) != text else text

    def table(self, name: str) -> str:
        """What a table is called."""
        return name if self.english else labels.table(name)

    def column(self, table: str, name: str) -> str:
        """What a column is called."""
        return name.replace("_", " ") if self.english else labels.column(table, name)

    def yes_no(self, value: bool) -> str:
        """The word for true or false."""
        return ("yes" if value else "no") if self.english else labels.yes_no(value)

    def duration(self, count: int, unit: str) -> str:
        """A length of time: `2年`, `2 years`."""
        return self.many(count, unit.replace("_", " ")) if self.english else labels.duration(count, unit)

    def many(self, count: int, noun: str) -> str:
        """An English noun with its number: `1 contract`, `2 contracts`."""
        return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

    def kept(self, text: str | None) -> str:
        """A text of the dataset that is in Chinese whatever the page is in: marked as such on an English one."""
        said = text or ""
        if self.english and _CHINESE.search(said):
            return Markup('<span lang="zh-CN">') + escape(said) + Markup("</span>")
        return said

    @property
    def filters(self) -> dict[str, Any]:
        """Those of the templates that depend on it."""
        return {"money": self.money, "code": self.code, "kept": self.kept, "yes_no": self.yes_no,
                "column_name": lambda name, table: self.column(table, name)}  # fmt: skip


CHINESE = Tongue()
