"""The parties of a notice: buyer, suppliers, agency, with the details that stand behind their names."""

from __future__ import annotations

from collections.abc import Sequence

from extract.facts.context import Context
from extract.facts.notices.awards import Award
from extract.facts.notices.form import Entry, Form
from extract.facts.notices.names import Name, read_name
from extract.facts.parties import gates
from extract.lexicon import phrase
from extract.model import Span
from extract.record import OrgTypeFact, Party, TextFact

_SURE = {"label": 0.95, "cell": 0.95, "prose": 0.85, "row": 0.94}


def parties(context: Context, form: Form, awarded: Sequence[Award], *, bid: bool = False) -> list[Party]:
    """Buyer, supplier(s), agency; a role that nobody is named for has no row. In a `bid` the bidder is the supplier."""
    made: list[Party] = []
    for role in ("buyer", "supplier", "agency"):
        if role == "supplier":
            made += _suppliers(context, form, awarded, bid=bid)
            continue
        named = _named(context, form, role) or _entrusted(context, form, role)
        if named is not None:
            made.append(_party(context, form, role, *named))
    return made


def _named(context: Context, form: Form, role: str) -> tuple[Name, str, float] | None:
    """The first name behind a label of the role, or behind 名称 in its part of the notice."""
    for entry in form.entries:
        own = entry.key == role or (entry.key == "org_name" and entry.part == role)
        if own and (name := read_name(context, entry.value)) is not None:
            return name, entry.label.core, _SURE[entry.via]
    return None


def _entrusted(context: Context, form: Form, role: str) -> tuple[Name, str, float] | None:
    """受某某局委托，某某公司就…"""
    view = context.document.view
    for match in phrase("notices.entrusted").finditer(view.text):
        name = read_name(context, Span(*view.span(*match.span(role))))
        if name is not None:
            return name, "", 0.85
    return None


def _suppliers(context: Context, form: Form, awarded: Sequence[Award], *, bid: bool) -> list[Party]:
    made: list[Party] = []
    for award in awarded:
        for at, name in enumerate(award.names):
            if any(party.name is not None and party.name.value == name.value for party in made):
                continue
            own = len(award.names) == 1 and award.via != "row"
            party = _party(context, form, "supplier", name, award.label, _SURE[award.via], details=own)
            if award.uscc is not None and len(award.names) == 1:
                party.uscc = _fact(context, award.uscc[0], award.uscc[1], "uscc", 0.97)
            party.lead = True if at == 0 and len(award.names) > 1 else None
            made.append(party)
    if bid and not made:
        named = {
            found.value: (found, entry)
            for entry in form.of("bidder", "supplier")
            if (found := read_name(context, entry.value)) is not None
        }
        if len(named) == 1:
            only, entry = next(iter(named.values()))
            made.append(_party(context, form, "supplier", only, entry.label.core, 0.93))
    return made


def _party(
    context: Context, form: Form, role: str, name: Name, label: str, sure: float, *, details: bool = True
) -> Party:
    party = Party(role=role, label=label)  # type: ignore[arg-type]
    party.name = _fact(context, name.value, name.span, "name", sure)
    kind = gates.kind_of_body(name.value, None)
    if kind is not None:
        party.org_type = OrgTypeFact(value=kind, **context.evidence(name.span, "notice.name", 0.85))
    for entry in form.of("detail") if details else ():
        if _owner(form, entry, role, name):
            _detail(context, party, entry)
    return party


def _owner(form: Form, entry: Entry, role: str, name: Name) -> bool:
    """True if a detail is of this party: its label says so, or the last name before it is this one."""
    if entry.label.side:
        if entry.label.side != role:
            return False
    elif entry.side != role or entry.part in ("contact", "watch", "items", "opening"):
        return False
    if role != "supplier":
        return True
    named = [
        one
        for one in form.of("supplier", "org_name", "lost", "candidate")
        if one.key != "org_name" or one.part in ("award", "supplier")
    ]
    before = [one for one in named if one.value.start < entry.value.start]
    return not before or before[-1].value.start <= name.span.start < before[-1].value.end


def _detail(context: Context, party: Party, entry: Entry) -> None:
    attribute = entry.label.detail
    if getattr(party, attribute) is not None:
        return
    view = context.document.view
    i, j = view.index(entry.value.start), view.index(entry.value.end)
    found = gates.read(attribute, view.text[i:j])
    if found is None:
        return
    setattr(party, attribute, _fact(context, found.value, Span(*view.span(i + found.start, i + found.end)), attribute, 0.92))


def _fact(context: Context, value: str, span: Span, name: str, confidence: float) -> TextFact:
    return TextFact(value=value, **context.evidence(span, f"notice.{name}", confidence))
