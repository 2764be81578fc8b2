"""The outline as rows of the record."""

from __future__ import annotations

from extract.lexicon.simplified import original
from extract.model import Clause, Document, Outline
from extract.record import ClauseRow


def clause_rows(document: Document, outline: Outline) -> list[ClauseRow]:
    """One row a clause, in the order of the text."""
    annexes: dict[str, str] = {}
    for clause in outline.clauses:
        if clause.annex:  # its own clause comes first, and has its name as written
            annexes.setdefault(clause.annex, _as_written(document, clause, clause.annex))
    return [
        ClauseRow(
            id=clause.id,
            parent=clause.parent,
            part=clause.part,  # type: ignore[arg-type]
            annex=annexes.get(clause.annex, clause.annex) if clause.annex else None,
            number=_as_written(document, clause, clause.number) or None,
            heading=_as_written(document, clause, clause.heading) or None,
            level=clause.level,
            type=clause.type or None,  # type: ignore[arg-type]
            text=document.text[clause.start : clause.end],
            start=clause.start,
            end=clause.end,
            page_start=document.page_at(clause.start),
            page_end=document.page_at(max(clause.end - 1, clause.start)),
        )
        for clause in outline.clauses
    ]


def _as_written(document: Document, clause: Clause, words: str) -> str:
    if not document.is_traditional:
        return words
    return original(words, document.plain[clause.start : clause.end], document.text[clause.start : clause.end])
