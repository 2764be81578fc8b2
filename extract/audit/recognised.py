"""What makes a value doubtful beyond its own confidence: recognised texts, and figures that a line end cut in two."""

from __future__ import annotations

import re

from extract.audit.case import Case
from extract.audit.catalogue import Severity
from extract.record import Evidence

_NUMERAL = r"[0-9.,，．壹贰叁肆伍陆柒捌玖拾佰仟万亿零]"
_GOES_ON = re.compile(rf"{_NUMERAL}?[ \t]*\n[ \t]*{_NUMERAL}")
_INSIDE = re.compile(rf"{_NUMERAL}[ \t]*\n[ \t]*{_NUMERAL}")
_CAME_FROM = re.compile(rf"{_NUMERAL}[ \t]*\n[ \t]*\Z")


def recognised(case: Case) -> bool:
    """True where (part of) the text comes from OCR: a numeral or a character of a name may be misread."""
    return case.record.source.text_source in ("ocr", "mixed")


def cut(case: Case, *evidence: Evidence) -> bool:
    """True if a figure at the edge of a passage may go on beyond a line end (`1,101,886.⏎79`, `贰佰⏎陆拾万`)."""
    text = case.contract.text
    for one in evidence:
        if _INSIDE.search(one.text):
            return True
        if "\t" in one.text:
            continue  # a row of a table: the rows above and below it begin and end with figures of their own
        if re.match(_NUMERAL, one.text[-1:]) and _GOES_ON.match(text, one.end):
            return True
        if re.match(_NUMERAL, one.text[:1]) and _CAME_FROM.search(text, max(0, one.start - 8), one.start):
            return True
    return False


def doubt(case: Case, *evidence: Evidence) -> bool | None:
    """The `unsure` of a finding that rests on figures: sure to be unsure where they were recognised (even a high score
    may hide a wrong digit) or cut by a line end, else left to the evidence."""
    return True if recognised(case) or cut(case, *evidence) else None


def at_most_a_hint(case: Case, severity: Severity) -> Severity:
    """The verdict of a finding that one misread character would make: a hint where the text was recognised."""
    return "info" if recognised(case) else severity
