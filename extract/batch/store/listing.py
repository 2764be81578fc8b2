"""What the user names, here and elsewhere → the files to read; of those elsewhere names, sizes and tags, no byte more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from extract.batch.discover import IGNORE_FILE, Input, discover, is_left_out, patterns
from extract.batch.store.address import Address, is_url, local_output
from extract.batch.store.outlet import MARK
from extract.batch.store.place import Place, mark_of, place, unusable
from extract.errors import UsageError


@dataclass(frozen=True, slots=True)
class Object:
    """A file elsewhere. `name` becomes `source.path`, as that of an `Input`; `mark` changes with the file."""

    address: Address
    name: str
    mark: str

    @property
    def real(self) -> bytes:
        return self.address.packed()


def find(
    given: Sequence[str | Path],
    *,
    output: str | Path | None = None,
    exclude: Sequence[str] = (),
    results: list[str] | None = None,
) -> Iterator[Input | Object]:
    """As `discover`, for paths and URLs. Raises `UsageError` at once for what is not there."""
    results = [] if results is None else results
    urls = list(dict.fromkeys(str(one).rstrip("/") for one in given if is_url(str(one))))
    paths = [one for one in given if not is_url(str(one))]
    goal = str(output) if output is not None and is_url(str(output)) else ""
    here = discover(paths, output=local_output(str(output)) if goal else output, exclude=exclude, results=results)
    return chain(here, *_elsewhere(urls, len(given) > 1, goal.rstrip("/"), exclude, results))


def _elsewhere(
    urls: Sequence[str], several: bool, goal: str, exclude: Sequence[str], results: list[str]
) -> list[Iterator[Object]]:
    names = Counter(url.rsplit("/", 1)[-1] for url in urls)
    found = []
    for url in urls:
        if url == goal:
            raise UsageError(
                f"{goal}：结果的地址就是合同的地址；请用 -o 指定另一个，合同不会被改动",
                f"{goal}: the address for the results is that of the contracts; choose another one with -o",
                code="output",
            )
        if any(url.startswith(f"{other}/") for other in urls):
            continue
        there = place(url)
        try:
            info = there.info()
        except FileNotFoundError as error:
            raise UsageError(f"{url}：里面没有文件，请检查地址", f"{url}: nothing there, check the address", code="nothing") from error
        except OSError as error:
            raise unusable(url, error) from error
        own = url.rsplit("/", 1)[-1]
        own = url if names[own] > 1 else own
        if info.get("type") == "file":
            found.append(iter([Object(Address(url, ""), own, mark_of(info))]))
        else:
            found.append(_walk(there, f"{own}/" if several else "", goal, exclude, results))
    return found


def _walk(there: Place, prefix: str, goal: str, exclude: Sequence[str], results: list[str]) -> Iterator[Object]:
    """Files below a folder in the order of their whole names. Memory holds one folder at each depth.

    A folder that may not be opened is given as if it were a file: who fetches it notes why.
    """
    try:
        left_out = (*exclude, *_ignored(there))
        todo = [("", "")]
        while todo:
            # A name that ends with a slash is a folder: sorted so, a folder stands where its files' names do.
            name, mark = todo.pop()
            folder = name.rstrip("/")
            if folder == name and name:
                yield Object(Address(there.url, name), prefix + name, mark)
                continue
            if name and f"{there.url}/{folder}" == goal:
                continue
            try:
                entries = [_entry(*entry) for entry in there.entries(folder)]
            except PermissionError:
                if not name:
                    raise
                yield Object(Address(there.url, folder), prefix + folder, "")
                continue
            if name and _is_result(there, folder, entries):
                results.append(prefix + folder)
                continue
            todo += sorted((one for one in entries if one and not is_left_out(one[0].rstrip("/"), left_out)), reverse=True)
    except OSError as error:
        raise unusable(there.url, error) from error


def _entry(name: str, info: dict[str, Any]) -> tuple[str, str] | None:
    """A file or folder with its mark; nothing for a link to a folder, which may lead in a circle."""
    if info.get("type") != "directory":
        return name, mark_of(info)
    return None if info.get("islink") else (f"{name}/", "")


def _is_result(there: Place, folder: str, entries: Sequence[tuple[str, str] | None]) -> bool:
    """True for the dataset of a run."""
    hidden = f"{folder}/{MARK.split('/')[0]}"
    return any(one and one[0] == f"{hidden}/" for one in entries) and any(
        name == f"{folder}/{MARK}" for name, _ in there.entries(hidden)
    )


def _ignored(there: Place) -> list[str]:
    try:
        return patterns(there.read(IGNORE_FILE))
    except FileNotFoundError:
        return []
