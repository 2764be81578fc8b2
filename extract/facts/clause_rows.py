"""The outline as rows of the record."""

from __future__ import annotations

from extract.model import Document, Outline
from extract.record import ClauseRow


def clause_rows(document: Document, outline: Outline) -> list[ClauseRow]:
    """One row a clause, in the order of the text."""
    return [
        ClauseRow(
            id=clause.id,
            parent=clause.parent,
            part=clause.part,  # type: ignore[arg-type]
            annex=clause.annex,
            number=clause.number or None,
            heading=clause.heading or None,
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
