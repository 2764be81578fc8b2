"""Findings and doubtful values put back into a copy of the contract: comments in Word, highlights in PDF.

`notes` says what there is to tell and where; `word`, `pdf`, `picture` and `plain` write it into a copy of each kind of
file; `copy` chooses among them. The original is only ever read.
"""

from extract.annotate.copy import Annotated, annotate

__all__ = ["Annotated", "annotate"]
