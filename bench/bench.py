"""How fast: the whole pipeline on PDF against pdfplumber's bare `extract_text`, and the text stage on frozen text.

Both in one process on the same pages, one core, warm (imports and rules are loaded, one file was read before the clock
starts), the best of `ROUNDS` rounds each, interleaved so that a noisy moment hits both.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from extract import ingest
from extract.clauses import segment
from extract.facts import assemble
from extract.model import Document
from extract.pipeline import examine_bytes
from extract.record import Source
from extract.rulebook import default_rulebook

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
UNIT = 40_000
"""Characters that the text stage is reported for."""


def plain_pdfplumber(data: bytes) -> int:
    """Text of every page, nothing else; returns the number of pages."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
        return len(pdf.pages)


def pipeline(data: bytes) -> int:
    """Bytes to record; returns the number of pages."""
    return len(examine_bytes(data, "bench.pdf").document.pages)


def text_stage(document: Document) -> None:
    """Frozen text to record. A new document each time: what a document caches must be paid for."""
    fresh = Document(document.text, document.lines, document.pages, document.tables, document.boxes, document.format)
    book = default_rulebook()
    outline = segment(fresh)
    source = Source(path="bench", sha256="0" * 64, format=fresh.format, bytes=0, text_source="text", engine="bench")
    assemble(fresh, outline, book.match(fresh, outline), source, book)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call, in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def born_digital() -> list[Path]:
    """PDFs with a text layer: those of the samples, and the shared ones where they stand beside the repository."""
    folders = (ROOT / "samples", ROOT.parent / "shared" / "pdfs")
    return [path for folder in folders for path in sorted(folder.glob("*.pdf")) if "_scan" not in path.stem]


def bench_pdf() -> None:
    """Print pages per second of both, and the ratio."""
    print(f"PDF, best of {ROUNDS} rounds, processor time")
    sums = [0, 0.0, 0.0]
    for path in born_digital():
        data = path.read_bytes()
        pages = pipeline(data)
        rounds = [(seconds(lambda: plain_pdfplumber(data)), seconds(lambda: pipeline(data))) for _ in range(ROUNDS)]  # noqa: B023
        theirs, ours = (min(times) for times in zip(*rounds, strict=True))
        _print_pdf(path.stem, pages, theirs, ours)
        sums = [sums[0] + pages, sums[1] + theirs, sums[2] + ours]
    if sums[0]:
        _print_pdf("ALL", int(sums[0]), sums[1], sums[2])


def _print_pdf(name: str, pages: int, theirs: float, ours: float) -> None:
    print(
        f"  {name[:40]:<40} {pages:>4} pages  pdfplumber {pages / theirs:7.1f}/s"
        f"  hetong {pages / ours:7.1f}/s  ratio {theirs / ours:5.2f}"
    )


def contracts() -> list[Path]:
    """Contracts of every format, read once and then kept as frozen text."""
    folders = (ROOT / "samples", ROOT.parent / "shared" / "contracts")
    suffixes = {".txt", ".md", ".docx", ".pdf"}
    found = [path for folder in folders for path in sorted(folder.glob("*")) if path.suffix in suffixes]
    return [path for path in found if path.name != "README.md"]


def bench_text() -> None:
    """Print milliseconds for `UNIT` characters, scaled from each contract's own length, and over all of them."""
    print(f"text stage (frozen text to record), scaled to {UNIT:,} characters, best of {ROUNDS} rounds, processor time")
    characters, total = 0, 0.0
    for path in contracts():
        document = ingest.read(path)
        best = min(seconds(lambda: text_stage(document)) for _ in range(ROUNDS))  # noqa: B023
        characters, total = characters + len(document.text), total + best
        _print_text(path.stem, len(document.text), best)
    if characters:
        _print_text("ALL", characters, total)


def _print_text(name: str, characters: int, best: float) -> None:
    print(
        f"  {name[:40]:<40} {characters:>7} characters {1000 * best:7.1f} ms  {1000 * best * UNIT / characters:7.1f} ms"
    )


def main() -> int:
    """Warm up, then both."""
    for path in contracts()[:1] + born_digital()[:1]:
        examine_bytes(path.read_bytes(), path.name)
    bench_pdf()
    bench_text()
    return 0


if __name__ == "__main__":
    sys.exit(main())
