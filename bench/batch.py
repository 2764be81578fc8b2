"""How fast many contracts are read: a bare loop, one worker, two workers; memory; a second run with nothing to do.

The contracts are those of `samples/` (text, Markdown, docx, PDF; no scans), each with bytes of its own. Every figure
comes from a process of its own. Wall time says what a user waits; processor time says what it cost, and is the figure to
go by on a machine that has other things to do.

    python bench/batch.py [--documents 2000] [--jobs 2]
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from extract.batch import discover, run_job
from extract.batch.executors.watch import descendants
from extract.batch.source import Item, Source
from extract.batch.worker import Config, process, worker

ROOT = Path(__file__).resolve().parents[1]
SUFFIXES = {".txt", ".md", ".docx", ".pdf"}
TICKS = os.sysconf("SC_CLK_TCK")


def make(folder: Path, count: int) -> None:
    """`count` contracts with different bytes, the kinds of files mixed."""
    samples = [one.path for one in discover([ROOT / "samples"]) if one.path.suffix in SUFFIXES and "scan" not in one.name]
    folder.mkdir(parents=True)
    for i, path in zip(range(count), itertools.cycle(samples), strict=False):
        (folder / f"{i:06}{path.suffix}").write_bytes(_differing(path, i))


def _differing(path: Path, number: int) -> bytes:
    """The same contract in other bytes."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return data + f"\n% {number}\n".encode()
    if path.suffix == ".docx":
        buffer = io.BytesIO(data)
        with zipfile.ZipFile(buffer, "a") as archive:
            archive.comment = str(number).encode()
        return buffer.getvalue()
    return data + f"\n（第 {number} 份）\n".encode()


def bare(source: Path, output: Path) -> None:
    """Every contract in one process, records stored, nothing around it."""
    config = Config(output)
    for folder in ("json", ".hetong/parts", ".hetong/tmp"):
        (output / folder).mkdir(parents=True)
    worker(config)
    reader = Source()
    for one in discover([source]):
        process(Item(os.fsencode(one.path), one.name), reader, config)


def processor_time() -> float:
    """Seconds of this process and of all that it started."""
    return sum(_ticks(pid) for pid in (os.getpid(), *descendants(os.getpid()))) / TICKS


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


def peak() -> float:
    """The most memory that this process had, in MiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def measure(what: str, source: Path, output: Path) -> None:
    """Do one thing in this process and print its figures as JSON. `what`: `bare`, or a number of workers."""
    start = time.monotonic()
    if what == "bare":
        bare(source, output)
    else:
        summary = run_job([source], output, jobs=int(what))
        assert summary.unread == 0, summary.by_class
    print(json.dumps({"wall": time.monotonic() - start, "cpu": processor_time(), "peak": peak()}))


def measured(what: str, source: Path, output: Path) -> dict[str, float]:
    """The figures of `measure`, from a process of its own."""
    command = [sys.executable, __file__, "--measure", what, str(source), str(output)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def report(documents: int, jobs: int) -> None:
    """Measure and print everything."""
    with tempfile.TemporaryDirectory(prefix="hetong-bench-") as place:
        folder = Path(place)
        few = max(documents // 10, 1)
        make(folder / "many", documents)
        make(folder / "few", few)
        print(f"{documents} contracts, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(f"{'':24}{'wall s':>9}{'docs/s':>9}{'cpu s':>9}{'cpu ms/doc':>12}{'parent MiB':>12}")

        def line(name: str, what: str, source: str, output: str, count: int) -> dict[str, float]:
            found = measured(what, folder / source, folder / output)
            wall, cpu = found["wall"], found["cpu"]
            speed = f"{wall:9.1f}{count / wall:9.1f}{cpu:9.1f}{cpu / count * 1000:12.1f}{found['peak']:12.0f}"
            print(f"{name:24}{speed}", flush=True)
            return found

        loop = line("bare loop", "bare", "many", "out-bare", documents)
        one = line("1 worker", "1", "many", "out-1", documents)
        several = line(f"{jobs} workers", str(jobs), "many", "out-n", documents)
        small = line(f"{jobs} workers, {few} documents", str(jobs), "few", "out-few", few)
        again = line("nothing to do", str(jobs), "many", "out-n", documents)
        print(f"{jobs} workers against 1: {one['wall'] / several['wall']:.2f} times as fast (wall)")
        overhead = one["wall"] / loop["wall"] - 1, one["cpu"] / loop["cpu"] - 1
        print(f"executor and dataset against the bare loop: {overhead[0]:+.1%} wall, {overhead[1]:+.1%} processor time")
        print(f"memory of the parent, {documents} documents against {few}: {several['peak'] / small['peak'] - 1:+.1%}")
        print(f"a run with nothing to do: {again['wall']:.1f} s")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--measure", nargs=3, metavar=("WHAT", "SOURCE", "OUTPUT"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure(asked.measure[0], Path(asked.measure[1]), Path(asked.measure[2]))
    else:
        report(asked.documents, asked.jobs)


if __name__ == "__main__":
    main()
