"""`python -m extract.evaluate`: measure, and write `docs/accuracy.md`; run from the top of the repository."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from extract import __version__
from extract.errors import HetongError
from extract.evaluate import known, robust, unseen
from extract.evaluate.measure import Measured, measure
from extract.evaluate.page import Versions, page

SAMPLES = ("样本 samples/", "Samples")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page (and with `--update` the list of what is known to be wrong) and say where."""
    parser = argparse.ArgumentParser(prog="python -m extract.evaluate", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="top of the repository (default: here)")
    parser.add_argument("--shared", type=Path, help="contracts/, pdfs/ and gold/ (default: ../shared, if it is there)")
    parser.add_argument("--extra", type=Path, help="a folder with contracts/ and gold/ for a section of its own")
    parser.add_argument("--name", default="extra", help="what to call that section")
    parser.add_argument("--update", action="store_true", help="write down what is wrong now as known to be wrong")
    asked = parser.parse_args(arguments)
    root: Path = asked.root
    try:
        sets = measured(root, asked.shared or root.resolve().parent / "shared")
        if asked.extra is not None:
            evaluation = measure(asked.extra / "contracts", asked.extra / "gold")
            sets.append(Measured(asked.name, "not part of this repository", evaluation))
        seen_not = unseen.read(root)
    except HetongError as error:
        print(error.english, file=sys.stderr)
        return 2
    wrong = known.wrong(sets[0].evaluation)
    if asked.update:
        _write(root / "tests" / "known_wrong.toml", known.as_toml(wrong))
    _write(root / "docs" / "accuracy.md", page(sets, wrong, versions(root), seen_not, robust.section(root)))
    return 0


def measured(root: Path, shared: Path) -> list[Measured]:
    """The samples, then the contracts beside the repository as far as they are there."""
    sets = [Measured(*SAMPLES, measure(root / "samples", root / "samples" / "gold"))]
    for folder, zh, en in (
        ("contracts", "真实合同（文本、Markdown、DOCX）", "Real contracts, text and DOCX"),
        ("pdfs", "真实合同（电子 PDF，非扫描）", "Real contracts, born-digital PDF"),
    ):
        if (shared / folder).is_dir() and (shared / "gold").is_dir():
            sets.append(Measured(zh, en, measure(shared / folder, shared / "gold")))
    return sets


def versions(root: Path) -> Versions:
    """The version, a hash of the code (line ends do not count) and the rulebook's own."""
    from extract.rulebook import default_rulebook

    digest = hashlib.sha256()
    for path in sorted((root / "extract").rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return Versions(__version__, digest.hexdigest()[:16], default_rulebook().version)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"written: {path.as_posix()}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
