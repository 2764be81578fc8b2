"""Tables of Markdown whose rows run on in one line: `| a | b | | --- | --- | | 1 | 2 |` becomes three lines again.

Extracts and chat windows join the lines of a table with a space. The rule between head and body counts its columns, and so
says where each row ends; a line without such a rule is left as it is.
"""

from __future__ import annotations

import re

_RULE = re.compile(r"\|[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|")
_CELL = r"(?:[^|\n\\]|\\.)*\|"


def split_rows(line: str) -> list[str]:
    """The line as the lines that it was joined from; itself alone if it holds no rule or a whole table's only."""
    parts: list[str] = []
    at = 0
    for rule in _RULE.finditer(line):
        if rule.start() < at:
            continue
        columns = rule[0].count("|") - 1
        head = re.search(rf"\|(?:{_CELL}){{{columns}}}[ \t]*$", line[at : rule.start()])
        if head is None:
            continue
        parts += [line[at : at + head.start()], head[0].rstrip(), rule[0]]
        at = rule.end()
        row = re.compile(rf"[ \t]*(\|(?:{_CELL}){{{columns}}})(?=[ \t]*(?:[^|]|$)|[ \t]*\|)")
        while match := row.match(line, at):
            parts.append(match[1])
            at = match.end()
    parts.append(line[at:])
    return [part for part in parts if part.strip()] or [line]
