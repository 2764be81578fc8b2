"""Doubts: errors of recognition are not passed on as facts. Confidences go down and flags are set; values stay as read.

The flags fill the table `review`; what concerns single sums and seals is said in `source.warnings` too. A value from a
text layer is left as it is, but for sums whose figures and words differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.facts.doubts.claims import Claim, claims
from extract.facts.doubts.codes import judge
from extract.facts.doubts.glyphs import how_they_differ
from extract.facts.doubts.marks import Marks
from extract.facts.doubts.money import judge_money
from extract.facts.doubts.names import other_reading
from extract.facts.doubts.sides import misplaced
from extract.facts.doubts.support import support
from extract.facts.doubts.verdict import NEAR_SEAL, WORDS_DISAGREE, Verdict, failed
from extract.labels import column
from extract.model import Document, Span
from extract.record import Evidence, Flag, Record, thawed


def with_doubts(document: Document, record: Record) -> Record:
    """The record with what must be doubted marked on its evidence. The one given is not changed."""
    if document.scores is None and not _pairs(record):
        return record
    record = thawed(record)
    warnings = [*_disagreements(document, record)]
    if document.scores is not None:
        warnings += _recognition(document, record)
    fresh = [note for note in dict.fromkeys(warnings) if note not in record.source.warnings]
    record.source.warnings.extend(fresh)
    return record


def _pairs(record: Record) -> list[tuple[Decimal, Decimal, tuple[Evidence, ...]]]:
    """(figures, words, where they stand) of the sums whose two readings differ."""
    pairs: list[tuple[Decimal, Decimal, tuple[Evidence, ...]]] = [
        (row.figures, row.words, (row,))
        for row in record.amounts
        if row.figures is not None and row.words is not None and row.figures != row.words
    ]
    total, words = record.fields.total_amount, record.fields.total_amount_words
    if total is not None and words is not None and total.value != words.value:
        pairs.append((total.value, words.value, (total, words)))
    return pairs


def _disagreements(document: Document, record: Record) -> Iterator[str]:
    """Sums whose figures and words differ. Both readings stay; on a scan neither is to be trusted."""
    marks = Marks(document)
    for figures, capital, rows in _pairs(record):
        scanned = False
        for row in rows:
            _flag(row, "words_disagree")
            if marks.recognised(Span(row.start, row.end)):
                scanned = True
                row.confidence = min(row.confidence, WORDS_DISAGREE)
        if scanned:
            why = how_they_differ(figures, capital)
            yield f"金额小写读作 {figures}，大写读作 {capital}{'，' + why if why else ''}；按原样保留，请核对原件"


def _recognition(document: Document, record: Record) -> Iterator[str]:
    """Judge every value by its characters; then say which of them stand under or near seals."""
    marks = Marks(document)
    proofs = support(record)
    sealed: dict[int, list[str]] = {}
    before: dict[int, float] = {}
    stated = list(claims(record))
    names = frozenset(str(claim.value) for claim in stated if claim.kind == "entity")
    for claim in stated:
        verdict = judge_money(marks, proofs, claim) if claim.kind == "money" else judge(marks, claim)
        if claim.kind == "entity" and verdict.offsets:
            verdict = _unless_read_otherwise(document, claim, names, verdict)
        seals = marks.seals_at(verdict.offsets)
        _apply(claim.evidence, verdict, bool(seals), before)
        yield from verdict.notes
        for seal in seals:
            touched = sealed.setdefault(seal.place.page, [])
            if claim.name not in touched:
                touched.append(claim.name)
    yield from _sides(document, record, marks)
    for page in sorted(sealed):
        yield f"第{page}页印章下或邻近印章的内容可能误识，请核对原件：{'、'.join(sealed[page])}"


def _sides(document: Document, record: Record, marks: Marks) -> Iterator[str]:
    """Details of a party that may be the other party's."""
    doubtful: list[str] = []
    for name, fact in list(misplaced(document, record)):
        offsets = marks.telling(Span(fact.start, fact.end))
        if offsets:
            _apply(fact, failed(offsets), False, {})
            doubtful.append(column("parties", name))
    if doubtful:
        yield f"当事人信息中有标签重复出现，另一方的抬头可能未识别；下列内容可能属于另一方，请核对原件：{'、'.join(doubtful)}"


def _unless_read_otherwise(document: Document, claim: Claim, names: frozenset[str], verdict: Verdict) -> Verdict:
    """The verdict, or that of a name that stands elsewhere with other characters."""
    other = other_reading(document, str(claim.value), names)
    if other is None:
        return verdict
    note = f"{claim.name}“{claim.value}”在文中又作“{other}”，疑有漏识或误识，请核对原件"
    return failed(verdict.offsets, note)


def _apply(evidence: Evidence, verdict: Verdict, near_seal: bool, before: dict[int, float]) -> None:
    """Lower the confidence of a row to that of its weakest value. `before` holds the confidences that the rules gave."""
    if not verdict.offsets and not verdict.flags:
        return
    given = before.setdefault(id(evidence), evidence.confidence)
    evidence.confidence = min(evidence.confidence, verdict.confidence(given))
    for flag in sorted(verdict.flags):
        _flag(evidence, flag)
    if near_seal:
        evidence.confidence = min(evidence.confidence, NEAR_SEAL)
        _flag(evidence, "near_seal")


def _flag(evidence: Evidence, flag: Flag) -> None:
    if flag not in evidence.flags:
        evidence.flags = sorted([*evidence.flags, flag])
