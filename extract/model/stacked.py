"""A label on a line of its own, its value on the line below: 采购方式： / 询价, or cell by cell 订单编号 / QS-17 / 下单日期 / ….

Rules read such a pair in one line. Only labels of the contract itself are put together with their values: whose a detail
of a party is, is a question of the whole block (`extract.facts.parties`), and there lines tell.
"""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import words

_BRACKETS = re.compile(r"（[^（）]{0,16}）$")
_NUMBER = re.compile(r"(?:（?[0-9一二三四五六七八九十]{1,3}[）、.．]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})+")
_LONGEST_LABEL, _LONGEST_VALUE = 24, 120


def below(folded: str) -> list[tuple[int, int, str]]:
    """`(start, end, shown)` of every line end between such a label and its value: shown as nothing, or as a colon."""
    if not any(word in folded for word in _first_words()):
        return []
    lines = [(start, line) for start, line in _lines(folded) if line.strip()]
    kinds = [_kind(line) for _, line in lines]
    found: list[tuple[int, int, str]] = []
    for k in range(len(lines) - 1):
        start, line = lines[k]
        if kinds[k] == "label：" or (kinds[k] == "label" and _cells(kinds, k)):
            value = lines[k + 1][1]
            header = _BRACKETS.sub("", "".join(value.split())) in _headers()
            if (
                not header
                and not kinds[k + 1]
                and "\t" not in value
                and len(value) <= _LONGEST_VALUE
                and not _NUMBER.match(value.strip())
            ):
                found.append((start + len(line.rstrip()), lines[k + 1][0], "" if kinds[k].endswith("：") else "："))
    return found


def _lines(text: str) -> list[tuple[int, str]]:
    at, result = 0, []
    for line in text.split("\n"):
        result.append((at, line))
        at += len(line) + 1
    return result


def _cells(kinds: list[str], k: int) -> bool:
    """Without a colon a word is a label where labels and values take turns."""
    around = kinds[k - 3 : k] if k >= 3 else kinds[:k]
    behind = kinds[k + 1 : k + 3]
    return behind[:1] == [""] and (
        behind[1:2] in (["label"], ["other"]) or around[-2:] in (["label", ""], ["other", ""])
    )


def _kind(line: str) -> str:
    """`label` or `label：` for a line that is nothing but a label of the contract, `other` for one of another label."""
    tight = "".join(line[: 4 * _LONGEST_LABEL].split())
    bare = tight.rstrip("：")
    colon = "：" if len(bare) < len(tight) else ""
    if len(bare) <= _LONGEST_LABEL:
        plain = _BRACKETS.sub("", bare)
        unnumbered = _NUMBER.sub("", plain, count=1) if colon else plain
        if plain in _labels() or unnumbered in _labels():
            return f"label{colon}"
        if plain in _others() or unnumbered in _others():
            return "other"
    head = _HEAD.match(tight)
    return "other" if head and _known(head[1]) else ""


_HEAD = re.compile(r"(?:（?[0-9一二三四五六七八九十]{1,3}[）、.．])?([^：\n\t]{2,16})：")


def _known(label: str) -> bool:
    plain = _BRACKETS.sub("", "".join(label.split()))
    return plain in _labels() or plain in _others()


@cache
def _labels() -> frozenset[str]:
    return frozenset(words("stacked_label"))


@cache
def _headers() -> frozenset[str]:
    """Names of columns, which stand in stacks of their own where a table was lost."""
    return frozenset(words("stacked_header"))


@cache
def _others() -> frozenset[str]:
    """Labels of other things, which are no value of the label above them."""
    return frozenset((*words("form_label"), *words("party"), *words("label_none"), *words("label_name"))) - _labels()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word[:2] for word in words("stacked_label"))
