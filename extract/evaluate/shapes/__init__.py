"""The same contract in other shapes: what converters, chat windows, crawlers and scans make of a text.

Every shape takes the plain text of a contract (cells separated by tabs, a row a line) and keeps all that it says; only
how it is laid out changes. Pure functions, sorted by name in `SHAPES`.
"""

from __future__ import annotations

from collections.abc import Mapping

from extract.evaluate.shapes import cells, lines, signs
from extract.evaluate.shapes.lines import Shape

__all__ = ["SHAPES", "Shape"]

SHAPES: Mapping[str, Shape] = dict(
    sorted(
        {
            "bars": cells.bars,
            "blank_lines": lines.blank_lines,
            "bullets": lines.prefixed("• "),
            "bullets_wrapped": lines.bullets_wrapped,
            "cell_lines": cells.cell_lines,
            "commas": cells.commas,
            "details_in_turns": cells.details_in_turns,
            "full_width": signs.full_width,
            "gaps_and_indents": lines.gaps_and_indents,
            "half_width": signs.half_width,
            "html": cells.html,
            "indented": lines.indented,
            "line_numbers": lines.line_numbers,
            "misread_marks": signs.misread_marks,
            "one_line": lines.one_line,
            "page_borders": lines.page_borders,
            "page_lines": lines.page_lines,
            "page_numbers": lines.page_numbers,
            "pairs": lines.pairs,
            "pipes": cells.pipes,
            "pipes_in_one_line": cells.pipes_in_one_line,
            "quoted": lines.prefixed("> "),
            "ragged": lines.ragged,
            "sentences": lines.sentences,
            "single_spaces": cells.single_spaces,
            "spaced_labels": signs.spaced_labels,
            "spread": signs.spread,
            "two_spaces": cells.two_spaces,
            "wrapped_24": lines.wrapped(24),
            "wrapped_40": lines.wrapped(40),
        }.items()
    )
)
