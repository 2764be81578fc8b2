"""Rules are read by people: no line under `rules/` is longer than 120 characters."""

from __future__ import annotations

from pathlib import Path

RULES = Path(__file__).parents[1] / "rules"
WIDEST = 120
GENERATED = {"calibration.toml"}
"""Written by `make calibrate`, not by hand."""


def test_no_line_of_the_rules_is_too_long() -> None:
    files = [path for path in sorted(RULES.rglob("*")) if path.suffix in (".toml", ".md") and path.name not in GENERATED]
    assert len(files) > 30, "the rules have moved"
    long = [
        f"{path.relative_to(RULES.parent)}:{number}: {len(line)} characters"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > WIDEST
    ]
    assert not long, "break the line, a pattern before the outermost | or (, a text with \\ in \"\"\":\n" + "\n".join(long)
