"""The things that flow through the pipeline: frozen, without I/O, cheap to pickle.

    places     spans of the text, lines, pages, tables, seals
    document   what ingest gives: the frozen text and where each character stands
    view       the text as rules see it: folded, tight, with a map back
    geometry   boxes of characters → rectangles of printed rows
    outline    what clauses give: the tree
    facts      what rules give: matches with their holes; candidates for a field

Everything after `ingest` is a half-open `Span` of character offsets into `Document.text`.
"""

from __future__ import annotations

from extract.model.document import (
    Document,
)
from extract.model.facts import (
    Candidate,
    Fact,
    Hole,
)
from extract.model.outline import (
    Anomaly,
    Clause,
    Outline,
)
from extract.model.places import (
    Cell,
    Line,
    Page,
    Place,
    Seal,
    Span,
    Stretches,
    Table,
)

__all__ = [
    "Anomaly",
    "Candidate",
    "Cell",
    "Clause",
    "Document",
    "Fact",
    "Hole",
    "Line",
    "Outline",
    "Page",
    "Place",
    "Seal",
    "Span",
    "Stretches",
    "Table",
]
