"""One contract before one check: the record, the check's own data, and the way to say what was found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import regex

from extract.audit.card import Card, card
from extract.audit.catalogue import CheckInfo, Severity, looked_for, vocabulary
from extract.audit.earned import PROVEN, earned
from extract.audit.law import Governing, governing
from extract.audit.sketch import Sketch, sketch
from extract.audit.stake import at_stake, weight
from extract.lexicon.cues import Need
from extract.lexicon.lines import LineIndex
from extract.lexicon.simplified import plain
from extract.model import Document, Span
from extract.model.view import View
from extract.record import Box, ClauseRow, Evidence, Finding, Quote, Record
from extract.record.kinds import DECIDED, SUPPORT
from extract.text.fold import fold
from extract.text.sentences import around

SURE = 0.8
"""A finding that rests on a value below this confidence, or on one with a flag, is unsure itself."""


TOLD = DECIDED | SUPPORT | {"conflict"}
"""Flags that say how a value stands to others, not that it may be misread: a conflict is what a finding tells."""
AROUND = 400
"""Characters on either side of a passage that its sentence may take: there are texts without a full stop."""


@dataclass(frozen=True)
class Contract:
    """What all checks of one contract share. `metadata` is its row of `metadata.csv` (empty cells left out);
    `document` is what the record was read from, where it is at hand: it has the boxes of every passage."""

    record: Record
    metadata: Mapping[str, str] = field(default_factory=dict)
    document: Document | None = None
    known: Sketch | None = None
    known_card: Card | None = None

    def light(self) -> Contract:
        """The contract without what only its own checks need (text, clauses, sums), for comparing it with others."""
        record = self.record.model_copy(update={"text": None, "clauses": [], "amounts": [], "findings": []})
        return Contract(record, self.metadata, known=self.sketch, known_card=self.card)

    @cached_property
    def sketch(self) -> Sketch:
        """The contract's sentences as numbers."""
        return self.known or sketch(self.record.clauses)

    @cached_property
    def card(self) -> Card:
        """What tells it from other contracts."""
        return self.known_card or card(self.record)

    @cached_property
    def text(self) -> str:
        return self.record.text or ""

    @cached_property
    def folded(self) -> str:
        """The text with its characters folded and simplified, of the same length."""
        if self.document is not None:
            return self.document.folded
        return fold(plain(self.text))

    @cached_property
    def view(self) -> View:
        """The text as phrases see it."""
        return self.document.view if self.document is not None else View.of(self.text, self.folded)

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.view.text, vocabulary())

    def windows(self, needs: tuple[Need, ...], stretch: tuple[int, int]) -> Sequence[tuple[int, int]]:
        """The lines of a stretch of the view that hold what a wording needs; all of it where that is not looked for."""
        return self._lines.windows(needs, (stretch,)) if looked_for(needs) else (stretch,)

    @cached_property
    def _starts(self) -> list[int]:
        return [clause.start for clause in self.record.clauses]

    @cached_property
    def signed(self) -> date | None:
        """The day of signing, `None` where the contract states no full date."""
        fact = self.record.fields.signed_on
        return full_date(fact.value) if fact else None

    @cached_property
    def law(self) -> Governing:
        """Which law applies, and between which days the contract was signed."""
        return governing(self.record, self.view.text if self.record.text else "")

    @cached_property
    def _by_id(self) -> dict[str, ClauseRow]:
        return {clause.id: clause for clause in self.record.clauses}

    def clause_of(self, name: str | None) -> ClauseRow | None:
        """The clause of an id."""
        return self._by_id.get(name or "")

    def clause_at(self, offset: int) -> ClauseRow | None:
        """The clause whose own text holds a character."""
        # Clauses are in the order of the text and do not overlap: the last one that begins there or before, or none.
        place = bisect_right(self._starts, offset) - 1
        while place >= 0 and self.record.clauses[place].start == self.record.clauses[place].end:
            place -= 1
        clause = self.record.clauses[place] if place >= 0 else None
        return clause if clause is not None and offset < clause.end else None


@dataclass(frozen=True)
class Case:
    """What a check of one contract gets: `run(case)` yields findings or `NotAssessed`."""

    contract: Contract
    info: CheckInfo

    @property
    def record(self) -> Record:
        return self.contract.record

    @property
    def signed(self) -> date | None:
        return self.contract.signed

    def parameter(self, name: str) -> Decimal:
        """A threshold of the check."""
        return self.info.parameters[name]

    def find(self, phrase: str, within: Span | ClauseRow | None = None) -> Iterator[tuple[Quote, regex.Match[str]]]:
        """Places where a wording of the check stands, as quotes with their match (over the tight view)."""
        view = self.contract.view
        stretch = (0, len(view.text)) if within is None else (view.index(within.start), view.index(within.end))
        wording = self.info.phrases[phrase]
        for match in wording.within(view, self.contract.windows(wording.needs, stretch)):
            yield self.quote(Span(*view.span(match.start(), match.end()))), match

    def sentence(self, quote: Evidence) -> Quote:
        """The sentence around a passage, within its line: what a person needs to see, never more than `AROUND` each way."""
        text = self.contract.text
        start, end = around(text, quote.start, quote.end, AROUND)
        while start < end and text[start].isspace():
            start += 1
        return self.quote(Span(start, end))

    def quote(self, span: Span) -> Quote:
        """A passage of the text as evidence."""
        contract = self.contract
        clause = contract.clause_at(span.start)
        places = contract.document.places(span) if contract.document is not None else ()
        page = places[0].page if places else (clause.page_start if clause else None)
        return Quote(
            text=contract.text[span.start : span.end],
            start=span.start,
            end=span.end,
            page=page,
            boxes=[Box(page=p.page, x0=p.x0, top=p.top, x1=p.x1, bottom=p.bottom) for p in places],
            clause=clause.id if clause else None,
            rule=f"audit.{self.info.id}",
            confidence=1.0,
        )

    def finding(
        self,
        detail: str,
        *evidence: Evidence,
        expected: str | None = None,
        actual: str | None = None,
        severity: Severity | None = None,
        clears: str | None = None,
        unsure: bool | None = None,
        laws: Collection[str] = (),
    ) -> Finding:
        """A finding that rests on one or more passages (values of the record or quotes), the first one its own.

        `detail` is a Chinese sentence with the figures written out. An `error` whose evidence is below `PROVEN` or has a
        flag becomes a `warning` that says so: a slip of the reader is never reported as the drafter's error. What its
        evidence has not earned (`audit.earned`) is taken back likewise. A check that knows better says `unsure` itself.
        `laws` are the ids of those that this finding rests on (by default all).
        """
        if not evidence:
            raise ValueError(f"{self.info.id}: a finding without a passage")
        verdict: Severity = severity or self.info.severity
        if unsure is None:
            bound = PROVEN if verdict == "error" else SURE
            unsure = any(one.confidence < bound or set(one.flags) - TOLD for one in evidence)
        if unsure and verdict == "error":
            verdict = "warning"
            detail += "（所依据的数值识别把握不足，请先核对原件）"
        else:
            verdict = earned(self.info, verdict, evidence, unsure, self.record)
        first, *others = evidence
        confidence = min(one.confidence for one in evidence)
        money = at_stake(self.info.stake, evidence, expected, actual, self.record)
        return Finding(
            **_evidence(first),
            rule=f"audit.{self.info.id}",
            confidence=confidence,
            check=self.info.id,
            severity=verdict,
            title=self.info.title["zh"],
            detail=detail,
            expected=expected,
            actual=actual,
            statute=self.contract.law.cite(self.info.statutes, laws),
            clears=clears or self.info.clears,
            unsure=unsure,
            at_stake=money,
            weight=weight(verdict, confidence, unsure, money, self.record),
            quotes=[_quote(one) for one in others],
        )


def full_date(value: str) -> date | None:
    """An ISO date with a day, `None` for a month or a year alone.

    >>> full_date("2025-07-03"), full_date("2025-07")
    (datetime.date(2025, 7, 3), None)
    """
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def _evidence(one: Evidence) -> dict[str, Any]:
    names = ("text", "start", "end", "page", "boxes", "clause", "flags")
    return {name: getattr(one, name) for name in names}


def _quote(one: Evidence) -> Quote:
    if isinstance(one, Quote):
        return one
    return Quote(**_evidence(one), rule=one.rule, confidence=one.confidence)
