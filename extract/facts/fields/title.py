"""Title and project name: what the contract is called, and what it is part of."""

from __future__ import annotations

import re

from extract.facts.choose import candidates, settle
from extract.facts.context import Context
from extract.facts.convert import text as clean
from extract.facts.reading.written import tight
from extract.lexicon import phrase
from extract.model import Candidate, Span
from extract.record import TextFact

_MIN_NAME, _MAX_NAME = 4, 100
_BETWEEN_SPACES = re.compile(r"[^\s]{4,90}")
_ONE_LINE = 600
_MAX_TITLE_LINES = 4
_SHORT = 7
"""A last line up to so many characters (政府采购合同) names no contract by itself; 建设工程监理合同 does."""
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_-]{6,}|[〔﹝\[（【]?20\d\d[〕﹞\]）】]?(?:第)?\d{1,6}号")
"""A number of a contract or a document, on a line of the head."""


def title(context: Context) -> TextFact | None:
    """The title: the line, or the few lines, at the head of the document that end in 合同 or 协议."""
    document = context.document
    head = _head(context)
    best: Candidate | None = None
    for i, span in enumerate(head):
        for count in range(1, _MAX_TITLE_LINES + 1):
            block = head[i : i + count]
            if len(block) < count:
                break
            joined = "".join(tight(document, s) for s in block)
            if len(joined) > 80 or any(phrase("title.not_title").search(context.tight(s)) or "\t" in context.tight(s) for s in block):
                break
            if any(phrase("title.end").search(above) or _CODE.search(above) for above in map(context.tight, block[:-1])):
                break  # a running head, a number: what stands below is the title by itself
            if phrase("title.end").search(joined):
                whole = Span(span.start, block[-1].end)
                value = clean(phrase("title.leading").sub("", joined))
                # A longer title that repeats the short one of the cover is the fuller name.
                confidence = 0.92 if count == 1 else 0.85
                candidate = Candidate("title", value, whole, "title.head", confidence, f"文首第 {i + 1} 行起")
                if best is None or (value.endswith(str(best.value)) and count > 1 and span.start < best.span.start):
                    best = candidate
                else:
                    context.offer(candidate)
        if best is not None:
            break
    best = best or _in_one_line(context) or _untitled(context, head)
    if best is None:
        return None
    best = _with_supplement(context, head, _extend_upwards(context, head, best))
    context.candidates.setdefault("title", []).insert(0, best)
    return TextFact(value=str(best.value), **context.evidence(best.span, best.rule, best.confidence))


def _in_one_line(context: Context) -> Candidate | None:
    """The title of a text whose lines are gone: the first word between spaces that ends in 合同 or 协议."""
    text = context.document.folded
    for match in _BETWEEN_SPACES.finditer(text, 0, min(_ONE_LINE, len(text))):
        written = clean(match[0])
        if 5 <= len(written) <= 80 and phrase("title.end").search(written) and not phrase("title.part_of_sentence").search(written):
            return Candidate("title", written, Span(*match.span()), "title.between", 0.7, "空格之间")
    return None


def _untitled(context: Context, head: list[Span]) -> Candidate | None:
    """A cover that names the purchase and no contract: the last line above the parties that is no label."""
    for i, span in enumerate(head[:8]):
        line = context.tight(span)
        if phrase("kind.buyer_label").match(line) and i:
            above = tight(context.document, head[i - 1])
            if phrase("title.purchase").search(above) and not phrase("title.not_title").search(above):
                return Candidate("title", clean(above), head[i - 1], "title.purchase", 0.6, "当事人之前的一行")
            return None
    return None


def _head(context: Context) -> list[Span]:
    """Non-empty lines before the first numbered clause of the body, at most forty; papers in front of the contract are
    passed over."""
    spans: list[Span] = []
    first = next((i for i, line in enumerate(context.document.lines) if not context.in_front(line.start)), 0)
    for line in context.document.lines[first : first + 60]:
        if not context.tight(line.span).strip():
            continue
        clause = context.clause(line.start)
        if clause is not None and clause.part == "body" and clause.number:
            break
        spans.append(line.span)
        if len(spans) >= 40:
            break
    return spans


def _extend_upwards(context: Context, head: list[Span], best: Candidate) -> Candidate:
    """A last line such as 服务合同 alone goes with the line above it: the name of the project or of the buyer."""
    if len(str(best.value)) > _SHORT:
        return best
    i = next((i for i, span in enumerate(head) if span.start == best.span.start), 0)
    if i == 0:
        return best
    above = tight(context.document, head[i - 1])
    if phrase("title.not_title").search(above) or "\t" in above or len(above) > 40 or re.fullmatch(r"[\W\dA-Za-z_]+", above):
        return best
    if i >= 2 and not phrase("title.not_title").search(context.tight(head[i - 2])) and len(context.tight(head[i - 2])) > 40:
        return best
    return Candidate(
        "title", clean(above + str(best.value)), Span(head[i - 1].start, best.span.end), "title.lines", 0.8, "标题分行"
    )


def _with_supplement(context: Context, head: list[Span], best: Candidate) -> Candidate:
    """The name of the contract, and below it what this paper is to it: …施工合同 / 补充协议（一）."""
    below = next((span for span in head if span.start >= best.span.end), None)
    supplement = phrase("title.supplement")
    if below is None or not supplement.fullmatch(context.tight(below)) or supplement.search(str(best.value)):
        return best
    value = clean(str(best.value) + tight(context.document, below))
    return Candidate("title", value, Span(best.span.start, below.end), "title.lines", 0.85, "标题分行")


def project_name(context: Context, the_title: TextFact | None) -> TextFact | None:
    """The project: as labelled, as the preamble says, else the part of the title that ends in 项目 or 工程.

    What is left of another title without its 合同 is not a project's name: the buyer's name and a product say no more
    than the title itself.
    """
    facts = [fact for fact in context.of("field.project_name") if not _named_in_form(context, fact.span.start)]
    found = candidates(context, "project_name", _name, facts)
    if not found and the_title is not None:
        match = phrase("title.project").match(the_title.value)
        if match and not phrase("title.generic").search(match["name"]):
            span = Span(the_title.start, the_title.end)
            found = [Candidate("project_name", match["name"], span, "title.project", 0.8, "取自标题")]
    return settle(context, "project_name", found, TextFact)


def _named_in_form(context: Context, offset: int) -> bool:
    """True for 合同名称 in an approval form in front of the contract: that is its title, and no project."""
    line = context.document.line_at(offset).span
    return context.in_front(offset) and context.tight(line).startswith("合同名称")


def _name(value: object) -> str:
    """The name without the word contract behind it. Raises `ValueError` for what is too short, too long or generic."""
    name = phrase("title.behind_name").sub("", clean(value))
    name = phrase("title.contract_at_end").sub("", name.strip("《》「」『』“”"))
    if not _MIN_NAME <= len(name) <= _MAX_NAME or phrase("title.generic_name").search(name):
        raise ValueError("not a name")
    return name
