"""A citation of a finding → the instruments, the version of each, and the words of the articles where they are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extract.audit.catalogue import Catalogue, default_catalogue
from extract.audit.instruments import Law
from extract.audit.law import OPEN


@dataclass(frozen=True, slots=True)
class Cited:
    """One instrument of a citation with the articles cited; `version` says from when to when it is in force.

    `words` are (article, text) where the text is known, `unknown` the articles whose text is not.
    """

    name: str
    version: str
    words: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()


def cited(statute: str | None, catalogue: Catalogue | None = None) -> Iterator[Cited]:
    """The instruments of a citation such as `《政府采购法》第四十四条、第四十六条；《民法典》第四百九十条`."""
    known = catalogue or default_catalogue()
    for part in (statute or "").removesuffix(OPEN).split("；"):
        law = _law(part, known)
        if law is None:
            if part.strip():
                yield Cited(part.strip(), "")
            continue
        articles = [one for one in part.removeprefix(law.name).removesuffix(f"（{law.where}）").split("、") if one]
        words = [(one, known.articles[law.id, one]) for one in articles if (law.id, one) in known.articles]
        unknown = [one for one in articles if (law.id, one) not in known.articles]
        yield Cited(law.name + (f"（{law.where}）" if law.where else ""), _version(law), tuple(words), tuple(unknown))


def lines(statute: str | None) -> list[str]:
    """The same as paragraphs of a paper."""
    made: list[str] = []
    for one in cited(statute):
        made.append(f"{one.name}{'（' + one.version + '）' if one.version else ''}")
        for article, text in one.words:
            made += [f"{article}　{part}" if k == 0 else part for k, part in enumerate(text.split("\n"))]
        if one.unknown:
            made.append(f"{'、'.join(one.unknown)}（条文由取证人核对原文后填写）：＿＿＿＿＿＿＿＿")
    if statute and statute.endswith(OPEN):
        made.append(OPEN.strip("（）"))
    return made


def _law(part: str, catalogue: Catalogue) -> Law | None:
    named = [law for law in catalogue.laws.values() if part.startswith(law.name)]
    return max(named, key=lambda law: len(law.name), default=None)


def _version(law: Law) -> str:
    until = f"，至{_day(law.until)}止" if law.until else ""
    return f"自{_day(law.since)}起施行{until}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
