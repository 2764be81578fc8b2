"""Passages as findings tell them: the number of their clause and the words, so that two of them can be told apart."""

from __future__ import annotations

import regex

from extract.audit.case import Case
from extract.record import Evidence
from extract.structure.numerals import ordinal

_SHOWN = 48
"""Characters of a passage that a finding repeats."""
_DOTTED = regex.compile(r"\d{1,2}(?:[.．]\d{1,3}){1,3}")


def placed(case: Case, one: Evidence) -> str:
    """`第13.2条“…著作权由乙方享有”`; the words alone where the clause has no number."""
    words = "".join(one.text.split())
    words = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    clause = case.contract.clause_at(one.start)
    number = "".join((clause.number or "").split()).rstrip("、.．") if clause is not None else ""
    if words.startswith(number):
        words = words[len(number) :].lstrip("、.．　 ")
    if clause is not None and clause.annex and clause.part == "annex":
        return f"附件“{words}”"
    if _DOTTED.fullmatch(number) or ordinal(number) is not None:
        number = f"第{number}条"
    return f"{number}“{words}”"


def against(case: Case, one: Evidence, other: Evidence) -> str:
    """Two passages that do not agree, in the order of the text."""
    first, second = sorted((one, other), key=lambda each: each.start)
    return f"：{placed(case, first)}；{placed(case, second)}。"
