"""The command line: parse arguments, call one function each. One module a group of verbs."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer

from extract.cli import exits, terminal, usage
from extract.cli.language import message, say
from extract.cli.settings.prepare import GLOBALS
from extract.errors import HetongError
from extract.surroundings import leave_current_folder

# Imported for the verbs they declare; the order is that of `--help`.
from extract.cli import run, status, audit, inspect, rules, measure, diff, compare, search, export  # isort: skip  # noqa: F401
from extract.cli import ledgers, review, reconcile  # isort: skip  # noqa: F401
from extract.cli import annotate, papers, doctor, config  # isort: skip  # noqa: F401

# Typer carries its own copy of click since 0.21 and used the package before: this is its `ClickException` in both.
_CommandLineError: Any = typer.BadParameter.__mro__[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; expected errors become one line, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows a question mark instead of ending the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    usage.unknown_language(given)
    with _one_interrupt() as heard:
        return _main(given, heard)


def _main(given: Sequence[str], heard: Sequence[bool]) -> int:
    try:
        arguments = _global_first(given) or ["--help"]
        defaults = config.in_force(arguments).defaults()
        result = config.group()(args=arguments, prog_name="hetong", standalone_mode=False, default_map=defaults)
        return result if isinstance(result, int) else exits.OK
    except HetongError as error:
        terminal.error(message(error))
        return exits.code_of(error)
    except _CommandLineError as error:
        text, hint = usage.words(error), say("（hetong --help 看用法）", " (see hetong --help)")
        terminal.error(say("用法错误：", "usage: ") + text + hint)
        return exits.USAGE
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except Exception as error:
        if heard:  # a library in the way made an error of its own of it
            return _interrupted()
        if "--debug" in given:
            raise
        what = f"{type(error).__name__}: {error}"
        terminal.error(
            say(
                f"程序内部错误（{what}），请报告给开发者；加 --debug 看详情",
                f"internal error ({what}), please report it; see --debug",
            )
        )
        return exits.INTERNAL


def _interrupted() -> int:
    terminal.error(say("已中断；再运行一次即可，结果不会缺", "interrupted; run it again, nothing is lost"))
    return exits.INTERRUPTED


def _global_first(arguments: Sequence[str]) -> list[str]:
    """Move `--lang`, `--rules`, `--config` and `--debug` before the verb: people put them where they think of them.

    >>> _global_first(["run", "a", "--lang", "en", "-o", "b", "--debug"])
    ['--lang', 'en', '--debug', 'run', 'a', '-o', 'b']
    """
    first: list[str] = []
    rest: list[str] = []
    waiting = False
    for argument in arguments:
        is_global = waiting or argument == "--debug" or argument.split("=")[0] in GLOBALS
        waiting = argument in GLOBALS and not waiting
        (first if is_global else rest).append(argument)
    return first + rest


@contextmanager
def _one_interrupt() -> Iterator[list[bool]]:
    """Ctrl-C interrupts once; what comes after it (people press twice) must not tear what is being put in order.

    Gives a list that is no longer empty once it came.
    """
    heard: list[bool] = []

    def interrupt(*_: object) -> None:
        heard.append(True)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not heeded or threading.current_thread() is not threading.main_thread():
        yield heard
        return
    signal.signal(signal.SIGINT, interrupt)
    try:
        yield heard
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def script() -> None:
    """The command, as `extract.start` has it, for who calls it from here."""
    leave_current_folder()
    sys.exit(main())
