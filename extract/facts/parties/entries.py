"""Every label of a detail with its value: what the blocks are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extract.facts.context import Context
from extract.facts.parties import gates
from extract.facts.parties.accounts import behind_bank, wrapped_account, wrapped_address, wrapped_bank, wrapped_phone
from extract.facts.parties.heads import Name, heads, names_in
from extract.facts.parties.label_words import ATTRIBUTES, NAMES, NONE, PERSON
from extract.facts.parties.labels import tokens
from extract.facts.parties.others_accounts import is_others, without_others
from extract.facts.parties.token import Token
from extract.lexicon import phrase, words

_SIGNING = ("legal_representative", "authorised_representative")
_IN_SENTENCES = ("holder", "bank", "account")
_OF_A_PERSON = frozenset({"phone", "fax", "email", "address", "postcode", "contact"})


_STACK = 2
"""Labels above a label that make a column of labels."""
_BANK_NUMBER = 12
"""Figures of the number that banks have among themselves (行号)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label of a detail with its value (`None` for a blank) at `[start, end)` of the view."""

    attribute: str
    value: str | None
    start: int
    end: int
    at: int
    role: str
    line: int
    cell: int
    confidence: float = 1.0
    word: str = ""


def entries(context: Context) -> list[Entry]:
    """Every label of a detail, blanks too, in the order of the text."""
    text = context.document.view.text
    found: list[Entry] = []
    for token in without_others(text, _of_parties(context)):
        found += _entries(text, token)
    taken = [(entry.at, entry.end) for entry in found if entry.value is not None]
    view = context.document.view
    for attribute in _IN_SENTENCES:
        # In a sentence, without colons: 户名 X，开户行 Y，账号 Z.
        for fact in context.of(f"party.{attribute}"):
            i, j = view.index(fact.span.start), view.index(fact.span.end)
            if "side" in fact.holes or is_others(text, i) or any(i < stop and start < j for start, stop in taken):
                continue
            start, end = (view.index(at) for at in (fact.holes["value"].span.start, fact.holes["value"].span.end))
            value = fact.holes["value"].value
            line = text.count("\n", 0, i)
            found.append(Entry(attribute, str(value), start, end, i, "", line, 0, fact.confidence))
    return sorted(found, key=lambda entry: entry.at)


def _of_parties(context: Context) -> Iterator[Token]:
    """The labels of details; behind 姓名：某某 what can be reached is that person's, until a party is named again.

    Right behind the bare label of a party (乙方： / 姓名：…) it is the party that has this name.
    """
    text = context.document.view.text
    named = {head.label for head in heads(context) if head.names}
    person = False
    stacked = 0
    before: Token | None = None
    for token in tokens(context):
        if token.names_party or token.role:
            person = False
        if token.attributes == (PERSON,):
            own = before is not None and before.role not in named and _stands_bare(text, before)
            person = not own
            token = replace(token, attributes=("name",) if own else (NONE,))
        elif person and token.attributes and set(token.attributes) <= _OF_A_PERSON:
            token = replace(token, attributes=(NONE,))
        stacked = stacked + 1 if _continues(text, before, token) else 0
        before = token
        if stacked >= _STACK and _values_follow(context, token):
            token = replace(token, value=token.stop)
        if not token.names_party:
            yield token


def _continues(text: str, before: Token | None, token: Token) -> bool:
    """Two labels without colons one below the other, the first without a value: a column of labels."""
    return before is not None and before.stop <= before.value and not text[before.end : token.start].strip("\n") and (
        "\n" in text[before.start : token.start] and text[before.end - 1 : before.end] != "："
    )


def _values_follow(context: Context, token: Token) -> bool:
    """Below the last label of a column stands more than one line before the next label: the values of the whole column."""
    text = context.document.view.text
    starts = [other.start for other in tokens(context) if other.start > token.start]
    rest = text[token.end : min(starts, default=len(text))]
    return len([line for line in rest.split("\n") if line.strip()]) >= _STACK and "：" not in rest[:2]


def _stands_bare(text: str, token: Token) -> bool:
    """True for a party's label without a value that begins its line; behind a number (2. 发包人) it is a heading."""
    return token.names_party and token.stop <= token.value and (token.start == 0 or text[token.start - 1] == "\n")


def _entries(text: str, token: Token) -> Iterator[Entry]:
    raw = text[token.value : token.stop]
    if token.attributes == ("account",) and (whole := phrase("parties.account_of_holder").search(raw)):
        yield from _account_of_holder(whole, token)
        return
    wanted = [one for one in token.attributes if one in ATTRIBUTES or one in NAMES]
    joint = [one for one in wanted if one in _SIGNING]
    if len(joint) > 1:
        # 法定代表人或授权代表：X: which of the two X is, it does not say.
        wanted = [one for one in wanted if one not in joint[1:] and token.value == token.end]
    if not wanted:
        yield Entry(NONE, None, token.value, token.stop, token.start, token.role, token.line, token.cell)
    for attribute in wanted:
        if attribute in NAMES:
            names = names_in(raw, token.value)
            person = gates.read("contact", raw) if not names and token.word in words("label_person") else None
            if person is not None:
                names = [Name(person.value, True, token.value + person.start, token.value + person.end)]
            value, start, end = (names[0].value, names[0].start, names[0].end) if names else (None, token.value, token.stop)
        else:
            rest = _without_others(raw, attribute, wanted)
            found = _joint(attribute, rest) if len(wanted) > 1 else gates.read(attribute, rest)
            if found is None and attribute == "account":
                found = wrapped_account(text, token)
                if found is None and (wanted == ["account"] or "bank" in wanted):
                    if len(wanted) == 1:
                        yield from _bank_before(raw, token)
                    found = behind_bank(raw)
            elif found is not None and attribute == "account":
                found = wrapped_account(text, token) or found
            elif found is not None and attribute == "bank":
                found = wrapped_bank(text, token) or found
            elif attribute == "address" and wanted == ["address"]:
                found = wrapped_address(text, token) or found
            elif found is None and wanted == ["phone"]:
                found = wrapped_phone(text, token)
            value, start, end = (
                (found.value, token.value + found.start, token.value + found.end)
                if found is not None
                else (None, token.value, token.stop)
            )
        sure = 0.8 if attribute in _SIGNING and len(joint) > 1 else 0.9 if token.word in words("label_loose") else 1.0
        yield Entry(attribute, value, start, end, token.start, token.role, token.line, token.cell, sure, token.word)
    if wanted == ["bank"]:
        yield from _account_behind_bank(raw, token)
    if len(wanted) == 1 and "\n" in text[token.end : token.value]:
        yield from _further(text, token, wanted[0])
    if wanted == ["contact"] and (found := gates.read("phone", raw)) is not None:
        yield Entry(
            "phone", found.value, token.value + found.start, token.value + found.end, token.start, token.role,
            token.line, token.cell, 0.85,
        )  # fmt: skip


def _account_behind_bank(raw: str, token: Token) -> Iterator[Entry]:
    """The account that stands behind the bank without a label of its own; twelve figures may be the number of the bank."""
    found = behind_bank(raw) if gates.read("bank", raw) is not None else None
    if found is not None and len(found.value) != _BANK_NUMBER:
        yield Entry(
            "account", found.value, token.value + found.start, token.value + found.end, token.start, token.role,
            token.line, token.cell, 0.9, token.word,
        )  # fmt: skip


def _account_of_holder(whole: regex.Match[str], token: Token) -> Iterator[Entry]:
    """All three in 收款账户：某某银行云麓支行（某某有限公司：6400123456789012）, the holder first: he says whose they are."""
    for attribute in ("holder", "bank", "account"):
        found = None if attribute == "holder" else gates.read(attribute, whole[attribute])
        value = whole["holder"] if attribute == "holder" else found.value if found is not None else None
        start, end = token.value + whole.start(attribute), token.value + whole.end(attribute)
        yield Entry(attribute, value, start, end, token.start, token.role, token.line, token.cell, word=token.word)


def _bank_before(raw: str, token: Token) -> Iterator[Entry]:
    """The bank that stands in front of an account under its label."""
    match = phrase("parties.account_behind").search(raw.rstrip("。；， "))
    bank = gates.read("bank", raw[: match.start()]) if match else None
    if bank is not None:
        yield Entry(
            "bank", bank.value, token.value + bank.start, token.value + bank.end, token.start, token.role,
            token.line, token.cell, word=token.word,
        )  # fmt: skip


def _further(text: str, token: Token, attribute: str) -> Iterator[Entry]:
    """A cell a line, a party a column: the label, then the value of each party on a line of its own."""
    at = token.stop
    while text[at : at + 1] == "\n" and at < token.limit:
        end = text.find("\n", at + 1)
        end = end if end >= 0 else len(text)
        raw = text[at + 1 : end]
        if end > token.limit or not raw:
            return
        if attribute in NAMES:
            names = names_in(raw, at + 1)
            if not names:
                return
            yield Entry(attribute, names[0].value, names[0].start, names[0].end, at + 1, token.role, token.line, 0)
        else:
            found = gates.read(attribute, raw)
            if found is None:
                return
            i, j = at + 1 + found.start, at + 1 + found.end
            yield Entry(attribute, found.value, i, j, at + 1, token.role, token.line, 0, word=token.word)
        at = end


def _joint(attribute: str, raw: str) -> gates.Found | None:
    """Behind a label of two a telephone may stand behind an address: 文昌路1号0951-5550101."""
    found = gates.read(attribute, raw)
    return gates.phone_behind(raw) if found is None and attribute == "phone" else found


def _without_others(raw: str, attribute: str, wanted: Sequence[str]) -> str:
    """Behind a label of two (地址、电话) the value of the other is blanked out, length kept."""
    for other in wanted:
        if other != attribute and other in ("phone", "postcode", "account") and (found := _joint(other, raw)):
            raw = raw[: found.start] + " " * (found.end - found.start) + raw[found.end :]
    return raw
