"""What a verb that looks into one contract looks at, and what it says of it: done in a process of its own.

Everything here runs there and gives back plain text, so that the parent never holds what a stranger's file made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from extract.cli.language import choose, say
from extract.errors import DocumentError, UsageError
from extract.model import Candidate, Clause, Document, Line, Outline, Span
from extract.pipeline import Examination, examine
from extract.record import Record


@dataclass(frozen=True, slots=True)
class Subject:
    """A contract to be read, or the record of one that has been (`.json`). `language` is that of the user."""

    file: Path
    language: str
    debug: bool = False

    def examination(self) -> Examination:
        """Raises `DocumentError` with the file's name, `UsageError` for a JSON file that is no record."""
        choose(self.language)
        if self.file.suffix.lower() == ".json":
            return _recorded(self.file)
        try:
            return examine(self.file)
        except DocumentError as error:
            raise error.of(self.file) from error


def text(subject: Subject) -> str:
    """The frozen text."""
    return _document(subject).text


def clauses(subject: Subject) -> str:
    """The tree of clauses."""
    from extract.clauses import segment
    from extract.clauses.outline_text import render

    document = _document(subject)
    outline = subject.examination().outline if _is_record(subject) else segment(document)
    return render(document, outline).rstrip("\n")


def facts(subject: Subject) -> str:
    """All values as a table, and the warnings."""
    from extract import labels
    from extract.cli.values import facts_table
    from extract.explain import values
    from extract.rulebook import default_rulebook

    found = subject.examination()
    table = facts_table(list(values(found, default_rulebook())))
    return "\n".join([table, *(f"⚠ {say(labels.remark(one), one)}" for one in found.record.source.warnings)])


def record(subject: Subject) -> dict[str, object]:
    """The whole record, as in its JSON."""
    return subject.examination().record.to_json()


def explanation(subject: Subject, field: str) -> str:
    """Why a value is what it is."""
    from extract.cli.values import explanation_text
    from extract.explain import explain
    from extract.rulebook import default_rulebook

    found = subject.examination()
    said = explanation_text(explain(found, field, default_rulebook()))
    if not _is_record(subject) or found.candidates:
        return said
    return f"{said}\n\n" + say(
        "（来自已存的记录：落选的候选没有存；要看请对原文件用 explain）",
        "(from the stored record, which holds no candidates: explain the file itself to see them)",
    )


def page(subject: Subject) -> str:
    """The page of `hetong show`."""
    from extract.ner.show import render_html

    found = subject.examination()
    return render_html(found.document, found.record, language=subject.language)


def _is_record(subject: Subject) -> bool:
    return subject.file.suffix.lower() == ".json"


def _document(subject: Subject) -> Document:
    from extract import ingest

    choose(subject.language)
    if _is_record(subject):
        return _recorded(subject.file).document
    try:
        return ingest.read(subject.file)
    except DocumentError as error:
        raise error.of(subject.file) from error


def _recorded(file: Path) -> Examination:
    """What can be said of a contract without reading it again: all but the facts that were not chosen."""
    try:
        data = json.loads(file.read_bytes())
        if not isinstance(data, dict) or not str(data.get("schema", "")).startswith("hetong/"):
            raise ValueError("schema")
        found = Record.model_validate(data)
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{file}：不是合同记录，也不是合同", f"{file}: neither a record nor a contract") from error
    if found.text is None:
        raise UsageError(f"{file}：记录里没有正文，请用 json/ 里的记录或原文件", f"{file}: a record without its text")
    lines: list[Line] = []
    for part in found.text.split("\n"):
        start = lines[-1].end + 1 if lines else 0
        lines.append(Line(start, start + len(part)))
    document = Document(found.text, tuple(lines), format=found.source.format, warnings=tuple(found.source.warnings))
    rows = [
        Clause(
            row.id, row.parent, row.part, row.annex, row.number or "", row.heading or "", row.level,
            (row.type,) if row.type else (), row.start, row.end,
        )
        for row in found.clauses
    ]  # fmt: skip
    return Examination(document, Outline(tuple(rows)), (), _candidates(file), found)


def _candidates(file: Path) -> dict[str, tuple[Candidate, ...]]:
    """The facts that were not chosen, where the record lies in the folder of a run that kept them."""
    from extract.dataset import layout

    kept = layout.read(file.parent.parent, file.stem) if file.parent.name == "json" else None
    return {
        name: tuple(Candidate(name, one.value, Span(one.start, one.end), one.rule, one.confidence, one.why) for one in found)
        for name, found in (kept.candidates if kept else {}).items()
    }
