"""The line at the head of a notice that says what it is, and what it says of the project."""

from __future__ import annotations

from dataclasses import dataclass

from extract.facts.context import Context
from extract.facts.convert import text as clean
from extract.facts.notices.form import Form, tight
from extract.facts.reading.written import tight as written
from extract.lexicon import phrase, words
from extract.lexicon.simplified import simplified
from extract.model import Span
from extract.record import TextFact

_LINES = 30
_LONGEST = 140
_PATH = frozenset("：>»")
"""首页 > 公告 > 正文 is where a page stands, and no title."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`span` is the line (empty where none is found), `letter` true for a letter (中标通知书), `closed` where it came to nothing."""

    span: Span
    said: str
    letter: bool
    announcement: bool
    closed: bool
    correction: bool

    def fact(self, context: Context) -> TextFact | None:
        """The line as the title of the document."""
        if not len(self.span):
            return None
        value = clean(written(context.document, self.span))
        return TextFact(value=value, **context.evidence(self.span, "notice.title", 0.9)) if len(value) >= 3 else None

    def project(self, context: Context) -> TextFact | None:
        """The project that the line names before it says what it is: 关于…项目的成交结果公示."""
        lead = phrase("notices.heading_lead").match(self.said)
        start = lead.end() if lead else 0
        end = phrase("notices.notice_heading").search(self.said, start)
        if end is None or end.start() - start < 6 or phrase("notices.no_project").fullmatch(self.said, start, end.start()):
            return None
        view = context.document.view
        i = view.index(self.span.start)
        span = Span(*view.span(i + start, i + end.start()))
        return TextFact(value=clean(written(context.document, span)), **context.evidence(span, "notice.heading", 0.8))


def heading_of(context: Context, form: Form, kind: str, told: tuple[str, ...]) -> Heading:
    """The first line near the head that ends in a word for this kind of document (`told`: the words that told the kind)."""
    enders = tuple(words(f"title_{kind}"))
    best = Span(0, 0)
    for line in context.document.lines[:_LINES]:
        said = tight(form.text[line.start : line.end])
        named = said.endswith(enders) or phrase("kind.title_noise").sub("", said).endswith(enders)
        if named and 3 <= len(said) <= _LONGEST and not _PATH & set(said):
            best = _trimmed(form.text, line.start, line.end)
            break
    view = context.document.view
    said = simplified(view.text[view.index(best.start) : view.index(best.end)]) if len(best) else ""
    word = told[0] if told else ""
    whole = said or word
    return Heading(
        best, said,
        letter=phrase("notices.letter_word").search(whole) is not None,
        announcement=phrase("notices.announcement_word").search(whole + word) is not None,
        closed=phrase("notices.failed_note").search(whole) is not None,
        correction=phrase("notices.correction_word").search(whole) is not None,
    )  # fmt: skip


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t#*":
        start += 1
    while end > start and text[end - 1] in " \t*":
        end -= 1
    return Span(start, end)
