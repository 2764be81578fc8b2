"""What the rules left empty in a party, taken from a model of names: the extra `ner`.

A name or a person is taken only where a label or a role word stands right beside it (the cue), outside annexes. A blank
stays a blank: behind a label with nothing filled in, nothing is looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import regex

from extract.facts.context import Context
from extract.facts.parties.blocks import owner_at, solved
from extract.facts.parties.heads import Head
from extract.facts.parties.roles import Sides
from extract.facts.parties.tables import is_columned
from extract.model import Candidate, Span
from extract.ner.gazetteer import gazetteer
from extract.ner.pieces import any_of
from extract.record import OrgTypeFact, Party, TextFact
from extract.values.organisation import org_type

if TYPE_CHECKING:
    from extract.ner.lac import Named

Finder = Callable[[Sequence[str]], "list[list[Named]]"]
"""Names of people and organisations in each line (`extract.ner.lac.people_and_organisations`)."""

RULE = "ner.lac"
CONFIDENCE = 0.65

_PERSON = Literal["legal_representative", "authorised_representative", "contact"]
PEOPLE: tuple[tuple[_PERSON, str], ...] = (
    ("legal_representative", "法定代表人|法人代表|法定代表|单位负责人|主要负责人"),
    ("authorised_representative", "(?:委托|授权|委托授权|授权委托|授权签约)(?:代理人|代表人?)|签约代表"),
    ("contact", "(?:项目|业务|采购|指定|合同|日常)?(?:联系人|联络人|联络员|经办人|对接人|承办人)员?"),
)
# What may stand between the label and the person: 市场部王小明, 主任：王小明, （姓名）王小明
_LEAD = regex.compile(
    r"(?:[（(][^（）()\n]{1,8}[）)])?(?:\p{Han}{0,10}(?:部|科|处|室|股|组|办|中心|经理|主任|科长|处长|老师|职员))?[：，]?"
)
# 联系人及电话：周一平 139…, 法定代表人/授权代表：周一平
_MORE = r"(?:[及和、/或](?:联系)?(?:电话|方式|手机|职务|授权代表|委托代理人)(?:号码)?)?"
_ASIDE = r"(?:[（(][^（）()\n]{1,16}[）)]){0,2}"
# An annex may be a form for others (a sample of a letter, a list of other contracts): its names are not taken.
_PARTS = ("preamble", "body", "cover", "signature")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the view: `text` begins at index `at` of the view, at offset `start` of the document."""

    at: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a label stands in a line and what it asks for; what is filled in begins at `end`."""

    line: _Line
    attribute: str
    start: int
    end: int
    role: str | None


@cache
def _role() -> str:
    return any_of(word for word, role in gazetteer().roles.items() if role in ("buyer", "supplier"))


@cache
def _before() -> regex.Pattern[str]:
    """甲方：…, 作为乙方的…, 采购人为… and a role word that begins the line, in front of a name."""
    asked = rf"(?P<role>{_role()}){_ASIDE}(?:名称|单位名称|单位|全称)?"
    return regex.compile(
        rf"(?:(?:^|[，。；、：\t（）\d.])(?:{asked}(?:[：\t]{{1,2}}|(?P<verb>为|是|系)))|作为(?P<role>{_role()})的|^(?P<bare>){asked})[“\"《]?$"
    )


@cache
def _after() -> regex.Pattern[str]:
    """…（以下称为甲方）, …（乙方）, …作为甲方: a role word behind a name."""
    called = r"(?:以下|下|后|下文|本合同)(?:中|内|均)?(?:统|简)?称(?:之?为|作)?"
    return regex.compile(
        rf"[”\"》]?[（，](?:{called}|即|作为)?[：]?[“\"「『]?(?P<role>{_role()})[”\"」』]?[），]"
        rf"|，?(?:作为|为)(?:本合同的?)?(?P<role>{_role()})(?=[，、。；与和]|$)"
    )


# 乙方为江州市第一中学提供服务: behind 为 the name must end what is said.
_ENDS = regex.compile(r"[”\"》]?(?:[，。；、\t]|（|[与和](?=\p{Han})|$)")
_LINE_ENDS = regex.compile(rf"{_ASIDE}$")


def fill_names(context: Context, rows: list[Party], find: Finder, sides: Sides) -> None:
    """Names of buyer and supplier that no rule found. Changes `rows` in place."""
    empty: dict[str, Party] = {
        row.role: row for row in reversed(rows) if row.name is None and row.role in ("buyer", "supplier")
    }
    if not empty:
        return
    role = regex.compile(_role())
    lines = [
        line for line in _lines(context) if any(_side(m.group(), sides) in empty for m in role.finditer(line.text))
    ]
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
    sides_beside = set()
    before = _before().search(text, max(one.start - 40, 0), one.start)
    if before is not None and _told(text, one, before):
        sides_beside.add(_side(before["role"], sides))
    after = _after().match(text, one.end)
    if after is not None:
        sides_beside.add(_side(after["role"], sides))
    return sides_beside.pop() if len(sides_beside) == 1 else None


def _side(word: str, sides: Sides) -> str:
    """The side of a role word in this contract, else by the gazetteer (中标单位)."""
    side = sides.of(word)
    known = gazetteer().roles.get(word)
    return known if side == "other" and known is not None else side


def _told(text: str, one: Named, before: regex.Match[str]) -> bool:
    """Whether the role word in front names the party, and does not begin a sentence about another body."""
    if before["bare"] is not None:
        return _LINE_ENDS.match(text, one.end) is not None
    return before["verb"] is None or _ENDS.match(text, one.end) is not None


@cache
def _labels() -> tuple[tuple[_PERSON, regex.Pattern[str]], ...]:
    """The labels in front of a person, with the side whose person it is: 甲方的联系人：."""
    side = rf"(?:(?P<side>{_role()})(?:单位|方)?(?:的|指定的?)?)?"
    return tuple(
        (name, regex.compile(rf"{side}(?:{words})(?:姓名)?{_MORE}{_ASIDE}(?:：\t?|\t|为|是|由|系|)"))
        for name, words in PEOPLE
    )


def fill_people(context: Context, rows: list[Party], find: Finder, sides: Sides) -> None:
    """Representatives and contacts that no rule found. Changes `rows` in place."""
    wanted = {name for name, _ in PEOPLE if any(getattr(row, name) is None for row in rows)}
    # A form with a party a column: an empty cell is a blank, and the next cell is the other party's.
    forms = [table.span for table in context.document.tables if is_columned(context, table, sides)]
    lines = [line for line in _lines(context) if not any(form.start <= line.start < form.end for form in forms)]
    places = [place for line in lines for place in _places(line) if place.attribute in wanted]
    if not places:
        return
    heads, _ = solved(context, sides, lambda start: (0, start))
    asked = list(dict.fromkeys(place.line for place in places))
    named = dict(zip(asked, find([line.text for line in asked]), strict=True))
    for place in places:
        person = next((one for one in named[place.line] if one.start >= place.end), None)
        if person is None or person.kind != "person" or not _LEAD.fullmatch(place.line.text, place.end, person.start):
            continue
        row = _row_of(context, place, rows, heads, sides)
        if row is not None and getattr(row, place.attribute) is None:
            setattr(row, place.attribute, _fact(context, row, place.attribute, place.line, person))


def _places(line: _Line) -> Iterator[_Place]:
    """Labels of people with something filled in behind them on the same line."""
    for name, pattern in _labels():
        for match in pattern.finditer(line.text):
            rest = line.text[match.end() : match.end() + 2].strip("\t ：/—-＿_…")
            if rest:
                yield _Place(line, name, match.start(), match.end(), match["side"])


def _row_of(context: Context, place: _Place, rows: list[Party], heads: list[Head], sides: Sides) -> Party | None:
    """The party whose block or role word the label belongs to."""
    told = _side(place.role, sides) if place.role is not None else None
    key = told or owner_at(context, heads, place.line.at + place.start) or ""
    role, _, rest = key.partition(":")
    same = [row for row in rows if row.role == role]
    if rest:
        return next(
            (row for row in same if row.label == rest or (row.name is not None and row.name.value == rest)), None
        )
    return same[0] if same else None


def _lines(context: Context) -> Iterator[_Line]:
    """Lines of the view outside annexes."""
    view = context.document.view
    at = 0
    for text in view.text.split("\n"):
        if text and context.part_at(view.at[at]) in _PARTS:
            yield _Line(at, view.at[at], text)
        at += len(text) + 1


def _fact(context: Context, row: Party, attribute: str, line: _Line, one: Named) -> TextFact:
    """The value with its evidence, offered as the candidate of its field."""
    span = Span(*context.document.view.span(line.at + one.start, line.at + one.end))
    part = context.part_at(span.start)
    context.offer(Candidate(f"{row.role}.{attribute}", one.text, span, RULE, CONFIDENCE, part))
    return TextFact(value=one.text, **context.evidence(span, RULE, CONFIDENCE))
