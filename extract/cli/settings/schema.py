"""What may stand in `hetong.toml`: the options and arguments of every verb, taken from their declarations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

Kind = Literal["bool", "int", "float", "text", "path"]

GLOBAL = ""
"""The section of what stands before the verb: the top of the file."""
_NEVER = frozenset({"version", "config", "help"})
_PATHS = frozenset({"inputs", "output", "rules"})
"""Texts that name files or folders (they may also be URLs)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One option or argument. `key` is its name in the file, `name` that of the function's parameter.

    `many` takes a list, `least` and `most` are the smallest and the largest number allowed.
    """

    key: str
    name: str
    kind: Kind
    many: bool
    argument: bool
    least: float | None = None
    most: float | None = None


Schema = Mapping[str, Mapping[str, Setting]]
"""Section (`run`, `rules.check`, `GLOBAL`) → key → setting."""


def schema(app: typer.Typer) -> Schema:
    """All sections and keys of a command."""
    found: dict[str, Mapping[str, Setting]] = {}
    if app.registered_callback and app.registered_callback.callback:
        found[GLOBAL] = _settings(app.registered_callback.callback)
    found.update(_commands(app, ""))
    return found


def _commands(app: typer.Typer, prefix: str) -> Iterator[tuple[str, Mapping[str, Setting]]]:
    for command in app.registered_commands:
        if command.callback is not None:
            yield prefix + (command.name or command.callback.__name__), _settings(command.callback)
    for group in app.registered_groups:
        if group.typer_instance is not None and group.name:
            yield from _commands(group.typer_instance, f"{prefix}{group.name}.")


def _settings(function: Callable[..., Any]) -> dict[str, Setting]:
    made: dict[str, Setting] = {}
    for name, hint in get_type_hints(function, include_extras=True).items():
        if name in _NEVER or name == "return" or not get_args(hint):
            continue
        annotation, *more = get_args(hint)
        info = next((one for one in more if isinstance(one, (OptionInfo, ArgumentInfo))), None)
        if info is None:
            continue
        one = _setting(name, annotation, info)
        assert one.key not in made, f"{function.__name__}: {one.key} means two things"
        made[one.key] = one
    return made


def _setting(name: str, annotation: Any, info: OptionInfo | ArgumentInfo) -> Setting:
    plain = next((one for one in _alternatives(annotation) if one is not type(None)), str)
    many = get_origin(plain) is list
    if many:
        plain = get_args(plain)[0]
    kinds: dict[Any, Kind] = {bool: "bool", int: "int", float: "float", Path: "path"}
    kind = kinds.get(plain, "path" if name in _PATHS else "text")
    # Within `Annotated` the first name of an option stands where its default would.
    names = [one for one in (info.default, *(info.param_decls or ())) if isinstance(one, str)]
    declared = [one for one in names if one.startswith("--")]
    key = max(declared, key=len).split("/")[0].removeprefix("--") if declared else name.strip("_").replace("_", "-")
    return Setting(key, name, kind, many, isinstance(info, ArgumentInfo), info.min, info.max)


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
