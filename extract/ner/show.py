"""One HTML page with the contract's text and every value of its record marked in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extract import pages
from extract.labels import FIELDS
from extract.ner.highlights import Piece, marks, pieces
from extract.ner.legend import GROUPS
from extract.pages.tongue import Tongue

if TYPE_CHECKING:
    from extract.model import Document
    from extract.ner.entities import Entity
    from extract.record import Record

_REST = "…"
"""Label of the second and later pieces of a mark."""


def render_html(document: Document, record: Record, entities: Iterable[Entity] = (), language: str = "zh") -> str:
    """The page for `hetong show FILE -o page.html`: a complete HTML document, escaped, one file without network.

    `record` must be the record of `document`; `entities` add names that are no value of the record (may be empty).
    """
    tongue = Tongue(language)
    found = pieces(marks(record, entities, tongue), document.text)
    silent = (name for name in FIELDS if getattr(record.fields, name, None) is None)
    return pages.page(
        "show.html",
        language=language,
        title=record.fields.title.value if record.fields.title else record.source.path,
        file=f"{record.source.path} · {record.contract_id}",
        legend=list(_legend(found, tongue)),
        missing=tongue.join(tongue.column("contracts", name) for name in silent),
        stretches=_stretches(document.text, found, tongue),
    )


def _legend(found: Iterable[Piece], tongue: Tongue) -> Iterator[tuple[str, str, int, list[tuple[str, int]]]]:
    """Groups in their order: key, name, how many marks, the count of each kind."""
    counts: dict[str, Counter[str]] = {group: Counter() for group in GROUPS}
    for piece in found:
        if piece.first:
            counts[piece.mark.group][piece.mark.kind] += 1
    for group, name in GROUPS.items():
        if kinds := counts[group]:
            yield group, tongue.say(*name), kinds.total(), list(kinds.items())


def _stretches(text: str, found: Iterable[Piece], tongue: Tongue) -> Iterator[tuple[str, str, str, str]]:
    """The text in order: what stands before a mark, the marked text, its group, its label (the last one without a mark)."""
    at = 0
    for piece in found:
        name = piece.mark.label if piece.first else _REST + tongue.say(*GROUPS[piece.mark.group])
        yield text[at : piece.start], text[piece.start : piece.end], piece.mark.group, name
        at = piece.end
    yield text[at:], "", "", ""
