"""A file that gave no record: one row of `failures`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file gave no record.

    `path` as `source.path` of a record, `sha256` "" if the file could not be read at all, `stage` the step that stopped
    (`read`, `ingest`, `clauses`, `rulebook`, `facts`, `dataset`), `error_class` a code such as `encrypted`, `duplicate`
    or `internal`. `message` is Chinese and goes into the table whatever the language of the terminal, so that the
    same input gives the same bytes; `english` is for the terminal only.
    """

    path: str
    sha256: str
    stage: str
    error_class: str
    message: str
    english: str = ""

    @property
    def contract_id(self) -> str:
        """The id that the record would have had ("" for a file that could not be read)."""
        return self.sha256[:16]


def duplicate(path: str, original: str, sha256: str) -> Failure:
    """The failure of a file whose bytes are those of `original`, which is the record."""
    return Failure(
        path=path,
        sha256=sha256,
        stage="dataset",
        error_class="duplicate",
        message=f"与 {original} 内容完全相同（SHA-256 一致），只保留一份",
        english=f"same bytes as {original} (SHA-256); kept once",
    )
