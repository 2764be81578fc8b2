"""When all work is done: one name for each document, whatever order things happened in."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from extract.batch.manifest import Manifest
from extract.batch.store.outlet import Outlet
from extract.dataset.files import output_errors
from extract.dataset.store import save, saved

_MISNAMED = """
SELECT first, results.sha256, results.path, kind FROM results JOIN (
    SELECT sha256, MIN(path) AS first FROM inputs WHERE sha256 IS NOT NULL GROUP BY sha256
) AS named USING (sha256) WHERE first <> results.path
"""


def settle(manifest: Manifest, output: Path, outlet: Outlet | None = None) -> bool:
    """Bring results in line with inputs; `False` if documents are left that have to be read (again) for that.

    Of files with the same bytes the first by path gives the document its name. A record that was made under another
    name (the file was moved, or a copy was read first) gets the right one; a failure, whose message holds the name, is
    made again, and so is a record if the suffix differs, for that is a hint to the reader.
    """
    lost = manifest.execute(
        "UPDATE inputs SET state = 'pending' WHERE state = 'done' AND sha256 IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM results WHERE results.sha256 = inputs.sha256)"
    ).rowcount
    for path, sha256, old, kind in manifest.execute(_MISNAMED).fetchall():
        if kind == "record" and _suffix(path) == _suffix(old):
            size = _rename(output, outlet, sha256[:16], path)
            manifest.execute("UPDATE results SET path = ?, size = ? WHERE sha256 = ?", (path, size, sha256))
        else:
            manifest.execute("DELETE FROM results WHERE sha256 = ?", (sha256,))
            manifest.execute("UPDATE inputs SET state = 'pending' WHERE path = ?", (path,))
            lost += 1
    manifest.commit()
    return lost == 0


def _rename(output: Path, outlet: Outlet | None, contract_id: str, path: str) -> int:
    with output_errors(output):
        record = outlet.record(output, contract_id) if outlet else saved(output, contract_id)
        renamed = record.model_copy(update={"source": record.source.model_copy(update={"path": path})})
        return outlet.save(output, renamed) if outlet else save(output, renamed)


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
