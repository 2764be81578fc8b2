"""Whether a text was recognised from pictures: what rests on its wording alone is then unsure."""

from __future__ import annotations

from extract.audit.case import Case
from extract.audit.catalogue import Severity


def recognised(case: Case) -> bool:
    """True where (part of) the text comes from OCR: a numeral or a character of a name may be misread."""
    return case.record.source.text_source in ("ocr", "mixed")


def doubt(case: Case) -> bool | None:
    """The `unsure` of a finding that rests on figures: sure to be unsure where they were recognised (even a high score
    may hide a wrong digit), else left to the evidence."""
    return True if recognised(case) else None


def at_most_a_hint(case: Case, severity: Severity) -> Severity:
    """The verdict of a finding that one misread character would make: a hint where the text was recognised."""
    return "info" if recognised(case) else severity
