"""Parties against a model of names (the extra `ner`): what the rules left out, and what the model reads otherwise.

A fallback, never a second opinion that wins: a name or a person is taken from the model only where the rules left the
place empty and a label or a role word stands right beside it. A blank stays a blank. What the rules found is never
changed; where the model sees other borders the value is held a little less sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from extract.facts.blocks import Anchor, anchors, owner
from extract.facts.context import Context
from extract.facts.roles import Sides
from extract.facts.sides import sides_of
from extract.model import Candidate, Fact, Hole, Span
from extract.ner.gazetteer import gazetteer
from extract.ner.pieces import any_of
from extract.record import OrgTypeFact, Party, TextFact
from extract.values.organisation import org_type

if TYPE_CHECKING:
    from extract.ner.lac import Named

RULE = "ner.lac"
CONFIDENCE = 0.65
DOUBT = 0.05
"""What a value loses in confidence where the model contradicts."""

Finder = Callable[[Sequence[str]], "list[list[Named]]"]
"""Names of people and organisations in each line (`extract.ner.lac.people_and_organisations`)."""

_PERSON = Literal["legal_representative", "authorised_representative", "contact"]
_PEOPLE: tuple[tuple[_PERSON, str], ...] = (
    ("legal_representative", "法定代表人|法人代表|法定代表|单位负责人|主要负责人"),
    ("authorised_representative", "(?:委托|授权|委托授权|授权委托|授权签约)(?:代理人|代表人?)|签约代表"),
    ("contact", "(?:项目|业务|采购|指定|合同|日常)?(?:联系人|联络人|联络员|经办人|对接人|承办人)员?"),
)
# What may stand between the label and the person: 市场部王小明, 主任：王小明, （姓名）王小明
_LEAD = re.compile(
    r"(?:[（(][^（）()\n]{1,8}[）)])?(?:[\u4e00-\u9fff]{0,10}(?:部|科|处|室|股|组|办|中心|经理|主任|科长|处长|老师|职员))?[：，]?"
)
_ASIDE = r"(?:[（(][^（）()\n]{1,16}[）)]){0,2}"
# An annex may be a form for others (a sample of a letter, a list of other contracts): its names are not taken.
_PARTS = ("preamble", "body", "cover", "signature")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the view: `text` begins at index `at`."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a label stands in a line and what it asks for; what is filled in begins at `end`."""

    line: _Line
    attribute: str
    start: int
    end: int
    role: str | None


def check_parties(context: Context, rows: list[Party], find: Finder) -> None:
    """Fill what the rules left empty (rule `ner.lac`, confidence 0.65) and lower the confidence of what is contradicted.

    Changes `rows` in place. `find` is asked at most twice: for the lines with something to fill, and those with names.
    """
    sides = sides_of(context)
    _cross_check(context, rows, find)
    _fill_names(context, rows, find, sides)
    _fill_people(context, rows, find, sides)


# --- cross-check -----------------------------------------------------------------------------------------------------


def _cross_check(context: Context, rows: list[Party], find: Finder) -> None:
    view = context.document.view
    values: list[tuple[Party, str, TextFact, _Line]] = []
    for row in rows:
        for attribute in ("name", *(name for name, _ in _PEOPLE)):
            fact = getattr(row, attribute)
            if fact is not None:
                values.append((row, attribute, fact, _line_at(view.text, view.index(fact.start))))
    for (row, attribute, fact, line), named in zip(values, find([line.text for *_, line in values]), strict=True):
        start, end = view.index(fact.start) - line.at, view.index(fact.end) - line.at
        if _contradicts(named, start, end, "organisation" if attribute == "name" else "person"):
            lower = max(round(fact.confidence - DOUBT, 2), 0.0)
            setattr(row, attribute, fact.model_copy(update={"confidence": lower}))


def _contradicts(named: Sequence[Named], start: int, end: int, kind: str) -> bool:
    """Whether the model reads `[start, end)` otherwise: a name over its border, two names in one, the other kind of name.

    A shorter name inside of it is no objection: the model is known to cut long names.
    """
    over = [one for one in named if one.start < end and start < one.end]
    if any(one.start < start or one.end > end for one in over):
        return True
    if kind == "person":
        return any(one.kind == "organisation" for one in over)
    return len([one for one in over if one.kind == "organisation"]) > 1


# --- names of parties ------------------------------------------------------------------------------------------------


@cache
def _role() -> str:
    return any_of(word for word, role in gazetteer().roles.items() if role.role in ("buyer", "supplier"))


@cache
def _before() -> re.Pattern[str]:
    """甲方：…, 采购人（全称）为…, 作为乙方的…: a role word in front of a name."""
    return re.compile(
        rf"(?:^|[，。；、：\t（)(）\d.]|作为|由)(?P<role>{_role()})的?{_ASIDE}(?:名称|单位名称|单位|全称)?(?:[：\t]{{1,2}}|为|是|系|的)[“\"《]?$"
    )


@cache
def _after() -> re.Pattern[str]:
    """…（以下称为甲方）, …（乙方）: a role word behind a name."""
    return re.compile(
        rf"[”\"》]?[（(，](?:(?:以下|下|后|下文|本合同)(?:中|内|均)?(?:统|简)?称(?:之?为|作)?|即|作为)?[：]?[“\"「『]?(?P<role>{_role()})[”\"」』]?[）)，]"
    )


def _fill_names(context: Context, rows: list[Party], find: Finder, sides: Sides) -> None:
    empty: dict[str, Party] = {
        row.role: row for row in reversed(rows) if row.name is None and row.role in ("buyer", "supplier")
    }
    if not empty:
        return
    role = re.compile(_role())
    lines = [line for line in _lines(context) if any(sides.of(m.group()) in empty for m in role.finditer(line.text))]
    taken = {row.name.value for row in rows if row.name is not None}
    for line, named in zip(lines, find([line.text for line in lines]), strict=True):
        for one in named:
            side = _side_beside(line.text, one, sides) if one.kind == "organisation" else None
            row = empty.get(side) if side is not None else None
            if row is None or row.name is not None or any(one.text in name or name in one.text for name in taken):
                continue
            row.name = _fact(context, row, "name", line, one)
            taken.add(one.text)
            kind = org_type(one.text, row.uscc.value if row.uscc else None)
            if kind is not None and kind != "other":
                row.org_type = OrgTypeFact(value=kind, **row.name.model_dump(exclude={"value"}))


def _side_beside(text: str, one: Named, sides: Sides) -> str | None:
    """The side whose word stands right before or right behind a name; `None` if none does or the two differ."""
    before = _before().search(text, max(one.start - 40, 0), one.start)
    after = _after().match(text, one.end)
    found = {sides.of(match.group("role")) for match in (before, after) if match is not None}
    return found.pop() if len(found) == 1 else None


# --- people ----------------------------------------------------------------------------------------------------------


@cache
def _labels() -> tuple[tuple[_PERSON, re.Pattern[str]], ...]:
    side = rf"(?:(?P<side>{_role()})(?:单位|方)?(?:的|指定的?)?)?"
    return tuple(
        (name, re.compile(rf"{side}(?:{words})(?:姓名)?{_ASIDE}(?P<mark>[：\t]{{1,2}}|为|是|由|系|)"))
        for name, words in _PEOPLE
    )


def _fill_people(context: Context, rows: list[Party], find: Finder, sides: Sides) -> None:
    wanted = {name for name, _ in _PEOPLE if any(getattr(row, name) is None for row in rows)}
    places = [place for line in _lines(context) for place in _places(line) if place.attribute in wanted]
    if not places:
        return
    marks = anchors(context, sides)
    lines = list(dict.fromkeys(place.line for place in places))
    named = dict(zip(lines, find([line.text for line in lines]), strict=True))
    for place in places:
        person = next((one for one in named[place.line] if one.start >= place.end), None)
        if person is None or person.kind != "person" or not _LEAD.fullmatch(place.line.text, place.end, person.start):
            continue
        row = _row_of(context, place, person, rows, marks, sides)
        if row is not None and getattr(row, place.attribute) is None:
            setattr(row, place.attribute, _fact(context, row, place.attribute, place.line, person))


def _places(line: _Line) -> Iterator[_Place]:
    """Labels of people with something filled in behind them on the same line."""
    for name, pattern in _labels():
        for match in pattern.finditer(line.text):
            rest = line.text[match.end() : match.end() + 2].strip("\t ：/—-＿_…")
            if rest:
                yield _Place(line, name, match.start(), match.end(), match["side"])


def _row_of(
    context: Context, place: _Place, person: Named, rows: list[Party], marks: list[Anchor], sides: Sides
) -> Party | None:
    """The party whose block, column or role word the label belongs to."""
    view = context.document.view
    at = place.line.at
    value = Span(*view.span(at + person.start, at + person.end))
    holes = {"value": Hole(person.text, value)}
    if place.role is not None:
        side = Span(*view.span(at + place.start, at + place.start + len(place.role)))
        holes["side"] = Hole(place.role, side)
    start = view.span(at + place.start, at + place.end)[0]
    fact = Fact(f"party.{place.attribute}", RULE, Span(start, value.end), "", holes, {}, CONFIDENCE, 0)
    key = owner(context, fact, marks, sides)
    if key is None:
        return None
    role, _, rest = key.partition(":")
    same = [row for row in rows if row.role == role]
    if rest:
        return next(
            (row for row in same if row.label == rest or (row.name is not None and row.name.value == rest)), None
        )
    return same[0] if same else None


# --- lines and evidence ----------------------------------------------------------------------------------------------


def _lines(context: Context) -> Iterator[_Line]:
    """Lines of the view outside annexes."""
    view = context.document.view
    at = 0
    for text in view.text.split("\n"):
        if text and context.part_at(view.at[at]) in _PARTS:
            yield _Line(at, text)
        at += len(text) + 1


def _line_at(text: str, index: int) -> _Line:
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    return _Line(start, text[start : end if end >= 0 else len(text)])


def _fact(context: Context, row: Party, attribute: str, line: _Line, one: Named) -> TextFact:
    """The value with its evidence, offered as the candidate of its field."""
    span = Span(*context.document.view.span(line.at + one.start, line.at + one.end))
    part = context.part_at(span.start)
    context.offer(Candidate(f"{row.role}.{attribute}", one.text, span, RULE, CONFIDENCE, part))
    return TextFact(value=one.text, **context.evidence(span, RULE, CONFIDENCE))
