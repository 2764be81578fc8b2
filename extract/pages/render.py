"""The one environment of the templates, and the ways to make a page of one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extract.pages import filters
from extract.pages.assets import INLINE
from extract.pages.tongue import Tongue
from extract.text.controls import visible

TEMPLATES = Path(__file__).parent / "templates"
_CHUNK = 400
"""Pieces of a template that are written together."""


@cache
def environment(language: str = "zh") -> Environment:
    """All templates, by their path below `templates/`. What is put into a page is escaped and freed of characters that
    are orders; a name that is not there is an error; `None` is empty. `say(zh, en)` and the filters speak the language."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    tongue = Tongue(language)
    made.filters.update({**filters.FILTERS, **tongue.filters})
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.globals.update(assets=INLINE, language=language, say=tongue.say, many_of=tongue.many)
    return made


def _shown(value: object) -> object:
    """What is written for a value, before it is escaped."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value).replace("\r", " ")
    return value


def page(template: str, language: str = "zh", **values: Any) -> str:
    """A whole page as text; `assets` among the values says how style and script come."""
    return environment(language).get_template(template).render(**values)


def pieces(template: str, language: str = "zh", **values: Any) -> Iterator[str]:
    """The same bit by bit, so that the page of a thousand contracts is never one string."""
    stream = environment(language).get_template(template).stream(**values)
    stream.enable_buffering(_CHUNK)
    return iter(stream)


def part(template: str, name: str, *values: Any, **named: Any) -> Markup:
    """What a macro of a template makes, as markup that may be put into another page."""
    macro = getattr(environment().get_template(template).module, name)
    return Markup(macro(*values, **named))
