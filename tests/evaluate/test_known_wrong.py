"""What is known to be wrong is written down, strictly: a fix that leaves its entry fails, a new miss fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.evaluate import Evaluation
from extract.evaluate.known import Wrong, as_toml, differences, read, wrong
from extract.evaluate.tally import Tally

A = Wrong("a", "fields", "number: got null, want A-1")
B = Wrong("b", "penalties", 'missed ["十倍" \\ 0.1]')


def test_the_list_is_true(root: Path, samples_evaluation: Evaluation) -> None:
    fixed, new = differences(read(root / "tests" / "known_wrong.toml"), wrong(samples_evaluation))
    assert not fixed, "right by now, delete it (make accuracy UPDATE=1): " + "; ".join(map(str, fixed))
    assert not new, "wrong and not in tests/known_wrong.toml: " + "; ".join(map(str, new))


def test_the_list_is_as_the_command_writes_it(root: Path) -> None:
    path = root / "tests" / "known_wrong.toml"
    assert path.read_text(encoding="utf-8") == as_toml(read(path))


def test_differences_both_ways() -> None:
    assert differences([A, B], [A, B]) == ([], [])
    assert differences([A, B], [A]) == ([B], [])
    assert differences([A], [B, A]) == ([], [B])
    # The same words twice are two misses.
    assert differences([A], [A, A]) == ([], [A])


def test_written_and_read_again(tmp_path: Path) -> None:
    odd = Wrong("c", "items", "得 \u007f\t«\u2028»")
    path = tmp_path / "known.toml"
    path.write_text(as_toml([B, odd, A]), encoding="utf-8", newline="")
    assert read(path) == [A, B, odd]
    path.write_text(as_toml([]), encoding="utf-8")
    assert read(path) == []


def test_wrong_is_what_the_tally_missed() -> None:
    tally = Tally()
    tally.value("fields", "A-2", ["A-1", "A1"], "number", column="number")
    tally.value("fields", "x", "x", "title", column="title")
    tally.misses.append("no record")
    assert wrong(Evaluation({"a": tally}, tally)) == [
        Wrong("a", "fields", "number: got A-2, want A-1|A1"),
        Wrong("a", "record", "no record"),
    ]


@pytest.mark.parametrize("text", ["[[wrong]]\nsample = 'a'\n", "wrong = [1]\n", "[["])
def test_a_list_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"known\.toml"):
        read(path)
