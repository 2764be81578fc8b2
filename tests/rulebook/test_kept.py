"""What is worked out of patterns is the same when it comes from the file; a file that is no good costs time and nothing else."""

from __future__ import annotations

import copyreg
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import regex

from extract.batch.alone import alone
from extract.lexicon import kept
from extract.lexicon.kept import FEW, FOLDER, Kept

PATTERNS = [
    "合同", r"(?P<a>甲方|乙方)：?(?P<b>\d{1,3})(?=天)", r"(?<![合协])同(?:意|等){0,2}+", r"^\s{0,4}第[一二三]条$",
    r"(?i:Party\ A)|(?>甲|乙)方", r"[^，。]{1,9}?元", "(?P<a>甲)(?P=a)",
]  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "some" / "x.patterns"


def _never() -> Any:
    raise AssertionError("it is known")


def _filled(place: Path) -> dict[str, Any]:
    told = {str(i): (i, frozenset({"甲"}), None) for i in range(FEW)}
    first = Kept(place)
    for pattern, made in told.items():
        assert first.recall("a", pattern, lambda made=made: made) == made  # type: ignore[misc]
    first.keep()
    return told


@pytest.mark.parametrize("flags", [0, re.VERBOSE | re.MULTILINE])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_kept_pattern_is_the_pattern(pattern: str, flags: int, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = flags and regex.VERBOSE | regex.MULTILINE
    for _ in range(2):  # made, and read from the file
        monkeypatch.setattr(kept, "FEW", 0)
        store = Kept(place)
        monkeypatch.setattr(kept, "_kept", lambda store=store: store)
        one, other = kept.by_re(pattern, flags), kept.by_regex(pattern, own)
        assert one == re.compile(pattern, flags) and one.groupindex == re.compile(pattern, flags).groupindex
        assert _numbers(other) == _numbers(regex.compile(pattern, own))
        assert [m.groupdict() for m in one.finditer("甲方：12天")] == [m.groupdict() for m in other.finditer("甲方：12天")]
        store.keep()
    assert place.exists()


def _numbers(pattern: regex.Pattern[str]) -> Any:
    return copyreg.dispatch_table[regex.Pattern](pattern)[1]  # type: ignore[index]


def test_what_is_kept_is_not_made_again(place: Path) -> None:
    told, later = _filled(place), Kept(place)
    assert all(later.recall("a", pattern, _never) == made for pattern, made in told.items())
    assert later.recall("b", "0", lambda: 7) == 7  # of another kind: another thing


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:40] + b"x" + data[41:]])
def test_a_damaged_file_is_made_anew(place: Path, damage: Any) -> None:
    _filled(place)
    place.write_bytes(damage(place.read_bytes()))
    again: list[int] = []
    Kept(place).recall("a", "0", lambda: again.append(1))
    assert again == [1]
    _filled(place)
    assert Kept(place).recall("a", "0", _never) == (0, frozenset({"甲"}), None)


def test_what_goes_wrong_is_not_kept(place: Path) -> None:
    store = Kept(place)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            store.recall("a", "x", lambda: 1 / 0)
    for wrong in (kept.by_re, kept.by_regex):
        with pytest.raises((re.error, regex.error)):
            wrong("(甲")


def test_little_is_not_written_nor_anything_where_python_writes_no_modules(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = Kept(place)
    few.recall("a", "x", lambda: 1)
    few.keep()
    monkeypatch.delenv(FOLDER, raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _filled(place)
    assert not place.parent.exists()
    monkeypatch.setenv(FOLDER, str(place.parent))  # whoever names a folder wants it written
    _filled(place)
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _filled(tmp_path / "file" / "x.patterns")
    assert Kept(None).recall("a", "x", lambda: 1) == 1


def test_it_does_not_grow_for_ever(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = _filled(place)
    monkeypatch.setattr(kept, "MOST", 1)
    later = Kept(place)
    later.recall("a", "0", _never)
    for i in range(FEW):
        later.recall("new", str(i), lambda: 1)
    later.keep()
    monkeypatch.undo()
    now = Kept(place)
    assert now.recall("a", "0", _never) == told["0"] and now.recall("a", "1", lambda: "anew") == "anew"


def test_files_of_versions_long_gone_go(place: Path) -> None:
    place.parent.mkdir()
    for i in range(6):
        old = place.with_name(f"{i}.patterns")
        old.touch()
        os.utime(old, (i, i))
    _filled(place)
    assert sorted(path.name for path in place.parent.iterdir()) == ["3.patterns", "4.patterns", "5.patterns", place.name]


def test_the_file_is_named_after_what_it_depends_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    one = kept.place()
    monkeypatch.setattr(regex, "__version__", "another")
    other = kept.place()
    assert one is not None and other is not None and one != other and one.parent == other.parent == tmp_path
    for named in ("", ".", "patterns"):  # a folder beside the contracts is nobody's choice
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv(FOLDER, named)
        beside = kept.place()
        assert beside is not None and beside.name == other.name and tmp_path not in beside.parents


@pytest.mark.parametrize("gone", ["_sre", "_compiler", "_regex"])
def test_a_python_that_has_its_inner_parts_no_longer_compiles_as_ever(gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, gone, None)
    assert kept.by_re("甲方：?", re.VERBOSE) == re.compile("甲方：?", re.VERBOSE)
    assert _numbers(kept.by_regex("甲方：?")) == _numbers(regex.compile("甲方：?"))


def several(folder: Path) -> int:
    """Work of a process: so many patterns as are worth a file."""
    os.environ[FOLDER] = str(folder)
    kept._kept.cache_clear()
    return len([kept.recall("several", str(i), lambda: 1) for i in range(FEW)])


def test_a_process_of_its_own_keeps_what_it_has_worked_out(tmp_path: Path) -> None:
    """Else every `hetong facts` would compile all rules again."""
    assert alone(several, tmp_path, files=[]) == FEW
    assert [path.suffix for path in tmp_path.iterdir()] == [".patterns"]
