"""From a command line to the settings that it does not say itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.cli.settings.file import Loaded, find, load, named
from extract.cli.settings.schema import Schema

GLOBALS = ("--lang", "--rules", "--config")
"""Options before the verb that take a value."""


def prepare(group: Any, known: Callable[[], Schema], arguments: Sequence[str]) -> Loaded:
    """The settings for a command line. `group` is the command, `arguments` have global options first.

    `known` is asked only where there is a file. Raises `UsageError` for one that is wrong.
    """
    verb, given = _first_path(group, list(arguments))
    path, trusted = find(named(arguments), [*([given] if given is not None else ()), Path()])
    loaded = load(path, known(), trusted=trusted) if path is not None else Loaded()
    return replace(loaded, verb=verb)


def _first_path(group: Any, arguments: Sequence[str]) -> tuple[str, Path | None]:
    """The verb, and the first of its arguments that exists: no option, and no value of one."""
    steps, command, rest = leaf(group, behind_globals(arguments))
    if not steps or hasattr(command, "commands"):
        return ".".join(steps), None  # a wrong command line is told by its own parser
    try:
        context = command.make_context(steps[-1], rest, resilient_parsing=True)
    except Exception:
        return ".".join(steps), None
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            value = context.params.get(parameter.name)
            for one in value if isinstance(value, (list, tuple)) else [value]:
                if one is not None and "://" not in str(one) and Path(str(one)).exists():
                    return ".".join(steps), Path(str(one))
    return ".".join(steps), None


def leaf(group: Any, words: Sequence[str]) -> tuple[list[str], Any, list[str]]:
    """The verb that a command line names, step by step, its command, and what stands behind it."""
    steps, command, rest = list[str](), group, list(words)
    while hasattr(command, "commands") and rest and rest[0] in command.commands:
        steps.append(rest.pop(0))
        command = command.commands[steps[-1]]
    return steps, command, rest


def behind_globals(arguments: Sequence[str]) -> list[str]:
    """A command line from its verb on.

    >>> behind_globals(["--lang", "en", "--debug", "run", "a", "-j", "2"])
    ['run', 'a', '-j', '2']
    """
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        taken = rest.pop(0)
        if taken in GLOBALS and rest:
            rest.pop(0)
    return rest
