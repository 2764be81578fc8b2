"""Parties: who buys, who supplies, and how each is reached and paid.

`heads` finds where parties are named, `labels` the labels of their details, `blocks` whose each detail is. Here the
places are put together: what stands in the body or the preamble wins over the cover, the cover over the signatures,
those over annexes; places that agree make a value surer, places that disagree leave a note and cost confidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.facts.choose import PARTS
from extract.facts.context import Context
from extract.facts.parties import cut, gates
from extract.facts.parties.alike import Alike
from extract.facts.parties.blocks import solved
from extract.facts.parties.former import is_former
from extract.facts.parties.heads import UNNAMED, Head, Name, same
from extract.facts.parties.label_words import ATTRIBUTES
from extract.facts.parties.merge import merged
from extract.facts.parties.persons import of_persons
from extract.facts.parties.registered import whose
from extract.facts.parties.settle import Candidate, latin_as_written, settle, unread
from extract.facts.parties.sides import sides_of
from extract.facts.parties.tables import filled, is_columned
from extract.lexicon import words
from extract.model import Candidate as Offered
from extract.model import Span
from extract.record import OrgTypeFact, Party, TextFact
from extract.record.evidence import Unread
from extract.rulebook import Rulebook

_PART_RANK = {"preamble": 0, "body": 0, "cover": 1, "signature": 2, "annex": 3}
_ORDER = {"buyer": 0, "supplier": 1, "agency": 2, "guarantor": 3, "other": 4}
_TOGETHER = ("account", "uscc")
_BY_KIND = 0.85  # a credit code of the one party that can have it


@dataclass
class _Draft:
    """A party in the making: the places of its name and, for each attribute, the candidates."""

    role: str
    label: str
    key: str
    names: list[tuple[tuple[int, int], Name, str, float]] = field(default_factory=list)
    values: dict[str, list[Candidate]] = field(default_factory=dict)


def parties(context: Context, rulebook: Rulebook) -> list[Party]:
    """All parties in the order buyer, supplier(s), others; a party that is named but left blank is a row of nulls."""
    sides = sides_of(context)

    def rank(start: int) -> tuple[int, int]:
        return (_PART_RANK[context.part_at(context.document.view.at[start])], start)

    named, details = solved(context, sides, rank)
    drafts: dict[str, _Draft] = {}
    for head in named:
        draft = drafts.setdefault(head.key, _Draft(head.role, head.label, head.key))
        draft.names += [(rank(name.start), name, head.rule, head.confidence) for name in head.names]
    forms = [table.span for table in context.document.tables if is_columned(context, table, sides)]
    _fill_forms(context, drafts, sides, named, rank)
    unclear: set[tuple[str, str]] = set()
    loose: list[Candidate] = []
    told = list(of_persons(context, named))
    for detail in [*details, *told]:
        span = Span(*context.document.view.span(detail.start, detail.end))
        if any(form.contains(span) for form in forms) or is_former(context, detail.start, detail.end):
            continue
        if detail.key is None and detail.attribute == "uscc":
            loose.append(Candidate(detail.value, span, "party.uscc.kind", _BY_KIND, rank(detail.start)))
        elif detail.key is None:
            unclear.add((detail.attribute, detail.value))
        elif detail.key in drafts and detail.attribute == "name":
            draft = drafts[detail.key]
            if not draft.names:
                name = Name(detail.value, True, detail.start, detail.end)
                draft.names.append((rank(detail.start), name, "party.name.label", detail.confidence - 0.03))
        elif detail.key in drafts:
            part = cut.may_be_part(context, detail.attribute, detail.end)
            one = Candidate(detail.value, span, f"party.{detail.attribute}", detail.confidence, rank(detail.start), part)
            drafts[detail.key].values.setdefault(detail.attribute, []).append(one)
    _fill_sentences(context, drafts, sides, rank)
    lacking = {key: draft.names[0][1].value for key, draft in drafts.items() if draft.names and not draft.values.get("uscc")}
    for one in loose:
        if key := whose(one.value, lacking):
            drafts[key].values.setdefault("uscc", []).append(one)
        else:
            unclear.add(("uscc", one.value))
    _tell(context, unclear - {(detail.attribute, detail.value) for detail in told})
    _apart(context, drafts)
    lead_first = sorted(drafts.values(), key=lambda draft: draft.key != draft.role)
    rows = [_party(context, draft) for draft in lead_first if draft.names or not draft.key.endswith(UNNAMED)]
    rows = [row for row in rows if row.role in ("buyer", "supplier") or row.name is not None]
    rows.sort(key=lambda row: _ORDER[row.role])
    rows = merged(rows)
    for role in ("supplier", "buyer"):
        if all(row.role != role for row in rows):
            rows.insert(0, Party(role=role, label=""))
    rows.sort(key=lambda row: _ORDER[row.role])
    suppliers = [row for row in rows if row.role == "supplier" and row.name is not None]
    if len(suppliers) > 1:
        suppliers[0].lead = True
    return rows


def _fill_forms(context: Context, drafts: dict[str, _Draft], sides, named: list[Head], rank) -> None:  # type: ignore[no-untyped-def]
    """Cells of forms with a party a column or a row. A row of a member opens a party of its own by its name."""
    keys: dict[str, str] = {}
    cells = list(filled(context, sides))
    if not cells:
        return
    known_of: dict[str, tuple[Alike, list[str]]] = {}
    by_label: dict[str, str] = {}
    for head in named:
        by_label.setdefault(head.label, head.key)
        names, head_keys = known_of.setdefault(head.role, (Alike(), []))
        if head.names and names.add(head.names[0].value) == len(head_keys):
            head_keys.append(head.key)
    sides_named = {head.key for head in named if head.names}
    for one in cells:
        if one.name is not None and one.words not in keys:
            side = sides.of(one.words)
            names, head_keys = known_of.get(side, (Alike(), []))
            number = names.first(one.value)
            known = None if number is None else head_keys[number]
            taken = side in sides_named
            apart = side not in ("buyer", "supplier") or (taken and side != "buyer")
            keys[one.words] = known or (f"{side}:{one.value}" if apart else side)
            sides_named.add(keys[one.words])
    for one in cells:
        side = sides.of(one.words)
        key = keys.get(one.words, by_label.get(one.words, side))
        draft = drafts.setdefault(key, _Draft(side, one.words, key))
        if one.name is not None:
            draft.names.append((rank(one.start), one.name, "party.name.form", 0.93))
        else:
            span = Span(*context.document.view.span(one.start, one.end))
            candidate = Candidate(one.value, span, f"party.{one.attribute}", 0.94, rank(one.start))
            draft.values.setdefault(one.attribute, []).append(candidate)


def _fill_sentences(context: Context, drafts: dict[str, _Draft], sides, rank) -> None:  # type: ignore[no-untyped-def]
    """Details told in a sentence (甲方指定周一平为项目联系人): they count after the blocks."""
    view = context.document.view
    for attribute in ATTRIBUTES:
        for fact in context.of(f"party.{attribute}"):
            side = fact.holes.get("side")
            if side is None or (key := _told_of(str(side.value), sides, drafts)) not in drafts:
                continue
            hole = fact.holes["value"].span
            i, j = view.index(hole.start), view.index(hole.end)
            found = gates.read(attribute, view.text[i:j])
            if found is not None and not is_former(context, i, j):
                span, (part, at) = Span(*view.span(i + found.start, i + found.end)), rank(i)
                one = Candidate(found.value, span, fact.rule, fact.confidence, (part + 10, at))
                drafts[key].values.setdefault(attribute, []).append(one)


def _told_of(word: str, sides, drafts: dict[str, _Draft]) -> str | None:  # type: ignore[no-untyped-def]
    """Whose detail a sentence tells; what it tells of 成员方 is that of the one other member, never of the lead."""
    if word in words("consortium_member") or word in words("member"):
        others = [key for key in drafts if key.startswith("supplier:")]
        return others[0] if len(others) == 1 else None
    side: str = sides.of(word)
    return side


def _tell(context: Context, unclear: Iterable[tuple[str, str]]) -> None:
    for attribute, value in sorted(unclear):
        context.note(f"{attribute}：{value}：分不清是哪一方的，没有采用")


def _apart(context: Context, drafts: dict[str, _Draft]) -> None:
    """An account or a credit code that two parties are given belongs to the one who has it more surely."""
    for attribute in _TOGETHER:
        owners: dict[str, dict[str, float]] = {}
        for key, draft in drafts.items():
            for one in draft.values.get(attribute, ()):
                found = owners.setdefault(one.value, {})
                found[key] = max(found.get(key, 0.0), one.confidence)
        for value, found in owners.items():
            if len(found) < 2:
                continue
            best = max(found.values())
            for key, confidence in found.items():
                if confidence < best or list(found.values()).count(best) > 1:
                    kept = [one for one in drafts[key].values[attribute] if one.value != value]
                    doubted = [one.doubted(0.3) for one in drafts[key].values[attribute] if one.value == value]
                    drafts[key].values[attribute] = kept + (doubted if confidence == best else [])
            context.note(f"{attribute}：{value}：两方都写了这一个")


def _party(context: Context, draft: _Draft) -> Party:
    row = Party(role=draft.role, label=draft.label)  # type: ignore[arg-type]
    name = _choose_name(context, draft)
    settled = {kind: settle(context, f"{draft.role}.{kind}", found) for kind, found in draft.values.items()}
    for attribute, fact in {"name": name, **settled}.items():
        if isinstance(fact, Unread):
            row.unread[attribute] = fact
        else:
            setattr(row, attribute, fact)
    if isinstance(name, TextFact):
        uscc = row.uscc.value if row.uscc else None
        kind = gates.kind_of_body(name.value, uscc)
        if kind is not None and kind != "other":
            evidence = {k: v for k, v in name.model_dump().items() if k != "value"}
            row.org_type = OrgTypeFact(value=kind, **{**evidence, "rule": "party.org_type"})
        row.aliases = _aliases(context, name)
    return row


def _choose_name(context: Context, draft: _Draft) -> TextFact | Unread | None:
    part = {name.end: cut.may_be_part(context, "name", name.end) for _, name, _, _ in draft.names}
    ranked = sorted(draft.names, key=lambda one: (part[one[1].end], not one[1].sure, one[0]))
    if not ranked:
        return None
    _, best, rule, confidence = ranked[0]
    if part[best.end]:
        return unread(context, f"{draft.role}.name", Span(*context.document.view.span(best.start, best.end)), rule)
    ranked = [one for one in ranked if not part[one[1].end]]
    spellings = {name.value for _, name, _, _ in ranked}
    if len(spellings) > 1:
        others = sorted(spellings - {best.value})
        context.note(f"{draft.role}.name：名称前后写法不同：{best.value}；{'；'.join(others)}")
        confidence -= 0.0 if any(same(best.value, other) for other in others) else 0.1
    if not best.sure:
        confidence -= 0.2
    for _, name, its_rule, its_confidence in ranked:
        span = Span(*context.document.view.span(name.start, name.end))
        section = PARTS[context.part_at(span.start)]
        context.offer(Offered(f"{draft.role}.name", name.value, span, its_rule, its_confidence, section))
    span = Span(*context.document.view.span(best.start, best.end))
    return TextFact(value=latin_as_written(context, best.value, span), **context.evidence(span, rule, confidence))


def _aliases(context: Context, name: TextFact) -> list[TextFact]:
    """Short names in brackets behind the name, or between its label and it: 甲方（以下简称“市教育局”）：云麓市教育局."""
    line = context.document.line_at(name.start)
    found = []
    for fact in context.of("party.alias"):
        before = line.start <= fact.span.start < name.start <= fact.span.end + 3
        if before or name.end <= fact.span.start <= name.end + 6:
            span = fact.holes["value"].span
            found.append(
                TextFact(value=str(fact.holes["value"].value), **context.evidence(span, fact.rule, fact.confidence))
            )
    return found
