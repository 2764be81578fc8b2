"""A column of labels and, below it, the column of their values: what is left of a table that was read column by column.

    单位名称 / 统一社会信用代码 / 电话 / 青石县水务局 / 11330000… / 0571-…

As many lines as there are labels (or that many for each of two parties) stand between the last label and what is no value,
and every value that can be checked is what its label says; else the lines stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from re import compile

from extract.ingest.blocks import Grid
from extract.ingest.labels import MARKER, bare, label_of, role_of
from extract.lexicon import words
from extract.values import account, email, phone, postcode, uscc
from extract.values.errors import ValueParseError

_FEWEST = 3
"""Labels of a stack."""
_CHECKED = 2
"""Values that their own form proves to stand behind the right label."""
_LONGEST_LABEL, _LONGEST = 16, 60
_SENTENCE = compile(r"[。；：:\t|]")
_PARTIES = (1, 2, 3)


def stacked_block(lines: Sequence[str], start: int) -> tuple[int, Grid | None]:
    """`(lines used, table)` of the stack whose first label is the line; `(0, None)` if none begins there."""
    labels: list[str] = []
    at = start
    while at < len(lines) and _is_label(lines[at]):
        labels.append(lines[at].strip().rstrip("：: "))
        at += 1
    if len(labels) < _FEWEST or len(set(labels)) < len(labels):
        return 0, None
    values: list[str] = []
    while at < len(lines) and len(values) <= len(labels) * _PARTIES[-1] and _is_value(lines[at]):
        values.append(lines[at].strip())
        at += 1
    for parties in _PARTIES:
        if len(values) == len(labels) * parties:
            columns = [values[k * len(labels) : (k + 1) * len(labels)] for k in range(parties)]
            if all(_fits(labels, column) for column in columns):
                return at - start, Grid.of_rows([list(row) for row in zip(labels, *columns, strict=True)])
    return 0, None


def _is_label(line: str) -> bool:
    text = line.strip().rstrip("：: ")
    return 0 < len(text) <= _LONGEST_LABEL and bool(label_of(f"{text}：")) and not role_of(f"{text}：") and not _SENTENCE.search(text)


def _is_value(line: str) -> bool:
    text = line.strip()
    return 0 < len(text) <= _LONGEST and not _SENTENCE.search(text) and not _is_label(line) and not _is_head(text)


def _is_head(text: str) -> bool:
    """The head of another block or a clause: 受托方（乙方）, 一、服务内容."""
    return bool(role_of(f"{text}：")) or (MARKER.match(text) is not None and not text[0].isdigit())


def _fits(labels: Sequence[str], values: Sequence[str]) -> bool:
    """Every value that can be checked is what its label says, and enough of them can be."""
    proofs = [_proof(label, value) for label, value in zip(labels, values, strict=True)]
    return False not in proofs and proofs.count(True) >= _CHECKED


def _proof(label: str, value: str) -> bool | None:
    """True or False where the form of the value tells, `None` where anything may stand behind the label."""
    parse = _parsers().get(bare(label))
    if parse is None:
        return None if any(c > "\u3400" for c in value) else False
    try:
        parse(value)
    except ValueParseError:
        return False
    return True


@cache
def _parsers() -> dict[str, Callable[[str], object]]:
    read: dict[str, Callable[[str], object]] = {
        "label_uscc": uscc.parse, "label_phone": phone.parse, "label_account": account.parse,
        "label_postcode": postcode.parse, "label_email": email.parse,
    }  # fmt: skip
    return {word: parse for name, parse in read.items() for word in words(name)}
