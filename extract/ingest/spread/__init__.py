"""Lists set with spaces, as `pdftotext -layout` and people set them: columns by position, rows over several lines.

Below a head of known words every line adds to what is occupied; where all lines leave a gap between two heads there are
two columns. Positions are characters or columns of a terminal, whichever leaves the gaps. Rows stand at the lines with a
figure; lines between them belong to the row above (cells set at the top) or around it (in the middle): the way that breaks
no cell before it is full. A list whose figures neither multiply nor add up is believed only if each row is one line.
"""

from extract.ingest.spread.read import spread_block

__all__ = ["spread_block"]
