"""How fast: the stages of reading a PDF against pdfplumber's bare `extract_text`, the text stage on frozen text, OCR.

    python bench/bench.py [--rounds N] [--no-ocr] [PDF ...]

Everything in one process on the same pages, one core, warm (imports and rules are loaded, one file was read before the
clock starts), processor time, the best of all rounds for each stage, interleaved so that a noisy moment hits all alike.
Only the ratios mean anything on another machine.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pypdfium2.raw as raw

from extract import ingest
from extract.clauses import segment
from extract.facts import assemble
from extract.ingest.pdf.chars import TextReader
from extract.ingest.pdf.engines import PdfiumEngine
from extract.ingest.pdf.fast import Fast
from extract.ingest.pdf.layout import lay_out
from extract.model import Document
from extract.pipeline import examine_bytes
from extract.record import Source
from extract.rulebook import default_rulebook
from extract.settings import Settings
from extract.values.lexer import lex

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
UNIT = 40_000
"""Characters that the text stage is reported for."""
NO_OCR = Settings(ocr="never")


def plain_pdfplumber(data: bytes) -> int:
    """Text of every page, nothing else; returns the number of pages."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
        return len(pdf.pages)


def boxes(data: bytes) -> int:
    """The characters of every page with their boxes; returns the number of pages."""
    pdf = pypdfium2.PdfDocument(data)
    reader = TextReader(raw, Fast(raw))
    for number in range(len(pdf)):
        page = raw.FPDF_LoadPage(pdf.raw, number)
        reader.read(page, number + 1)
        raw.FPDF_ClosePage(page)
    count = len(pdf)
    pdf.close()
    return count


def tables(data: bytes) -> int:
    """Characters, boxes, rulings, printed lines and filled tables of every page; returns the number of pages."""
    engine = PdfiumEngine(data)
    for number in range(1, len(engine) + 1):
        page = engine.page(number)
        assert page is not None
        lay_out(page.chars, page.rulings)
    count = len(engine)
    engine.close()
    return count


def document(data: bytes) -> int:
    """Bytes to frozen document: also what the text layer is worth, paragraphs, running heads, joined tables."""
    return len(ingest.read_bytes(data, "bench.pdf", NO_OCR).pages)


def pipeline(data: bytes) -> int:
    """Bytes to record; returns the number of pages."""
    return len(examine_bytes(data, "bench.pdf", settings=NO_OCR).document.pages)


STAGES: dict[str, tuple[Callable[[bytes], int], float | None]] = {
    "text+boxes": (boxes, 9.0),
    "+tables": (tables, 7.0),
    "document": (document, None),
    "pipeline": (pipeline, 4.0),
}
"""What is measured, and how many times faster than pdfplumber's bare text it must be."""


def text_stage(document: Document) -> None:
    """Frozen text to record. A new document each time: what a document caches must be paid for."""
    fresh = replace(document)
    lex.cache_clear()
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


def bench_pdf(paths: list[Path], rounds: int) -> bool:
    """Print pages per second of pdfplumber, and how many times faster each stage is; true if all targets are met."""
    print(f"PDF, times pdfplumber's bare extract_text, best of {rounds} rounds, processor time")
    print(f"  {'':<34} pages  pdfplumber  " + "  ".join(f"{name:>10}" for name in STAGES))
    pages, sums = 0, dict.fromkeys(("pdfplumber", *STAGES), 0.0)
    for path in paths:
        data = path.read_bytes()
        count = pipeline(data)
        best = dict.fromkeys(sums, float("inf"))
        for _ in range(rounds):
            best["pdfplumber"] = min(best["pdfplumber"], seconds(lambda: plain_pdfplumber(data)))  # noqa: B023
            for name, (work, _) in STAGES.items():
                best[name] = min(best[name], seconds(lambda: work(data)))  # noqa: B023
        _print_pdf(path.stem, count, best)
        pages += count
        sums = {name: total + best[name] for name, total in sums.items()}
    if not pages:
        return True
    _print_pdf("ALL", pages, sums)
    print("  pages/s: " + ", ".join(f"{name} {pages / total:.1f}" for name, total in sums.items()))
    met = True
    for name, (_, target) in STAGES.items():
        if target is not None:
            ratio = sums["pdfplumber"] / sums[name]
            met = met and ratio >= target
            print(f"  {name:<12} {ratio:6.2f} times, target {target:g}: {'met' if ratio >= target else 'MISSED'}")
    return met


def _print_pdf(name: str, pages: int, times: dict[str, float]) -> None:
    theirs = times["pdfplumber"]
    ratios = "  ".join(f"{theirs / times[stage]:>9.2f}x" for stage in STAGES)
    print(f"  {name[:34]:<34} {pages:>5}  {pages / theirs:>8.1f}/s  {ratios}")


def contracts() -> list[Path]:
    """Contracts of every format, read once and then kept as frozen text."""
    folders = (ROOT / "samples", ROOT.parent / "shared" / "contracts")
    suffixes = {".txt", ".md", ".docx", ".pdf"}
    found = [path for folder in folders for path in sorted(folder.glob("*")) if path.suffix in suffixes]
    return [path for path in found if path.name != "README.md"]


def bench_text(rounds: int) -> None:
    """Print milliseconds for `UNIT` characters, scaled from each contract's own length, and over all of them."""
    print(f"text stage (frozen text to record), scaled to {UNIT:,} characters, best of {rounds} rounds, processor time")
    characters, total = 0, 0.0
    for path in contracts():
        document = ingest.read(path)
        best = min(seconds(lambda: text_stage(document)) for _ in range(rounds))  # noqa: B023
        characters, total = characters + len(document.text), total + best
        _print_text(path.stem, len(document.text), best)
    if characters:
        _print_text("ALL", characters, total)


def _print_text(name: str, characters: int, best: float) -> None:
    print(
        f"  {name[:40]:<40} {characters:>7} characters {1000 * best:7.1f} ms  {1000 * best * UNIT / characters:7.1f} ms"
    )


def bench_ocr() -> None:
    """What `bench/ocr.py` measures, where the extra is installed."""
    path = Path(__file__).with_name("ocr.py")
    if not path.exists() or importlib.util.find_spec("rapidocr") is None:
        print("OCR: the extra is not installed")
        return
    print("OCR")
    spec = importlib.util.spec_from_file_location("bench_ocr", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    arguments, sys.argv = sys.argv, [str(path)]
    try:
        module.main()
    finally:
        sys.argv = arguments


def main() -> int:
    """Warm up, then everything; the exit code is 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="born-digital PDFs instead of the samples")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--no-ocr", action="store_true", help="leave out bench/ocr.py, which takes minutes")
    options = parser.parse_args()
    paths = options.files or born_digital()
    for path in contracts()[:1] + paths[:1]:
        examine_bytes(path.read_bytes(), path.name, settings=NO_OCR)
    met = bench_pdf(paths, options.rounds)
    if not options.files:
        bench_text(options.rounds)
    if not options.no_ocr:
        bench_ocr()
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
