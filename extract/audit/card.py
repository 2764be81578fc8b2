"""What tells one contract from another, small enough to keep of every contract of a run."""

from __future__ import annotations

import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cached_property
from typing import Any

from extract.audit.names import parties, tight
from extract.lexicon import phrase, words
from extract.record import Record
from extract.text.fold import fold

_GRAM = 5
_ONE_IN = 16
"""Of the five-character pieces of a text one in so many is kept, always the same ones: what two texts share of these is
what they share of all, and a wrongly recognised character spoils five pieces and no sentence."""
_LONGEST = 400_000
"""Characters of a text that are looked at."""
_OPENING = 8_000
"""Characters within which a later document says which contract it is about."""
_PREAMBLE = 1_500
"""Characters within which a contract says that it goes on with one that has ended."""
_LATER = ("settlement", "renewal", "supplement")
"""What a document may do to another contract, the most telling first; the words of its title stand in `rules/words/`."""


@dataclass(frozen=True)
class Card:
    """The facts by which contracts are compared; "" is “not stated”. `kind` is `contract` or one of `_LATER`.

    `ocr` is true where text was recognised, `stated` counts the key facts that were found, `size` the characters, `pieces`
    is the sample of the text; `cites` are numbers that a later document gives for the contract it is about (原合同编号).
    """

    contract_id: str
    path: str
    kind: str = "contract"
    title: str = ""
    subject: str = ""
    numbers: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    project_number: str = ""
    lot: str = ""
    buyer: str = ""
    supplier: str = ""
    total: str = ""
    signed_on: str = ""
    term_start: str = ""
    term_end: str = ""
    ocr: bool = False
    hardly: bool = False
    stated: int = 0
    size: int = 0
    sample: str = field(default="", repr=False)

    @property
    def sampled(self) -> array[int]:
        """The sample of the text's pieces, sorted; read anew each time, for it is large."""
        found = array("I")
        found.frombytes(zlib.decompress(b64decode(self.sample)) if self.sample else b"")
        return found

    def least(self, count: int) -> array[int]:
        """The first pieces by their checksum: of two texts that have most in common these are mostly the same."""
        return self.sampled[:count]

    @cached_property
    def pieces(self) -> frozenset[int]:
        """The sample of the text's pieces."""
        return frozenset(self.sampled)

    @property
    def number(self) -> str:
        """The number of the contract itself, "" where it has none but that of its project."""
        return next((one for one in self.numbers if one != self.project_number), "")

    def to_json(self) -> dict[str, Any]:
        """A JSON-ready dict; `Card.of_json` is the way back."""
        return {name: getattr(self, name) for name in _STATED}

    @staticmethod
    def of_json(data: Mapping[str, Any]) -> Card:
        """The card of a dict that `to_json` made."""
        return Card(**{**data, "numbers": tuple(data["numbers"]), "cites": tuple(data.get("cites", ()))})


_STATED = tuple(one.name for one in fields(Card))


def card(record: Record) -> Card:
    """The card of a record."""
    fields = record.fields

    def value(name: str) -> str:
        fact = getattr(fields, name)
        return tight(str(fact.value)) if fact is not None and fact.value is not None else ""

    sides = {role: next(parties(record, role), None) for role in ("buyer", "supplier")}
    names = {role: tight(one.name.value) if one and one.name else "" for role, one in sides.items()}
    numbers = [value(name).upper() for name in ("number", "buyer_number", "supplier_number")]
    total = fields.total_amount.value if fields.total_amount else None
    text = (record.text or "")[:_LONGEST]
    known = [*names.values(), *numbers[:1], value("signed_on"), value("project_name"), total is not None and "x"]
    kind = _kind(record, value("title") or value("project_name"))
    return Card(
        contract_id=record.contract_id,
        path=record.source.path,
        kind=kind,
        title=value("title"),
        subject=value("project_name") or value("title"),
        numbers=tuple(dict.fromkeys(one for one in numbers if len(one) >= 5)),
        cites=_cited(text) if kind != "contract" else (),
        project_number=value("project_number").upper(),
        lot=value("lot"),
        buyer=names["buyer"],
        supplier=names["supplier"],
        total=format(total.normalize(), "f") if isinstance(total, Decimal) else "",
        signed_on=value("signed_on"),
        term_start=value("term_start"),
        term_end=value("term_end"),
        ocr=record.source.text_source in ("ocr", "mixed"),
        hardly=getattr(record.source, "read_state", "read") == "hardly",
        stated=sum(bool(one) for one in known),
        size=len(text),
        sample=_sample(text),
    )


def _kind(record: Record, title: str) -> str:
    told = getattr(record.source, "document_type", "contract")
    if told in _LATER:
        return str(told)
    named = next((kind for kind in _LATER if any(word in title for word in words(f"{kind}_title"))), "contract")
    renews = named == "contract" and phrase("kind.renews").search(fold((record.text or "")[:_PREAMBLE])) is not None
    return "renewal" if renews else named


def _cited(text: str) -> tuple[str, ...]:
    """Numbers that a text gives for another contract."""
    found = phrase("number.of_the_original").finditer(fold(text[:_OPENING]))
    return tuple(dict.fromkeys(tight(match["number"]).upper() for match in found))


def _sample(text: str) -> str:
    """Every sixteenth piece of a text, by its checksum, as text."""
    letters = "".join(char for char in fold(text) if char.isalnum())
    limit = (1 << 32) // _ONE_IN
    marks = {zlib.crc32(letters[i : i + _GRAM].encode()) for i in range(len(letters) - _GRAM + 1)}
    found = array("I", sorted(mark for mark in marks if mark < limit))
    return b64encode(zlib.compress(found.tobytes(), 1)).decode("ascii")
