"""Chinese or English for the words on the terminal.

Help texts are fixed when the commands are declared, so the language is known before the arguments are parsed:
`--lang` anywhere on the command line, else `HETONG_LANG`, else `lang` of a `hetong.toml`, else Chinese. The
dataset itself is always the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from extract.cli.settings.file import language as configured
from extract.errors import HetongError

LANGUAGES = ("zh", "en")


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that a command line and an environment ask for; Chinese if they ask for none that we have.

    >>> chosen(["run", "a.txt"], {"HETONG_LANG": "en"}), chosen(["--lang=zh"], {"HETONG_LANG": "en"}), chosen([], {})
    ('en', 'zh', 'zh')
    """
    asked = environment.get("HETONG_LANG", "")
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and i + 1 < len(arguments):
            asked = arguments[i + 1]
    return asked if asked in LANGUAGES else "zh"


_current = chosen(sys.argv[1:], {"HETONG_LANG": configured(sys.argv[1:]) or "", **os.environ})


def choose(language: str) -> None:
    """Speak this language from now on."""
    global _current
    _current = language


def current() -> str:
    """The language that is spoken: `zh` or `en`."""
    return _current


def english() -> bool:
    """True if the user wants English."""
    return _current == "en"


def say(zh: str, en: str) -> str:
    """The one of two wordings that the user wants."""
    return en if _current == "en" else zh


def message(error: HetongError) -> str:
    """What an error says to the user."""
    return error.english if _current == "en" else error.message
