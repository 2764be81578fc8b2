"""A whole run: files in, dataset out."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

from extract.batch import gather
from extract.batch.discover import Input
from extract.batch.ends import result_of
from extract.batch.executors import Run, executor
from extract.batch.lock import locked
from extract.batch.manifest import Manifest, opened, remove
from extract.batch.options import Options, Step, Summary
from extract.batch.plan import Plan, Versions, timeout_for
from extract.batch.scan import Found, scan
from extract.batch.settle import settle
from extract.batch.store.address import is_url, local_output
from extract.batch.store.listing import find
from extract.batch.store.outlet import Outlet
from extract.batch.tasks import Limits, Outcome, Task
from extract.batch.worker import Config
from extract.dataset import leftovers
from extract.dataset.census import take
from extract.dataset.derived import retire
from extract.dataset.failure import Failure
from extract.dataset.files import output_errors, sweep
from extract.dataset.journal import NAME as JOURNAL
from extract.dataset.journal import Journal
from extract.dataset.ownership import refuse_foreign
from extract.dataset.store import prepare, saved
from extract.errors import UsageError
from extract.plugins import fingerprint
from extract.settings import DEFAULT, Settings
from extract.version import code_hash, libraries_hash, rules_hash

SLOWEST = 5
"""Documents that a summary names."""


def run_job(
    inputs: Iterable[Found] | Sequence[str | Path] | Path,
    output: str | Path,
    *,
    settings: Settings = DEFAULT,
    jobs: int | None = None,
    progress: Callable[[Step], None] | None = None,
    options: Options | None = None,
) -> Summary:
    """Read all inputs and write the dataset to `output`; `progress` is told of each document that is done.

    Inputs are files and folders, or what `discover` found. What an earlier run into the same folder has read is kept
    where file, program, rules and settings are the same, so an interrupted run goes on where it was. Records + failures
    = inputs, always. For a URL as `output` the dataset grows there, and the state of the run in a folder of `hetong-work/`.
    Raises `UsageError` (code `output`: the results cannot be written; `busy`: another run is at it;
    `extra`: the settings ask for an extra that is not installed), `RuleError` when the rulebook is broken.
    In a program of your own call it below `if __name__ == "__main__":`, as all that starts processes.
    """
    options = options or Options()
    if jobs is not None:
        options = replace(options, jobs=jobs)
    timeout_for(0, options.timeout)  # a limit that is none is refused before a folder is made
    outlet = Outlet(output, local_output(output)) if isinstance(output, str) and is_url(output) else None
    found = _inputs(inputs, output)
    output = outlet.output if outlet else Path(output)
    run = executor(options.executor, **options.executor_options)
    if settings.ner:
        from extract.ner.lac import require

        require()  # before the first document, and before a folder is made
    started = time.monotonic()
    with _manifest(output, options, settings.redact, outlet) as (manifest, removed):
        plan = replace(_plan(manifest, output, settings, options), outlet=outlet)
        if outlet:
            outlet.look(manifest)
        total = scan(manifest, found, plan.run)
        # Another machine has no such folder of ours; and what is masked must not stand unmasked beside the results.
        keep = options.keep_pages and (options.executor == "local" or outlet is not None) and not settings.redact
        config = Config(output.absolute(), settings, keep, outlet.url if outlet else "")
        read = _work(plan, run, config, options, _counting(plan, total, progress))
        sums = gather.sums(manifest)
        written = gather.write(manifest, output, sums.digest, outlet.record if outlet else saved)
        with output_errors(output):
            retired = tuple(retire(output))
        if outlet:
            outlet.finish(manifest)
        slowest = manifest.execute(
            "SELECT path, seconds FROM results WHERE run = ? ORDER BY seconds DESC, path LIMIT ?", (plan.run, SLOWEST)
        ).fetchall()
        manifest.set("ended", str(time.time()))
    return Summary(
        output=output,
        inputs=sums.inputs,
        records=sums.records,
        by_class=dict(sorted(sums.by_class.items(), key=lambda item: (-item[1], item[0]))),
        totals=dict(sorted(sums.totals.items())),
        read=read,
        seconds=time.monotonic() - started,
        slowest=tuple(slowest),
        written=written,
        retired=retired,
        census=take(output),
        removed=tuple(removed),
    )


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _manifest(
    output: Path, options: Options, redacted: bool, outlet: Outlet | None
) -> Iterator[tuple[Manifest, list[str]]]:
    """The folder made ready and locked, its manifest open; and what had to be removed for it.

    Where personal data is to be masked nothing may be left in which it is not: neither records nor what was made of
    them.
    """
    state = output / ".hetong"
    refuse_foreign(output)
    with output_errors(output):
        state.mkdir(parents=True, exist_ok=True)
        with locked(state / "lock", output):
            prepare(output)
            shutil.rmtree(state / "tmp", ignore_errors=True)
            (state / "tmp").mkdir(exist_ok=True)
            gone: list[str] = []
            masked = redacted and not was_redacted(output)
            anew = options.fresh or redacted or not options.keep_pages
            if outlet:
                gone = outlet.begin(masked=masked, pages=not anew)
                leftovers.clear_records(output)
            if masked:
                _refuse_journal(output)
                gone += leftovers.remove(output)
                prepare(output)
            if options.fresh or gone:
                remove(state / "manifest.sqlite")
            if anew:
                shutil.rmtree(state / "pages", ignore_errors=True)
            try:
                with opened(state / "manifest.sqlite", output) as manifest:
                    manifest.set("redact", str(int(redacted)))
                    yield manifest, gone
            finally:  # what workers were writing when they were ended
                sweep(output / "json")
                shutil.rmtree(state / "tmp", ignore_errors=True)


def _refuse_journal(output: Path) -> None:
    """What reviewers wrote is never deleted, and it may name whom the mask is to hide. Raises `UsageError`."""
    if Journal(output).last():
        raise UsageError(
            f"{output}：里面有人工核对的记录（{JOURNAL}），不能遮盖也不会删除；遮盖个人信息请用 -o 换一个新的文件夹",
            f"{output}: holds what reviewers wrote ({JOURNAL}), which is neither masked nor deleted; choose a new folder with -o",
            code="output",
        )


def was_redacted(output: Path) -> bool:
    """Whether the run of before masked personal data; no run is no."""
    path = output / ".hetong" / "manifest.sqlite"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            return bool(db.execute("SELECT 1 FROM meta WHERE name = 'redact' AND value = '1'").fetchone())
    except sqlite3.Error:
        return False


def _plan(manifest: Manifest, output: Path, settings: Settings, options: Options) -> Plan:
    """A new run in the manifest."""
    from extract.ingest import office

    parts = (code_hash(), libraries_hash(), *filter(None, (fingerprint(),)), repr(settings), office.program() is not None)
    versions = Versions(hashlib.sha256(repr(parts).encode()).hexdigest()[:16], rules_hash())
    run = int(manifest.get("run") or 0) + 1
    for name, value in (("run", run), ("started", time.time()), ("ended", ""), ("pid", os.getpid())):
        manifest.set(name, str(value))
    if options.retry_failed:
        manifest.execute("UPDATE results SET again = 1 WHERE kind = 'failure'")
    manifest.commit()
    return Plan(manifest, output, versions, run, options.timeout, options.exclude)


def _inputs(inputs: Iterable[Found] | Sequence[str | Path] | Path, output: str | Path) -> Iterator[Found]:
    """What `discover` found, or will find now. Raises `UsageError` for a path that does not exist."""
    if isinstance(inputs, (str, Path)):
        inputs = [inputs]
    if isinstance(inputs, Sequence) and any(isinstance(one, (str, Path)) for one in inputs):
        return find([one.path if isinstance(one, Input) else one for one in inputs], output=output)
    return iter(cast("Iterable[Found]", inputs))


def _counting(
    plan: Plan, total: int, progress: Callable[[Step], None] | None
) -> Callable[[str, Failure | None, float], None]:
    read = 0

    def count(name: str, failure: Failure | None, seconds: float) -> None:
        nonlocal read
        read += 1
        if progress is not None:
            progress(Step(name, failure, seconds, plan.kept + read, total + plan.added))

    return count


def _work(
    plan: Plan, run: Run, config: Config, options: Options, tell: Callable[[str, Failure | None, float], None]
) -> int:
    """Read everything that is to be read; returns how many documents that were."""
    jobs = max(options.jobs or cores(), 1)
    jobs = max(min(jobs, plan.waiting(jobs)), 1)  # a single scan has all cores
    limits = Limits(jobs, options.memory, threads=max(1, cores() // jobs))
    read = 0

    def note(outcome: Outcome) -> None:
        nonlocal read
        read += 1
        result = result_of(outcome, plan.task(outcome.key), plan.sha256_of(outcome.key))
        tell(outcome.key, plan.done(outcome.key, result, outcome.seconds), outcome.seconds)

    while True:
        suspects: list[Task] = []
        with closing(run(options.worker, config, plan.tasks(), limits, plan.admit)) as outcomes:
            for outcome in outcomes:
                if outcome.status in ("ok", "error", "memory") or (outcome.status == "timeout" and not outcome.starved):
                    note(outcome)  # by itself it would end the same way
                else:
                    suspects.append(plan.task(outcome.key))
        # Once more, by itself: it may have been the company, or the load.
        alone = replace(limits, workers=1)
        with closing(run(options.worker, config, iter(suspects), alone, plan.admit)) as outcomes:
            for outcome in outcomes:
                note(outcome)
        if not plan.pending() and settle(plan.manifest, plan.output, plan.outlet):
            return read
