"""What is worked out of patterns, kept from process to process as Python keeps its compiled modules.

Compiling the rules is most of the time in which a command starts, and always comes to the same. So it is written once and read
by every process after that: in the folder that `HETONG_CACHE` names, else beside the compiled modules of this room
(`__pycache__`), where and if Python writes those. Whoever may write there may write the modules as well. Only rules are in it.
The name of the file says what it depends on besides them: Python, `regex`, the modules of this room. A damaged one is made anew.
What it takes of Python and `regex` is not promised by them: a version that has it no longer compiles as ever.
"""

from __future__ import annotations

import atexit
import copyreg
import hashlib
import importlib
import importlib.util
import marshal
import os
import re
import sys
import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, cast

import regex


def _inner(name: str) -> Any:
    """A module that is none of those promised; `None` where there is none of the name."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


_sre, _parser, _compiler, _regex = map(_inner, ("_sre", "re._parser", "re._compiler", "regex._regex"))

FEW = 8
"""So many patterns are sooner worked out anew than written."""
MOST = 64 << 20
"""Bytes; beyond them only what this process has asked for stays. Twice what the rules take and those of a user's own words beside
them: with less room, a run with such words and one without push each other out, and each compiles all of its rules."""
VERSIONS = 4
"""So many files stay in a folder: of several Pythons, of branches."""
FOLDER = "HETONG_CACHE"
"""Variable of the environment that names the folder in which it is kept."""
_SUFFIX = ".patterns"
_SUM = 16
"""Bytes of the sum in front, by which a damaged file is told."""


class Kept:
    """What a file holds, and what is new. Results are what `marshal` writes: numbers, texts, tuples, sets of them."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known = _read(path) if path is not None else {}
        self._asked: set[bytes] = set()
        self._new = 0

    def recall(self, kind: str, pattern: str, make: Callable[[], Any]) -> Any:
        """What `make` gives for a pattern, now or in an earlier process. What it raises is not kept."""
        key = hashlib.blake2b(f"{kind}\0{pattern}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
        self._asked.add(key)
        if (known := self._known.get(key)) is not None:
            return marshal.loads(known)
        made = make()
        self._known[key] = marshal.dumps(made)
        self._new += 1
        return made

    def keep(self) -> None:
        """Write what is new, if it is worth it and may be; nothing goes wrong if it is not."""
        if self._path is None or self._new < FEW or (sys.dont_write_bytecode and _named() is None):
            return
        self._new = 0
        if sum(map(len, self._known.values())) > MOST:
            self._known = {key: known for key, known in self._known.items() if key in self._asked}
        with suppress(OSError):
            _write(self._path, self._known)


def recall(kind: str, pattern: str, make: Callable[[], Any]) -> Any:
    """See `Kept.recall`: from the file of this program."""
    return _kept().recall(kind, pattern, make)


def by_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`. Raises `re.error`."""
    if _sre is None or not hasattr(_compiler, "_code"):
        return re.compile(pattern, flags)
    return cast("re.Pattern[str]", _sre.compile(*recall(f"re {int(flags)}", pattern, lambda: _of_re(pattern, int(flags)))))


def by_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """`regex.compile`. Raises `regex.error`."""
    if not hasattr(_regex, "compile") or regex.Pattern not in copyreg.dispatch_table:
        return regex.compile(pattern, flags)
    compiled = _regex.compile
    return cast("regex.Pattern[str]", compiled(*recall(f"regex {int(flags)}", pattern, lambda: _of_regex(pattern, int(flags)))))


def _of_re(pattern: str, flags: int) -> tuple[Any, ...]:
    """What `re.compile` is done with last: the numbers of a pattern, and the names of its groups."""
    tree = _parser.parse(pattern, flags)
    code = [int(one) for one in _compiler._code(tree, flags)]
    names = dict(tree.state.groupdict)
    groups: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        groups[number] = name
    return pattern, int(flags | tree.state.flags), code, tree.state.groups - 1, names, tuple(groups)


def _of_regex(pattern: str, flags: int) -> Any:
    """The same of `regex`: what it pickles of a pattern."""
    return copyreg.dispatch_table[regex.Pattern](regex.compile(pattern, flags))[1]


def keep() -> None:
    """See `Kept.keep`. Done at the end of a process; one that only ever forks, or is ended by force, does it itself."""
    _kept().keep()


@cache
def _kept() -> Kept:
    kept = Kept(place())
    atexit.register(kept.keep)
    return kept


def place() -> Path | None:
    """Where it is kept; `None` where Python has no place for compiled modules."""
    try:
        folder = _named() or Path(importlib.util.cache_from_source(__file__)).parent.absolute()
        sources = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    except (NotImplementedError, OSError):
        return None
    parts = (sys.version, sys.byteorder, sys.maxsize, regex.__version__, *(hashlib.sha256(source).hexdigest() for source in sources))
    return folder / f"{hashlib.sha256(repr(parts).encode()).hexdigest()[:16]}{_SUFFIX}"


def _named() -> Path | None:
    """The folder that the user names. Only a whole path counts: another would lie beside the contracts of strangers."""
    folder = Path(os.environ.get(FOLDER, ""))
    return folder if folder.is_absolute() else None


def _read(path: Path) -> dict[bytes, bytes]:
    try:
        data = path.read_bytes()
        if hashlib.blake2b(data[_SUM:], digest_size=_SUM).digest() == data[:_SUM]:
            return dict(marshal.loads(data[_SUM:]))
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return {}


def _write(path: Path, known: dict[bytes, bytes]) -> None:
    """Whole or not at all; files of versions long gone go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = marshal.dumps(known)
    new = path.with_name(f"{path.stem}.{uuid.uuid4().hex}.tmp")
    try:
        with new.open("xb") as file:
            file.write(hashlib.blake2b(data, digest_size=_SUM).digest() + data)
        new.replace(path)
    finally:
        with suppress(OSError):
            new.unlink()
    for old in sorted(path.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime)[:-VERSIONS]:
        old.unlink(missing_ok=True)
