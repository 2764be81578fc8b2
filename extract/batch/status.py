"""Where a run stands, read from its manifest while it works or after."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from extract.batch.lock import is_locked
from extract.errors import UsageError

_RECENT = 300.0
"""Seconds that the rate is taken over."""


@dataclass(frozen=True)
class Standing:
    """The state of an output folder. `rate`: documents a second lately, 0 if nothing is going on; times in Unix seconds.

    `complete`: the tables hold all of it. `pending` does not know what is in archives not yet opened.
    """

    running: bool
    complete: bool
    inputs: int
    pending: int
    records: int
    by_class: dict[str, int]
    rate: float
    started: float
    ended: float | None


def standing(output: str | Path) -> Standing:
    """Read the manifest. Raises `UsageError` (code `nothing`) for a folder that no run has written to."""
    output = Path(output)
    path = output / ".hetong" / "manifest.sqlite"
    if not path.is_file():
        raise UsageError(
            f"{output}：这里没有运行记录；请先用 hetong run -o {output} 运行",
            f"{output}: no run has written here; start one with hetong run -o {output}",
            code="nothing",
        )
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return _standing(db, is_locked(path.with_name("lock")))
        finally:
            db.close()
    except sqlite3.Error as error:
        raise UsageError(
            f"{path}：运行记录读不了（{error}）；再运行一次 hetong run 会重建它",
            f"{path}: cannot be read ({error}); another hetong run makes it anew",
        ) from error


def _standing(db: sqlite3.Connection, running: bool) -> Standing:
    meta = dict(db.execute("SELECT name, value FROM meta"))
    states = dict(db.execute("SELECT state, COUNT(*) FROM inputs GROUP BY state"))
    by_class = dict(
        db.execute(
            "SELECT COALESCE(i.class, r.class) AS class, COUNT(*) FROM inputs AS i LEFT JOIN results AS r USING (sha256)"
            " WHERE i.state = 'done' AND (i.class IS NOT NULL OR r.kind = 'failure') GROUP BY 1 ORDER BY 2 DESC, 1"
        )
    )
    records = db.execute(
        "SELECT COUNT(DISTINCT i.sha256) FROM inputs AS i JOIN results AS r USING (sha256)"
        " WHERE i.state = 'done' AND r.kind = 'record'"
    ).fetchone()[0]
    copies = states.get("done", 0) - records - sum(by_class.values())
    if copies > 0:
        by_class["duplicate"] = copies
    latest = db.execute("SELECT MAX(finished) FROM results").fetchone()[0] or 0.0
    started = float(meta.get("started") or 0)
    since = max(started, latest - _RECENT)
    done = db.execute("SELECT COUNT(*) FROM results WHERE finished >= ?", (since,)).fetchone()[0]
    return Standing(
        running=running,
        complete=bool(meta.get("dataset")) and bool(meta.get("ended")),
        inputs=sum(states.values()) - states.get("archive", 0),
        pending=states.get("pending", 0),
        records=records,
        by_class=by_class,
        rate=done / (latest - since) if running and latest > since else 0.0,
        started=started,
        ended=float(meta["ended"]) if meta.get("ended") else None,
    )
