"""The title of a clause: what stands behind its label, if that is a title and not a sentence."""

from __future__ import annotations

import re

import regex

from extract.clauses.row import Row
from extract.lexicon import phrase

MAX_TITLE = 30
MAX_LABEL = 20
MAX_OPENING = 60
_STOP = re.compile(r"[。；：？！]")
_SENTENCE = re.compile(r"[，。；？！]")
_GAP = regex.compile(r"(\p{Han}[^\s0-9，。；？！]{1,14})\s+[\p{Han}（“]")
_LATIN = regex.compile(r"[A-Z][A-Za-z ，,/&'.()（）-]{2,60}(?<=[ )）])(?=\p{Han})")
_BRACKETED = re.compile(r"[【\[]([^【】\[\]，。；：\n]{2,20})[】\]]")
_TRAILING = re.compile(r"[\s：:、，；;。.*]+$")
_LAYOUT = re.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])|(?<!\*)\*{2}(?!\*)|_{2,}")


def tidy(text: str) -> str:
    """A title as written, without layout spaces, Markdown stars and the colon behind it."""
    return _TRAILING.sub("", _LAYOUT.sub("", text.strip())).strip()


def rest_of(row: Row, original: str) -> str:
    """What the line says behind its label, as written."""
    end = row.marker.label_end if row.marker else 0
    return original[row.start + end : row.end]


def title_of(rest: str, folded: str, top: bool) -> str:
    """Title of a clause from the rest of its line (as written, and folded); "" if it begins with a sentence.

    `top`: a clause of the first level, where only a real title counts.
    """
    body = folded.strip()
    if not body:
        return ""
    shift = len(folded) - len(folded.lstrip())
    if latin := _LATIN.match(body):
        # Commodity, Specification and Price 品名、规格及价格: the words of both languages are the title.
        own = title_of(rest[shift + latin.end() :], body[latin.end() :], top)
        return tidy(rest[shift : shift + latin.end()]) + own if own else ""
    if bracketed := _BRACKETED.match(body):
        # 第3条【付款】合同签订后…: the brackets hold the title.
        return tidy(rest[shift + bracketed.start(1) : shift + bracketed.end(1)])
    colon = body.find("：")
    if colon > 0:
        head = re.sub(r"\s+", "", body[:colon])
        if len(head) <= MAX_LABEL and not _SENTENCE.search(head) and head.count("（") == head.count("）"):
            return tidy(rest[shift : shift + colon])
        head_end = None if body[colon + 1 :].strip() else colon
    else:
        head_end = len(body)
    if head_end is not None:
        head = re.sub(r"\s+", "", body[:head_end])
        short = len(head) <= MAX_TITLE and not _SENTENCE.search(head)
        if short and not (top and len(head) > 12 and phrase("clauses.verb_title").search(head)):
            return tidy(rest[shift : shift + head_end])
    # `第八条 违约责任  乙方未按期…`: the title ends at a gap.
    gap = _GAP.match(body)
    return tidy(rest[shift : shift + gap.end(1)]) if gap else ""


def opening_of(rest: str, folded: str) -> str:
    """The first sentence behind a label, at most 60 characters: what a reader calls a clause without a title."""
    body = folded.strip()
    shift = len(folded) - len(folded.lstrip())
    end = _STOP.search(body)
    return tidy(rest[shift : shift + (end.start() if end else len(body))][:MAX_OPENING])


def is_bare_title(row: Row) -> bool:
    """True if the line is a label and a short title, nothing else."""
    rest = row.text[row.marker.label_end :] if row.marker else row.text
    head = re.sub(r"[\s*]+", "", rest).rstrip("：")
    return 0 < len(head) <= MAX_LABEL and not _SENTENCE.search(head) and "：" not in head
