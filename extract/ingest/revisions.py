"""What is told about a text that is still under negotiation: changes and comments that nobody settled before printing."""

from __future__ import annotations

import re

_TOLD = re.compile(r"未接受的修订（删除(\d+)处、插入(\d+)处）和批注(\d+)条")


def warning(deleted: int, inserted: int, comments: int) -> str:
    """The warning for tracked changes and comments left in a file, "" if there are none.

    >>> warning(2, 3, 1)
    '文件中有未接受的修订（删除2处、插入3处）和批注1条，按接受全部修订后的文字读取'
    """
    if not (deleted or inserted or comments):
        return ""
    return f"文件中有未接受的修订（删除{deleted}处、插入{inserted}处）和批注{comments}条，按接受全部修订后的文字读取"


def told(warnings: list[str]) -> tuple[int, int, int] | None:
    """Deletions, insertions and comments that the warnings of a document tell of, `None` if none does.

    >>> told(["别的", warning(2, 3, 1)])
    (2, 3, 1)
    """
    for one in warnings:
        if found := _TOLD.search(one):
            return int(found[1]), int(found[2]), int(found[3])
    return None
