"""Where a party is named: a line 甲方：…, a sentence X（以下简称甲方）, a heading 乙方账户信息, a name behind 户名.

A head opens the run of details behind it. Its `key` tells parties apart: `buyer`, `supplier`, and `supplier:NAME` for the
other members of a consortium.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from extract.facts.context import Context, hole
from extract.facts.parties.alike import Alike
from extract.facts.parties.labels import tokens
from extract.facts.parties.names import clean, is_organisation, name_in
from extract.facts.parties.roles import Sides, plain_label
from extract.facts.parties.short_names import short_names
from extract.facts.parties.token import Token
from extract.lexicon import alternation, words
from extract.model import Fact

_JOINT = regex.compile(r"[、，；;/]|(?<=[公司院所厂心团社队局学）])[与和及]")
"""Signs between names, and what joins two organisations."""
_WORDS = regex.compile(r"\p{Han}{2}")
_BRACKETS = regex.compile(r"（[^（）]{0,24}）")


UNNAMED = "?"
"""Ends the key of a member of a consortium whom its head does not name: it is a party if its details do."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the view: `[start, end)`. Not `sure` is one without a form of its own."""

    value: str
    sure: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """A place that names a party. `words` is the label with what stands in brackets beside it; `key` is set by `keyed`."""

    start: int
    stop: int
    label: str
    words: str
    names: tuple[Name, ...]
    line: int
    cell: int
    rule: str
    confidence: float
    key: str = ""
    role: str = ""


def heads(context: Context) -> list[Head]:
    """All heads in the order of the text, without keys."""
    view = context.document.view
    found = [_from_token(context, token) for token in tokens(context) if token.names_party]
    taken = [(token.start, token.end) for token in tokens(context)] + [(head.start, head.stop + 1) for head in found]
    for fact in context.of("party.name"):
        i, j = view.index(fact.span.start), view.index(fact.span.end)
        if not any(i < stop and start < j for start, stop in taken):
            found.append(_from_fact(context, fact, i, j))
    taken += [(head.start, head.stop + 1) for head in found]
    for value, i, j, role in short_names(context):
        if not any(i < stop and start < j for start, stop in taken):
            found.append(_head(view.text, i, j, role, (Name(value, True, i, j),), "party.name.short", 0.85))
    return sorted(found, key=lambda head: head.start)


def _from_token(context: Context, token: Token) -> Head:
    text = context.document.view.text
    raw = text[token.value : token.stop]
    names = names_in(raw, token.value)
    if not any(name.sure for name in names):
        names = _before_gap(context, token) or names or _wrapped(text, token)
    names += _below(context, token, names)
    beside = "".join(_BRACKETS.findall(raw[:60]))
    stop = max(token.end, names[-1].end if names else token.stop)
    return Head(
        token.start, stop, token.role, f"{token.role}{token.marks}{beside}", tuple(names), token.line, token.cell,
        "party.name", 0.95,
    )  # fmt: skip


def _from_fact(context: Context, fact: Fact, i: int, j: int) -> Head:
    text = context.document.view.text
    label = str(hole(fact, "label"))
    names: list[Name] = []
    if "value" in fact.holes:
        start, end = (context.document.view.index(at) for at in (fact.holes["value"].span.start, fact.holes["value"].span.end))
        found = name_in(text[start:end], led=True)
        if found is not None:
            at = text.find(found[0], start, end)
            names.append(Name(*found, at if at >= 0 else start, at + len(found[0]) if at >= 0 else end))
    return _head(text, i, j, label, tuple(names), fact.rule, fact.confidence)


def _head(text: str, i: int, j: int, label: str, names: tuple[Name, ...], rule: str, confidence: float) -> Head:
    cell = text.count("\t", text.rfind("\n", 0, i) + 1, i)
    return Head(i, j, label, label, names, text.count("\n", 0, i), cell, rule, confidence)


def names_in(raw: str, at: int) -> list[Name]:
    """The names behind a label: one, or the members of a consortium (A、B（联合体）)."""
    cuts = [0, *(match.start() for match in _JOINT.finditer(raw)), len(raw)]
    parts = [(raw[i:j].lstrip("、，；;/与和及"), j) for i, j in pairwise(cuts)]
    joint = [(clean(part), j) for part, j in parts if clean(part)]
    if len(joint) > 1 and all(is_organisation(value) for value, _ in joint):
        return [_placed(raw, value, True, at) for value, _ in joint]
    found = name_in(raw)
    return [_placed(raw, *found, at)] if found is not None else []


def _placed(raw: str, value: str, sure: bool, at: int) -> Name:
    i = raw.find(value)
    return Name(value, sure, at + i, at + i + len(value)) if i >= 0 else Name(value, sure, at, at + len(raw))


def _before_gap(context: Context, token: Token) -> list[Name]:
    """The name that ends at a gap in the layout: 乙方：青石智联科技有限公司    双方就…"""
    view = context.document.view
    for at in range(token.value + 4, token.stop):
        if view.at[at] - view.at[at - 1] > 1 and is_organisation(clean(view.text[token.value : at])):
            return names_in(view.text[token.value : at], token.value)
    return []


def _wrapped(text: str, token: Token) -> list[Name]:
    """A name that goes on in the next line: 青石智联科技有 / 限公司."""
    raw = text[token.value : token.stop]
    if len(raw) < 4 or text[token.stop : token.stop + 1] != "\n" or "\n" in raw or not _WORDS.search(raw):
        return []
    end = text.find("\n", token.stop + 1)
    rest = text[token.stop + 1 : end if end >= 0 else len(text)]
    begins = rest.startswith(words("party")) or rest.startswith(words("label_address"))
    found = name_in(raw + rest) if 0 < len(rest) <= 30 and not begins else None
    if found is None or not found[1] or len(found[0]) <= len(clean(raw)):
        return []
    return [Name(*found, token.value, token.stop + 1 + len(rest))]


def _of_a_consortium(context: Context) -> bool:
    return "联合体" in context.document.view.text


def _below(context: Context, token: Token, names: list[Name]) -> list[Name]:
    """The other members of a consortium, each on a line of its own below the first."""
    text = context.document.view.text
    if not names or not context.once(_of_a_consortium):
        return []
    found: list[Name] = []
    at = names[-1].end
    while (line := text.find("\n", at)) >= 0 and len(found) < 6:
        end = text.find("\n", line + 1)
        end = end if end >= 0 else len(text)
        value = clean(text[line + 1 : end])
        if not is_organisation(value) or end - line > 60:
            break
        found.append(_placed(text[line + 1 : end], value, True, line + 1))
        at = end
    return found


def keyed(found: list[Head], blocks: list[list[Head]], sides: Sides, rank) -> list[Head]:  # type: ignore[no-untyped-def]
    """Heads with side and key. `rank` orders places by how much they count; `blocks` are heads that stand together."""
    block_of = {head.start: i for i, block in enumerate(blocks) for head in block}
    named_plainly = {sides.of(head.words) for head in found if head.names and not weak(head)}
    primary: dict[str, str] = {}
    for head in sorted(found, key=lambda one: (not any(name.sure for name in one.names), _is_member(one), rank(one.start))):
        side = _side(head, sides, named_plainly)
        if head.names:
            primary.setdefault(side, head.names[0].value)
    others: dict[str, Alike] = {}
    labels: dict[str, str] = {}
    last: dict[tuple[str, int], str] = {}
    result: list[Head] = []
    for head in found:
        side = _side(head, sides, named_plainly)
        plain = head.label if head.label in words("several") else plain_label(head.words)
        for number, name in enumerate(head.names or (None,)):
            together = last.get((side, block_of.get(head.start, -1)))
            key = _key(head, side, name, number, plain, together, primary, others, labels)
            if name is not None:
                last[side, block_of.get(head.start, -1)] = name.value
            if plain is not None and name is not None:
                labels.setdefault(plain, key)
            names = () if name is None else (name,)
            result.append(replace(head, names=names, key=key, role=side))
    return result


def _key(
    head: Head, side: str, name: Name | None, number: int, plain: str | None, together: str | None,
    primary: dict[str, str], others: dict[str, Alike], labels: dict[str, str],
) -> str:  # fmt: skip
    if side not in ("buyer", "supplier"):
        return f"{side}:{plain or head.label}"
    if name is None:
        if plain is not None and plain in labels:
            return labels[plain]
        if plain in words("later") or plain in words("several"):
            return f"{side}:{plain}"
        if _is_member(head):
            members = others[side].names if side in others else []
            return f"{side}:{members[0]}" if len(members) == 1 else f"{side}:{head.words}{UNNAMED}"
        return side
    if same(name.value, primary.get(side, name.value)):
        return side
    known = others.setdefault(side, Alike())
    number_of_it = known.first(name.value)
    if number_of_it is not None:
        return f"{side}:{known.names[number_of_it]}"
    own = plain in words("later") or plain in words("several")
    apart = number > 0 or own or _is_member(head) or (together is not None and not same(together, name.value))
    if apart and name.sure:
        known.add(name.value)
        return f"{side}:{name.value}"
    return side


def same(one: str, other: str) -> bool:
    """Two spellings of one name: equal, or the one is part of the other."""
    return one == other or one in other or other in one


def _is_member(head: Head) -> bool:
    member, lead = _any_of("consortium_member", "member"), _any_of("consortium_lead", "leading")
    return bool(member.search(head.words)) and not lead.search(head.words)


def _any_of(*lists: str) -> regex.Pattern[str]:
    return regex.compile("|".join(map(alternation, lists)))


def weak(head: Head) -> bool:
    """True for a word that names somebody else beside 甲方 and 乙方: 业主, 监理单位, 讲师."""
    return head.label in words("weak") and plain_label(head.words) is None


def _side(head: Head, sides: Sides, plainly: set[str]) -> str:
    """The side of a head; beside 甲方 and 乙方, 业主 or 监理单位 is somebody else."""
    side = sides.of(head.words)
    return "other" if weak(head) and side in plainly else side
