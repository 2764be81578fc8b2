"""From a file to a record: the composition, readable in one look.

bytes ─ingest→ Document ─clauses→ Outline ─match→ [Fact] ─assemble→ Record ─audit→ [Finding]
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract import ingest
from extract.audit import audit_record
from extract.clauses import segment
from extract.errors import DocumentError
from extract.facts import assemble
from extract.model import Candidate, Document, Fact, Outline, Seal
from extract.priority import with_priority
from extract.record import Record, SealRow, Source
from extract.rulebook import Rulebook, default_rulebook
from extract.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from extract.facts.parties.fallback import Finder


@dataclass(frozen=True)
class Examination:
    """A record with everything that led to it.

    `facts` are all matches of all rules; `candidates` holds, for each field, what could have been its value, best first.
    """

    document: Document
    outline: Outline
    facts: tuple[Fact, ...]
    candidates: Mapping[str, tuple[Candidate, ...]]
    record: Record


def extract_file(
    path: str | Path, *, root: str | Path | None = None, rulebook: Rulebook | None = None, settings: Settings = DEFAULT
) -> Record:
    """Read one contract.

    `root` is the folder that `source.path` is made relative to (the file's own folder by default).
    Raises `DocumentError` for a file that gives no record, `UsageError` if the settings ask for an extra that is not
    installed.
    """
    return examine(path, root=root, rulebook=rulebook, settings=settings).record


def examine(
    path: str | Path, *, root: str | Path | None = None, rulebook: Rulebook | None = None, settings: Settings = DEFAULT
) -> Examination:
    """Like `extract_file`, and keep the document, its outline, all facts and the candidates not chosen."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path}：读不了这个文件（{error.strerror}）", f"{path}: cannot be read ({error.strerror})"
        ) from error
    name = path.relative_to(root).as_posix() if root is not None else path.name
    return examine_bytes(data, name, rulebook=rulebook, settings=settings)


def examine_bytes(data: bytes, name: str, *, rulebook: Rulebook | None = None, settings: Settings = DEFAULT) -> Examination:
    """Like `examine`, from bytes in memory; `name` becomes `source.path`."""
    names = _names() if settings.ner else None
    book = rulebook or default_rulebook()
    document = ingest.read_bytes(data, name, settings)
    outline = segment(document)
    late = len(book.timeouts)
    facts = book.match(document, outline)
    sha256 = hashlib.sha256(data).hexdigest()
    source = Source(
        path=name,
        sha256=sha256,
        format=document.format,
        bytes=len(data),
        pages=len(document.pages) or None,
        text_source=document.text_source,  # type: ignore[arg-type]
        engine=document.engine,
        warnings=[*document.warnings, *(f"规则 {rule} 查找超时，可能漏读" for rule in book.timeouts[late:])],
        seals=[_seal(seal) for seal in document.seals],
    )
    record, candidates = assemble(document, outline, facts, source, book, names)
    # 提示 (info) is off by default: `hetong audit --severity info` brings it.
    audited = audit_record(record, document=document)
    record.findings = [finding for finding in audited.findings if finding.severity != "info"]
    record.source.warnings.extend(f"审核 {check} 查找超时，没有查完" for check in audited.timeouts)
    record = with_priority(record)
    if settings.redact:
        from extract.redact import redact

        record = redact(record, _taken(facts, candidates))
    return Examination(document, outline, facts, candidates, record)


def _taken(facts: Iterable[Fact], candidates: Mapping[str, tuple[Candidate, ...]]) -> Iterator[tuple[str, str]]:
    """(field of a party, text) of all that was ever taken for one, chosen or not."""
    for field, found in candidates.items():
        for one in found:
            yield field.rpartition(".")[2], str(one.value)
    for fact in facts:
        for name, hole in fact.holes.items():
            if isinstance(hole.value, str):
                yield fact.kind.rpartition(".")[2], hole.value
                yield {"person": "contact"}.get(hole.type, hole.type or name), hole.value


def _seal(seal: Seal) -> SealRow:
    place = seal.place
    return SealRow(
        page=place.page,
        x0=place.x0,
        top=place.top,
        x1=place.x1,
        bottom=place.bottom,
        colour=seal.colour,  # type: ignore[arg-type]
        shape=seal.shape,  # type: ignore[arg-type]
    )


def _names() -> Finder:
    """The model of the extra `ner`, imported only for those who ask for it. Raises `UsageError` if not installed."""
    from extract.ner.lac import people_and_organisations, require

    require()
    return people_and_organisations
