"""A contract read as the pipeline does, but for the audit: that is what the tests do themselves."""

from __future__ import annotations

import hashlib

from extract import ingest
from extract.clauses import segment
from extract.facts import assemble
from extract.record import Record, Source
from extract.rulebook import default_rulebook


def read(text: str, name: str = "contract.txt") -> Record:
    """The record of a text, without findings."""
    data = text.encode()
    document = ingest.read_bytes(data, name)
    outline = segment(document)
    book = default_rulebook()
    sha256 = hashlib.sha256(data).hexdigest()
    source = Source(
        path=name, sha256=sha256, format=document.format, bytes=len(data), text_source="text", engine=document.engine,
        warnings=[*document.warnings],
    )  # fmt: skip
    return assemble(document, outline, book.match(document, outline), source, book)[0]
