"""The words that label a party or a detail, and how a label is written: with a side before it, two at once, brackets behind it."""

from __future__ import annotations

import re
from functools import cache

import regex

from extract.facts.parties.names import any_word
from extract.lexicon import alternation, words
from extract.lexicon.gates import finder, widest
from extract.lexicon.inner import with_gates
from extract.lexicon.kept import by_regex

ATTRIBUTES = (
    "uscc", "address", "legal_representative", "authorised_representative", "contact", "phone", "fax", "email",
    "postcode", "bank", "account",
)  # fmt: skip
NAMES = ("name", "holder")
NONE = "none"
PERSON = "person"
_KINDS = (*ATTRIBUTES, *NAMES, PERSON, NONE)


def attribute_of(label: str) -> str | None:
    """What a text asks for if it is nothing but a label (a cell of a form); `None` if it is none."""
    bare = regex.sub(r"（[^（）]{0,14}）|[：\s]", "", label)
    return attribute_words().get(bare)


def attributes_of(label: str) -> tuple[str, ...]:
    """What a cell asks for, one thing or two (开户行及账号); empty if it is no label."""
    one = attribute_of(label)
    if one is not None:
        return (one,)
    parts = [attribute_of(part) for part in regex.split(rf"{alternation('joining')}|[、/]", label)]
    return tuple(part for part in parts if part is not None) if len(parts) == 2 and None not in parts else ()


@cache
def attribute_words() -> dict[str, str]:
    """Word of a label → what it asks for."""
    return {word: kind for kind in _KINDS for word in words(f"label_{kind}")}


@cache
def label(held_apart: bool = False) -> regex.Pattern[str]:
    """Labels with what ends them; `held_apart` also those that only a gap in the layout parts from their value."""
    return by_regex(with_gates(_pattern(held_apart)), regex.VERBOSE)


@cache
def beginning() -> tuple[re.Pattern[str], int]:
    """Where a label may begin, as empty matches, and how many characters one can take."""
    pattern = _pattern(held_apart=True)
    return finder(with_gates(pattern)), widest(pattern)


@cache
def section() -> regex.Pattern[str]:
    """The head of the details of one party, from its first word on."""
    return by_regex(_section_of(any_word([*words("party"), *words("member")])), regex.VERBOSE)


def _section_of(role: str) -> str:
    about, of = any_word(words("section_about")), any_word(words("section_of"))
    return rf"(?P<role>{role})的?(?P<section>(?:{about}){{0,3}}(?:{of})(?:[、和及与]?(?:{of})){{0,3}})(?:为|如下|如下所示)?"


def _pattern(held_apart: bool) -> str:
    gap = r"|(?=\p{Han})" if held_apart else ""
    role = any_word([*words("party"), *words("member")])
    word = any_word(attribute_words())
    aside = r"(?:（[^（）\n\t]{0,16}）|[\[〔][^\[\]〔〕\n\t]{0,16}[\]〕])"
    return rf"""(?:(?P<side>{role})(?:单位|方)?的?)?(?P<word>{word})
             (?:(?:[及和与、/或]|以及)(?P<more>(?:{word})))?(?P<aside>{aside}{{0,2}})
             (?P<sep>：{{1,2}}\t?|\t{{1,2}}：?|；(?=[^\n；]{{2}})|为：|是：|(?=\n|\Z)|(?=\ ?[0-9A-Z]){gap})
           | {_section_of(role)}
             (?P<sep>[：（](?=\s|{word}|{role}|\Z)|(?=\n|\Z))
           | (?:合同|工程|项目|设备|服务|货物)?(?P<role>{role})(?P<marks>(?:{aside}|[/／、]{role}){{0,3}})
             (?:(?:单位)?(?:名称|全称)|单位)?(?P<marks>{aside}{{0,2}})(?P<sep>：{{1,2}}\t?|\t{{1,2}}：?|(?=\n|\Z)|）：{{1,2}}|）\t|)"""
