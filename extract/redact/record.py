"""Record → the same record without personal data; every offset stays true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from extract.record import Evidence, Facts, Party, Quote, Record, Source
from extract.redact import masks
from extract.redact.columns import Hit
from extract.redact.known import Known
from extract.redact.patterns import hits
from extract.text.fold import fold

_KEPT = frozenset(
    {"schema_", "contract_id", "path", "sha256", "format", "engine", "text_source", "clause", "rule", "id", "parent",
     "check", "severity", "currency", "statute"}
)  # fmt: skip
"""Texts that are not the document's: ids, codes, names of files and laws."""
_CODE = re.compile("[a-z_]{0,40}")
"""One of our own words, such as an enum's."""
_KEPT_FACTS = frozenset({"uscc", "postcode", "org_type"})


Detail = tuple[str, str]
"""What kind of detail of a party something is (`contact`, `account`, `phone` …) and how it is written."""


def redact_text(text: str) -> str:
    """Mask personal data in a text that is no record's: a name or number told in one place is masked in every other."""
    return redact(_document(text)).text or ""


def details(text: str) -> set[Detail]:
    """What a text tells of people: names, and numbers and addresses by the mask that they take."""
    folded = fold(text)
    return {(_FIELDS.get(mask, "account"), folded[start:end]) for start, end, mask in hits(text)}


def redact(record: Record, taken: Iterable[tuple[str, str]] = ()) -> Record:
    """Mask personal data everywhere in a record: values, quotes, clauses, its text, findings and warnings.

    People who are no party (representatives, contacts, staff), telephone and fax numbers, e-mail addresses, identity
    numbers, bank accounts, names on networks. Masks keep the length, so `text[start:end]` is still the quote.
    Organisations, addresses, credit codes, contract numbers, sums and dates stay; so do an individual who is a party
    and the name of the file. `taken` is what rules took for details of a party, chosen or not, as (field, text): a
    warning may quote it. The record given is not changed.
    """
    return _Redaction(record, taken).redacted()


class _Redaction:
    def __init__(self, record: Record, taken: Iterable[tuple[str, str]]) -> None:
        self._record = record
        self._known = Known(record, taken)
        self._masks: dict[str, str] = {}

    def redacted(self) -> Record:
        made = self._model(self._record)
        assert isinstance(made, Record)
        return made.model_copy(update={"text": self._text}) if self._text is not None else made

    @cached_property
    def _text(self) -> str | None:
        return self._mask(self._record.text) if self._record.text is not None else None

    def _model(self, model: BaseModel) -> BaseModel:
        changed: dict[str, Any] = {}
        for name in type(model).model_fields:
            value = getattr(model, name)
            if name in _KEPT or value is None or (isinstance(model, Record) and name == "text"):
                continue
            if isinstance(model, Party) and name in _KEPT_FACTS:
                changed[name] = value.model_copy(update={"text": self._quote(value)})
            elif isinstance(model, Evidence) and name == "text":
                changed[name] = self._quote(model)
            else:
                changed[name] = self._value(value)
        made = model.model_copy(update=changed)
        if isinstance(made, Facts) and made.unread:
            made._unread = {name: self._model(fact) for name, fact in made.unread.items()}  # type: ignore[misc]
        return made

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._mask(value)
        if isinstance(value, BaseModel):
            return self._model(value)
        return [self._value(one) for one in value] if isinstance(value, list) else value

    def _quote(self, evidence: Evidence) -> str:
        """The quote as it stands in the masked text; one of another contract, or of none, is masked by itself."""
        foreign = isinstance(evidence, Quote) and evidence.contract_id not in (None, self._record.contract_id)
        if self._text is None or foreign:
            return self._mask(evidence.text)
        return self._text[evidence.start : evidence.end]

    def _mask(self, text: str) -> str:
        if _CODE.fullmatch(text):
            return text
        if text not in self._masks:  # a quote or a name comes back in many rows
            self._masks[text] = _masked(text, [*self._known.hits(text), *hits(text)], self._known.kept(text))
        return self._masks[text]


def _masked(text: str, found: Iterable[Hit], kept: Iterable[tuple[int, int]]) -> str:
    """The text with every hit masked that does not reach into what is kept; of two that overlap, the longer one."""
    taken = bytearray(len(text))
    for start, end in kept:
        taken[start:end] = b"\1" * (end - start)
    out = list(text)
    for start, end, mask in sorted(found, key=_longest_first):
        if not any(taken[start:end]):
            out[start:end] = mask(text[start:end])
            taken[start:end] = b"\1" * (end - start)
    return "".join(out)


def _longest_first(hit: Hit) -> tuple[int, int, Callable[[str], str] | str]:
    start, end, mask = hit
    return start - end, start, mask.__name__


_FIELDS: dict[Callable[[str], str], str] = {masks.name: "contact", masks.phone: "phone", masks.email: "email"}


def _document(text: str) -> Record:
    source = Source(path="", sha256="", format="txt", bytes=0, text_source="text", engine="")
    return Record(contract_id="", source=source, text=text)
