"""Forms of details that lost their cells: 甲方 名称 某局 法定代表人 某某 开户银行 某银行 账号 6222… on one line.

A table of two or four columns that a converter writes cell by cell, a single space or nothing between them, has no colons
that would tell its labels. Several labels in a row, each standing by itself and what is between them short, are such a form:
tabs go behind its labels and a line end before them, as the table had them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.lexicon import words
from extract.lexicon.gates import gated
from extract.lexicon.kept import by_re
from extract.structure.rewrite import Edit

_FEWEST = 4
"""Different labels that make a form."""
_WIDEST = 64
"""Characters of one value at most."""
_LISTS = (
    "label_uscc", "label_address", "label_legal_representative", "label_authorised_representative", "label_contact",
    "label_phone", "label_fax", "label_email", "label_postcode", "label_bank", "label_account",
)  # fmt: skip
_FEWEST_GLUED = 6
_SENTENCE = re.compile(r"[。；：？！\t|]")


def forms(text: str, spans: Sequence[tuple[int, int]]) -> list[Edit]:
    """The edits that set such forms of a folded text in lines and cells again, in order."""
    found = [edit for start, end in spans for run in _runs(text, start, end, False) for edit in _edits(text, run)]
    return found or [edit for start, end in spans for run in _runs(text, start, end, True) for edit in _edits(text, run)]


def _runs(text: str, start: int, end: int, glued: bool) -> Iterator[list[re.Match[str]]]:
    """Runs of labels that are a form; `glued`: nothing stands between labels and values, so more of them are asked for."""
    run: list[re.Match[str]] = []
    for match in [*_label(glued).finditer(text, start, end), None]:
        if run and (match is None or not _goes_on(text[run[-1].end() : match.start()], glued)):
            details = {_tight(one["label"]) for one in run if one["label"]}
            fewest = _FEWEST_GLUED if glued else _FEWEST
            sure = not glued or (details & _of("label_account") and details & _of("label_bank"))
            if len(details) >= fewest and sure and "\n" not in text[run[0].start() : run[-1].start()]:
                yield run
            run = []
        if match is not None:
            run.append(match)


@cache
def _listing() -> tuple[str, ...]:
    """What stands between labels that a sentence only names: 名称、地址和电话."""
    return ("、", "，", *words("joining"))


@cache
def _of(name: str) -> frozenset[str]:
    return frozenset(words(name))


def _goes_on(between: str, glued: bool) -> bool:
    listed = glued and bool(between) and (between.endswith(_listing()) or between.startswith(_listing()))
    return len(between) <= _WIDEST and "\n" not in between and not listed and not _SENTENCE.search(between)


def _edits(text: str, run: Sequence[re.Match[str]]) -> Iterator[Edit]:
    """A line end before each label, a tab behind it; the first label behind a party stays in the party's line."""
    for before, match, behind in zip([None, *run], run, [*run[1:], None], strict=False):
        start = match.start()
        while start and text[start - 1] == " ":
            start -= 1
        inside = before is not None and before["party"] is not None and start <= before.end()
        if not inside and start and text[start - 1] != "\n":
            yield Edit(start, match.start(), "\n")
        stop = match.end()
        while text[stop : stop + 1] == " ":
            stop += 1
        empty = behind is not None and stop >= behind.start() and match["party"] is None
        if not empty and text[stop : stop + 1] not in ("", "\n"):
            yield Edit(match.end(), stop, "\t")


def _tight(label: str) -> str:
    return label.replace(" ", "")


@cache
def _label(glued: bool) -> re.Pattern[str]:
    details = {word for name in _LISTS for word in words(name)} | {*words("label_name"), *words("label_holder")}
    if glued:
        bank = _of("label_short") & _of("label_bank")  # …银行账号: a value ends with what another label begins with
        details = {word for word in details if len(word) >= 2 and not word.isascii() and not word.startswith(tuple(bank))}
        details -= _of("label_short") - _of("label_name")
    label, party = (
        "|".join(" ?".join(map(re.escape, word)) for word in sorted(vocabulary, key=len, reverse=True))
        for vocabulary in (details, words("party"))
    )
    aside = r"(?: {0,2}（[^（）\n：]{1,12}）)?"
    if glued:
        # 甲方名称…: a party only right before a label; 银行 and 单位 may be part of a value.
        return _compiled(rf"(?:(?P<label>{label})|(?P<party>{party})(?={label})){aside}")
    return _compiled(rf"(?:(?<=[\n ])|^)(?:(?P<label>{label})|(?P<party>{party})){aside}(?=[ \n]|$)")


def _compiled(pattern: str) -> re.Pattern[str]:
    return by_re(gated(pattern, verbose=False, for_re=True))
