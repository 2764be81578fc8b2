"""The parties of a notice: buyer, suppliers, agency, with the details that stand behind their names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.facts.context import Context
from extract.facts.fields.numbers import lot as numeral
from extract.facts.notices.asides import behind_name, beside, trailing
from extract.facts.notices.awards import Award
from extract.facts.notices.form import SURE, Entry, Form
from extract.facts.notices.names import Name, read_name
from extract.facts.notices.undersigned import addressed, agent, letterhead, signer
from extract.facts.parties import gates
from extract.lexicon import phrase
from extract.model import Span
from extract.record import OrgTypeFact, Party, TextFact

_SURE = {**SURE, "row": 0.94}
_ELSEWHERE = frozenset({"watch", "items", "opening"})


@dataclass
class _Owned:
    """Details by role and by which of the names of suppliers (`starts`) they follow (-1: before the first)."""

    starts: list[int]
    details: dict[tuple[str, int], list[Entry]] = field(default_factory=dict)

    def of(self, role: str, start: int) -> list[Entry]:
        """The details of a party whose name stands at an offset."""
        return self.details.get((role, self.at(role, start)), [])

    def at(self, role: str, offset: int) -> int:
        """Which name of a supplier an offset stands at or behind; buyers and agencies are one each."""
        return max(bisect_right(self.starts, offset) - 1, 0) if role == "supplier" else 0


def _owned(form: Form, *, bid: bool) -> _Owned:
    """Whose each detail is: its label says so, or the last name before it does. The bidder is the supplier of a `bid`."""
    named = form.of("supplier", "lost", "candidate", "refused")
    named += [one for one in form.of("org_name") if one.part in ("award", "supplier")]
    owned = _Owned(sorted(one.value.start for one in named))
    for entry in form.of("detail"):
        role = entry.label.side or ("" if entry.part in _ELSEWHERE else entry.side)
        role = "supplier" if role == "bidder" and bid else role
        if role == "supplier" and phrase("notices.manager").search(entry.label.core):
            continue
        if role:
            owned.details.setdefault((role, owned.at(role, entry.value.start)), []).append(entry)
    return owned


def parties(
    context: Context, form: Form, awarded: Sequence[Award], *, bid: bool = False, title: Span | None = None
) -> list[Party]:
    """Buyer, supplier(s), agency; a role that nobody is named for has no row. In a `bid` the bidder is the supplier.

    `title`: that of a paper of the buyer's own, which its name may head.
    """
    owned = _owned(form, bid=bid)
    made: list[Party] = []
    for role in ("buyer", "supplier", "agency"):
        if role == "supplier":
            made += _suppliers(context, form, owned, awarded, bid=bid)
            continue
        named = _named(context, form, role) or _entrusted(context, role)
        if named is None and role == "buyer":
            signed = addressed(context, form) if bid else signer(context, form)
            own = signed or (letterhead(context, form, title) if title is not None else None)
            named = (own, "", 0.8, None) if own is not None else None
        if named is None and role == "agency" and (own := agent(context, form)) is not None:
            buyer = next((party.name.value for party in made if party.role == "buyer" and party.name is not None), None)
            named = (own, "", 0.8, None) if buyer is None or not own.value.startswith(buyer) else None
        if named is not None:
            party = _party(context, owned, role, *named[:3])
            for attribute, span in trailing(context, named[3]) if named[3] is not None else ():
                _detail(context, party, attribute, span)
            made.append(party)
    return made


_Named = tuple[Name, str, float, Span | None]
"""A name, the label before it, how sure it is, and what follows it in its line."""


def _named(context: Context, form: Form, role: str) -> _Named | None:
    """The first name behind a label of the role, or behind 名称 in its part of the notice."""
    for entry in form.entries:
        own = entry.key == role or (entry.key == "org_name" and entry.part == role)
        if own and (name := read_name(context, entry.value)) is not None:
            rest = Span(name.span.end, entry.value.end)
            return name, entry.label.core, _SURE[entry.via], rest if len(rest) and entry.via == "label" else None
    return None


def _entrusted(context: Context, role: str) -> _Named | None:
    """受某某局委托，某某公司就…; 与某某局签订合同."""
    view = context.document.view
    for match in phrase("notices.entrusted").finditer(view.text):
        name = read_name(context, Span(*view.span(*match.span(role))))
        if name is not None:
            return name, "", 0.85, None
    for match in phrase("notices.letter_buyer").finditer(view.text) if role == "buyer" else ():
        name = read_name(context, Span(*view.span(*match.span("buyer"))))
        if name is not None:
            return name, "", 0.8, None
    return None


def _suppliers(context: Context, form: Form, owned: _Owned, awarded: Sequence[Award], *, bid: bool) -> list[Party]:
    made: list[Party] = []
    known: set[str] = set()
    for award in awarded:
        alone = len(award.names) == 1
        for at, name in enumerate(award.names):
            if name.value in known:
                continue
            known.add(name.value)
            sure = _SURE[award.via]
            party = _party(context, owned, "supplier", name, award.label, sure, details=alone and award.via not in ("row", "prose"))
            if not alone:
                for entry in _of_member(owned, award, at):
                    _detail(context, party, entry.label.detail, entry.value)
            for attribute, cell in award.details.items():
                _detail(context, party, attribute, cell)
            if award.uscc is not None and alone:
                party.uscc = _fact(context, award.uscc[0], award.uscc[1], "uscc", 0.97)
            party.lead = True if at == 0 and not alone else None
            made.append(party)
    if bid and not made:
        named = {
            found.value: (found, entry)
            for entry in form.of("bidder", "supplier")
            if (found := read_name(context, entry.value)) is not None
        }
        if len(named) == 1:
            only, entry = next(iter(named.values()))
            made.append(_party(context, owned, "supplier", only, entry.label.core, 0.93))
    return made


def _of_member(owned: _Owned, award: Award, at: int) -> list[Entry]:
    """Details that say of which member of a consortium they are: 牵头人统一社会信用代码, 成员二地址."""
    found: list[Entry] = []
    for (role, _), entries in owned.details.items():
        for entry in entries if role == "supplier" else ():
            match = phrase("notices.lead_side").match(entry.label.core)
            if match is None:
                continue
            which = 0 if match["lead"] else int(numeral(match["n"])) if match["n"] else 1 if len(award.names) == 2 else -1
            if which == at:
                found.append(entry)
    return found


def _party(
    context: Context, owned: _Owned, role: str, name: Name, label: str, sure: float, *, details: bool = True
) -> Party:
    party = Party(role=role, label=label)  # type: ignore[arg-type]
    party.name = _fact(context, name.value, name.span, "name", sure)
    kind = gates.kind_of_body(name.value, None)
    if kind is not None:
        party.org_type = OrgTypeFact(value=kind, **context.evidence(name.span, "notice.name", 0.85))
    for entry in owned.of(role, name.span.start) if details else ():
        _detail(context, party, entry.label.detail, entry.value)
        for attribute, span in beside(context, entry.label.detail, entry.value):
            _detail(context, party, attribute, span)
    for attribute, span in behind_name(context, name.value):
        _detail(context, party, attribute, span)
    return party


def _detail(context: Context, party: Party, attribute: str, value: Span) -> None:
    if getattr(party, attribute) is not None:
        return
    view = context.document.view
    i, j = view.index(value.start), view.index(value.end)
    found = gates.read(attribute, view.text[i:j])
    if found is None:
        return
    span = Span(*view.span(i + found.start, i + found.end))
    setattr(party, attribute, _fact(context, found.value, span, attribute, 0.92))


def _fact(context: Context, value: str, span: Span, name: str, confidence: float) -> TextFact:
    return TextFact(value=value, **context.evidence(span, f"notice.{name}", confidence))
