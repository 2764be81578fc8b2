"""What a figure is of: the events it runs from, what is done within it, and the other words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extract.audit.case import Case
from extract.audit.tables import tables
from extract.audit.topics import Value, top_of
from extract.model import Span
from extract.record import Quote
from extract.structure.numerals import ordinal
from extract.text.fold import fold
from extract.text.sentences import STOPS
from extract.values.duration import Duration
from extract.values.lexer import lex
from extract.values.number import figure

LEAST = 3
"""Characters that name a thing, at least."""
_HAN = regex.compile(r"\p{Han}+")
_SENTENCE = STOPS + "\n"
_PIECE = "，。；：\n\t（）"
_AFTER = 24
"""Characters behind a figure that say what is done within it."""
_BEFORE = 40
_PERIODS = {"year": 1, "half": 2, "quarter": 4, "month": 12, "week": 52, "day": 365}
"""Times a year: the groups of the wording `often`."""
_UNITS = ("hour", "day", "working_day", "month", "year")


@dataclass(frozen=True)
class Statement:
    """A figure and what it is of: `starts` the events it runs from, `acts` what is done, `rest` the other words."""

    value: Value
    written: str
    quote: Quote
    top: str
    part: str
    starts: frozenset[str]
    acts: frozenset[str]
    rest: str
    apart: frozenset[str]
    side: str
    least: bool = False
    deemed: bool = False


def statements(case: Case) -> Iterator[Statement]:
    """Every length of time, number of times and number of people that a sentence states of something."""
    yield from _lengths(case)
    yield from _times(case)
    yield from _numbers(case)
    yield from _rows(case)


def _lengths(case: Case) -> Iterator[Statement]:
    for token in lex(case.contract.view.text).of("duration"):
        if isinstance(token.value, Duration) and token.value.unit in _UNITS:
            one = _statement(case, token.start, token.end, _time(token.value))
            if one is not None and (one.acts or one.starts):
                yield one


def _time(value: Duration) -> Value:
    """Hours of whole days as days, years as months."""
    count = Decimal(value.count)
    if value.unit == "hour":
        return ("day", count / 24) if count % 24 == 0 else ("hour", count)
    return ("month", count * 12) if value.unit == "year" else (value.unit, count)


def _times(case: Case) -> Iterator[Statement]:
    for _, match in case.find("often"):
        count = _number(match["n"])
        period = next((_PERIODS[name] for name in _PERIODS if match[name]), 0)
        if count:
            between = match["between"] or ""
            one = _statement(case, match.start(), match.end(), ("times", count * period), between, match["least"])
            if one is not None and (one.acts or len(one.rest) >= LEAST):
                yield one


def _numbers(case: Case) -> Iterator[Statement]:
    for _, match in case.find("people"):
        count = _number(match["n"])
        if count:
            one = _statement(case, match.start(), match.end(), ("people", count), "", match["least"])
            noun = _noun(case, match)
            if one is not None and len(noun) >= LEAST:
                yield replace(one, starts=frozenset(), acts=frozenset(), rest=noun)


def _noun(case: Case, match: regex.Match[str]) -> str:
    """What the people are: 秩序维护员 of 派驻秩序维护员12名 and of 12名秩序维护员."""
    text, phrases = case.contract.view.text, case.info.phrases
    led = regex.search(r"\p{Han}{0,16}$", text[max(0, match.start() - _BEFORE) : match.start()])
    noun = phrases["tail"].pattern.sub("", phrases["leads_people"].pattern.sub("", led.group())) if led else ""
    if len(noun) >= LEAST:
        return noun
    behind = regex.match(r"(\p{Han}{2,12})", text[match.end() : match.end() + _AFTER])
    return phrases["behind_people"].pattern.sub("", behind[1]) if behind else ""


def _rows(case: Case) -> Iterator[Statement]:
    """保洁员 16 under a head 人数: what a table tells of the number of people."""
    text, head, total = case.contract.text, case.info.phrases["head_people"], case.info.phrases["total_row"]
    for lines in tables(text):
        columns = [place for place, cell in enumerate(lines[0].cells) if head.pattern.fullmatch(fold(cell))]
        if len(columns) != 1:
            continue
        for line in lines[1:]:
            cells = [fold(cell).strip() for cell in line.cells]
            if len(cells) != len(lines[0].cells):
                continue
            told = regex.fullmatch(r"(\d{1,4})\p{Han}?", cells[columns[0]])
            count = figure(told[1]) if told else None
            name = next((cell for place, cell in enumerate(cells) if place != columns[0] and _HAN.search(cell)), "")
            rest = "".join(_HAN.findall(name))
            if count and len(rest) >= LEAST and not total.found_in(name):
                quote = case.quote(line.span)
                top, part = _home(case, quote)
                yield Statement(
                    ("people", count), cells[columns[0]], quote, top, part, frozenset(), frozenset(), rest, frozenset(), ""
                )  # fmt: skip


def _number(text: str) -> Decimal | None:
    value = figure(text)
    known = ordinal(text) if value is None else None
    return value if known is None else Decimal(known)


def _home(case: Case, quote: Quote) -> tuple[str, str]:
    clause = case.contract.clause_at(quote.start)
    return top_of(clause), clause.part if clause is not None else ""


def _statement(
    case: Case, start: int, end: int, value: Value, between: str | None = None, least: str | None = None
) -> Statement | None:
    """What the figure at a place of the view is of; `None` for a threshold (逾期超过15日的), a case or an exception."""
    text, phrases = case.contract.view.text, case.info.phrases
    sentence = _back(text, start, _SENTENCE, 200)
    before = text[_back(text, start, _PIECE, _BEFORE) : start]
    after = text[end : _ahead(text, end, _PIECE)]
    first = start - len(before)
    whole = text[sentence : _ahead(text, end, _SENTENCE, 120)]
    if phrases["apart"].found_in(whole):
        return None
    if not _said(case, before) and first - 1 > sentence:
        led = text[_back(text, first - 1, _PIECE, _BEFORE) : first - 1]
        before = led + "，" + before
    if not _said(case, after) and text[_ahead(text, end, _PIECE) :][:1] == "，" and between is None:
        at = _ahead(text, end, _PIECE) + 1
        after += text[at : _ahead(text, at, _PIECE)]
    if phrases["threshold"].found_in(before + "，" + after):
        return None
    earlier = text[sentence:start]
    events = _concepts(case, before, "s_") or _concepts(case, earlier, "s_")
    if phrases["ahead_of"].found_in(before):
        events |= {"ahead"}
    told = f"{after}，{between or ''}"
    acts = _concepts(case, told, "a_") or _concepts(case, before, "a_")
    acts = acts - {"a_post"} or acts  # 安排…巡检 is 巡检
    span = Span(*case.contract.view.span(start, end))
    quote = case.sentence(case.quote(span))
    top, part = _home(case, case.quote(span))
    deemed = phrases["deemed"].found_in(whole)
    side = next((name for name in ("buyer", "supplier") if phrases[f"does_{name}"].found_in(before)), "")
    apart = frozenset(
        one.group()
        for one in phrases["tells_apart"].pattern.finditer(phrases["concept"].pattern.sub(" ", f"{before}，{told}"))
    )
    rest = _words(case, before) + _words(case, told)
    minimum = bool(least and phrases["minimum"].found_in(least))
    return Statement(value, text[start:end], quote, top, part, events, acts, rest, apart, side, minimum, deemed)


def _said(case: Case, text: str) -> bool:
    return bool(_words(case, text)) or case.info.phrases["concept"].pattern.search(text) is not None


def _concepts(case: Case, text: str, kind: str) -> frozenset[str]:
    found = (one.lastgroup or "" for one in case.info.phrases["concept"].pattern.finditer(text))
    return frozenset(name for name in found if name.startswith(kind))


def _words(case: Case, text: str) -> str:
    """The Chinese of a piece without events, acts and what every sentence has."""
    phrases = case.info.phrases
    bare = phrases["filler"].pattern.sub(
        " ", phrases["concept"].pattern.sub(" ", phrases["lead_in"].pattern.sub(" ", text))
    )
    return "".join(_HAN.findall(bare))


def _back(text: str, at: int, marks: str, most: int) -> int:
    """Where the stretch that ends at a place begins: behind the last mark."""
    floor = max(0, at - most)
    return max((text.rfind(mark, floor, at) + 1 for mark in marks), default=floor) or floor


def _ahead(text: str, at: int, marks: str, most: int = _AFTER) -> int:
    ends = [found for mark in marks if (found := text.find(mark, at, at + most)) >= 0]
    return min(ends, default=min(len(text), at + most))
