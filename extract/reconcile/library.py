"""The records of a run, and of the files given beside it, one at a time: cards of all, each in full when it is its turn."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from extract.audit.case import Contract
from extract.dataset.load import read_rows
from extract.dataset.read import Overlay, document_ids, read_record
from extract.dataset.reconciled import beside
from extract.dataset.tables import members
from extract.reconcile.papers import Paper, paper
from extract.record import Record
from extract.record.standing import AGREEMENTS

_KEPT = 8
"""Records kept: a matter's own, while it is held together."""


class Library:
    """`papers`: the cards of all documents, sorted by path; those of the run first. Raises `UsageError` if there is no run."""

    def __init__(self, output: Path, metadata: Callable[[Record], Mapping[str, str]] | None = None) -> None:
        self.output = output
        self._metadata = metadata
        self._overlay = Overlay(output, audited=False)
        self._kept: OrderedDict[str, Contract] = OrderedDict()
        own = document_ids(output)
        extra = beside(output)
        known = set(own)
        more = [one for one in (document_ids(extra) if extra else []) if one not in known]
        self.own = frozenset(known)
        self.papers = list(self._cards(own, more))
        self.matter_of = self._matters()

    def _cards(self, own: list[str], more: list[str]) -> Iterator[Paper]:
        for contract_id in own:
            yield paper(self._read(contract_id))
        for contract_id in more:
            yield paper(self._read(contract_id), beside=True)

    def _matters(self) -> dict[str, str]:
        """Contract id → the id of the file that stands for its group."""
        groups = members(read_rows(self.output, "groups"))
        return {
            one.id: groups[one.id].group_id if one.id in groups else one.id
            for one in self.papers
            if one.kind in AGREEMENTS
        }

    def contract(self, document_id: str) -> Contract:
        """A document in full, ready for checks."""
        found = self._kept.pop(document_id, None) or self._contract(document_id)
        self._kept[document_id] = found
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def _contract(self, document_id: str) -> Contract:
        record = self._read(document_id)
        return Contract(record, self._metadata(record) if self._metadata else {})

    def _read(self, document_id: str) -> Record:
        return read_record(self.output, document_id, self._overlay)
