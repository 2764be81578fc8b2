"""A contract in traditional characters as the checks read it: values, names and headings in simplified ones.

The wordings of checks are written in simplified characters, and so is the text that they search (`Contract.folded`).
What a finding quotes comes from the record's text, which stays as it is.
"""

from __future__ import annotations

from extract.lexicon.simplified import is_traditional, simplified
from extract.record import Record, reword, stated_in


def read_simplified(record: Record) -> Record:
    """A copy whose values are in simplified characters; the record itself if its text is not in traditional ones."""
    if not record.text or not is_traditional(record.text):
        return record
    copy = record.model_copy(deep=True)
    for row in (*stated_in(copy), *copy.amounts):
        reword(row, simplified)
    for clause in copy.clauses:
        clause.text, clause.heading = simplified(clause.text), clause.heading and simplified(clause.heading)
    return copy
