"""The desk of one run: contracts as they are with all decisions, and what is done to them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any

from extract.batch.lock import locked
from extract.batch.originals import Originals
from extract.dataset import layout, ledger
from extract.dataset.audited import Audited
from extract.dataset.corrections import laid
from extract.dataset.files import output_errors
from extract.dataset.journal import Act, Journal, standing
from extract.dataset.read import document_ids
from extract.dataset.store import record_file, settled
from extract.errors import UsageError
from extract.record import Record
from extract.review import lessons
from extract.review.acts import acts_of
from extract.review.queue import Queue, Shelf, Wish
from extract.review.rendering import Renderer
from extract.review.view import Contract

_KEPT = 6
"""Contracts held in memory."""


@dataclass
class Desk:
    """A run that is looked through. Raises `UsageError` if `output` is none."""

    output: Path
    source: Path | None = None
    language: str = "zh"
    renew: Callable[[Path], object] = lambda output: None
    """What is to be done when the tables were written anew: the audit, where there was one."""
    queue: Queue = field(init=False)
    journal: Journal = field(init=False)
    renderer: Renderer = field(init=False)
    _read: OrderedDict[str, tuple[int, Record, layout.Layout | None]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _settling: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        document_ids(self.output)
        with output_errors(self.output):
            ledger.absorb(self.output)  # what was typed into the CSV files counts as much as what is done here
        self.queue, self.journal = Queue(self.output), Journal(self.output)
        self.queue.types()  # what is wrong with the tables is told now
        self.renderer = Renderer(self.output, Originals(self.output, self.source))

    def shelf(self, wish: Wish, *, in_text: bool = False) -> Shelf:
        """A page of the queue; with `in_text` the words may stand in the clauses too."""
        if in_text and wish.words:
            from extract.search.find import find
            from extract.search.index import opened
            from extract.search.query import parse

            query = parse(wish.words)
            if query.phrases:
                with opened(self.output) as index:
                    wish = replace(wish, among=find(index, query, limit=1).files)
        return self.queue.shelf(wish)

    def contract(self, contract_id: str) -> Contract:
        """A contract with all that was decided on it up to now. Raises `LookupError` if there is none."""
        record, kept = self.stored(contract_id)
        sha256 = record.source.sha256
        acts = self.journal.acts(sha256=sha256)
        now = standing(acts)
        rows = ledger.rows_of(acts, "corrections")
        made, names = laid(record, rows, kept.place if kept else None)
        audited = Audited(self.output)
        made = audited.kept(made, record) if rows and not self.is_settled else audited.applied(made)
        return Contract(made, record, kept, names, acts, now, self.language)

    def verdicts(self, contract: Contract) -> dict[str, Act]:
        """Key of a finding → the act that stands on it."""
        imported = [act for act in self.journal.standing("verdict") if act.sha256 == ""]
        return {act.place: act for act in (*imported, *contract.standing) if act.kind == "verdict"}

    def act(self, contract_id: str, given: dict[str, Any], who: str) -> list[Act]:
        """Do what a reviewer asks. Raises `UsageError` (refused), `Conflict` (another was there), `LookupError`."""
        contract = self.contract(contract_id)
        acts = acts_of(contract, given, who)
        seen = given.get("seen")
        if not isinstance(seen, int) or isinstance(seen, bool) or not 0 <= seen < 1 << 63:
            raise UsageError("缺少 seen", "seen is missing")
        told = [
            replace(act, more={**act.more, **lessons.noted(contract.read, act)}) if act.kind in lessons.DECIDING else act
            for act in acts
        ]
        return self.journal.append(told, seen=seen)

    def settle(self) -> bool:
        """Write the tables anew if people have decided something since, and do again what rests on them.

        Raises `UsageError` (code `busy`) while a run is at it, which will heed what was decided itself.
        """
        if ledger.is_settled(self.output):
            return False
        with self._settling, output_errors(self.output), locked(self.output / ".hetong" / "lock", self.output):
            if written := settled(self.output):
                self.renew(self.output)
            return written

    @property
    def is_settled(self) -> bool:
        return ledger.is_settled(self.output)

    @property
    def is_void(self) -> bool:
        """True if an audit was made, of another dataset than the tables hold now."""
        audited = Audited(self.output)
        return audited.there and not audited.valid

    def close(self) -> None:
        """End what was started."""
        self.renderer.close()

    def record(self, contract_id: str) -> Record:
        """The record as it was read. Raises `LookupError` if there is none."""
        return self.stored(contract_id)[0]

    def stored(self, contract_id: str) -> tuple[Record, layout.Layout | None]:
        """The record as it was read and what was kept beside it."""
        path = record_file(self.output, contract_id)
        try:
            time = path.stat().st_mtime_ns
        except OSError:
            raise LookupError(contract_id) from None
        with self._lock:
            if (known := self._read.get(contract_id)) and known[0] == time:
                self._read.move_to_end(contract_id)
                return known[1], known[2]
        try:
            record = Record.model_validate_json(path.read_bytes())
        except (OSError, ValueError):
            raise LookupError(contract_id) from None
        kept = layout.read(self.output, contract_id)
        if kept is not None and kept.size != len(record.text or ""):
            kept = None  # of another reading
        with self._lock:
            self._read[contract_id] = (time, record, kept)
            while len(self._read) > _KEPT:
                self._read.popitem(last=False)
        return record, kept
