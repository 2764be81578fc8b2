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

_TITLE_END = re.compile(
    r"(?:合同书?|协议书?|合同条款|订单)(?:（[^）]{1,14}）){0,2}(?:（?(?:参考|示范|标准|格式)?(?:文本|范本|样本)）?)?$"
)
_NOT_TITLE = re.compile(
    r"[：。；！？]|^(?:根据|依据|按照|鉴于|为|甲|乙|附件|第[一二三四五六七八九十\d]+[条章])"
    r"|^(?:存档|归档|档案|备案|登记|合同|项目|采购|招标)?(?:编号|备案号|案号)|以下简称|构成|本合同|签订|目录|^[\W\dA-Za-z_]+$|号[）)]?$"
    # a stamp or a copy's mark in front of the title: No.00417 副本
    r"|^(?:N[oO][.．]?|№|第?\d{1,8}号?)?[\d\W]*[（]?(?:正本|副本|存档本?|存根|样稿|密级.{0,6}|(?:正|副)本.{1,4}份)[）]?$"
)
_LEADING = re.compile(r"^(?:附件[一二三四五六七八九十\d]*[：、]?)")
_PROJECT_IN_TITLE = re.compile(r"^(?P<name>.{6,60}(?:项目|工程))(?:（[^（）]{1,30}）)?(?=.{0,16}(?:合同|协议))")
_GENERIC_TITLE = re.compile(
    r"^(?:.{0,12}政府采购(?:货物|服务|工程)?|.{0,8}建设工程|.{0,6}(?:采购|服务|工程|施工)项目)$|^建设工程|政府采购$"
)
_CONTRACT_AT_END = re.compile(r"(?:(?<=采购)|(?<=服务)|(?<=项目)|(?<=工程)|(?<=施工))(?:合同|协议)书?$")
_GENERIC_NAME = re.compile(
    r"^(?:(?:本|该|上述|以上|此)(?:次)?(?:项目|工程|采购)|(?:政府)?采购项目|(?:货物|服务|工程|施工|建设)(?:采购)?项目"
    r"|见.{0,8}|详见.{0,12}|同上|采购(?:结果|文件))$"
    r"|^(?:采购人|供应商|甲方|乙方)$|双方|协商一致"
)
_MIN_NAME, _MAX_NAME = 4, 100
_BETWEEN_SPACES = re.compile(r"[^\s]{4,90}")
_ONE_LINE = 600
_MAX_TITLE_LINES = 4


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
            if len(joined) > 80 or any(_NOT_TITLE.search(context.tight(s)) or "\t" in context.tight(s) for s in block):
                break
            if _TITLE_END.search(joined):
                whole = Span(span.start, block[-1].end)
                value = clean(_LEADING.sub("", joined))
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
    best = _extend_upwards(context, head, best)
    context.candidates.setdefault("title", []).insert(0, best)
    return TextFact(value=str(best.value), **context.evidence(best.span, best.rule, best.confidence))


def _in_one_line(context: Context) -> Candidate | None:
    """The title of a text whose lines are gone: the first word between spaces that ends in 合同 or 协议."""
    text = context.document.folded
    for match in _BETWEEN_SPACES.finditer(text, 0, min(_ONE_LINE, len(text))):
        written = clean(match[0])
        if 5 <= len(written) <= 80 and _TITLE_END.search(written) and not phrase("title.part_of_sentence").search(written):
            return Candidate("title", written, Span(*match.span()), "title.between", 0.7, "空格之间")
    return None


def _untitled(context: Context, head: list[Span]) -> Candidate | None:
    """A cover that names the purchase and no contract: the last line above the parties that is no label."""
    for i, span in enumerate(head[:8]):
        line = context.tight(span)
        if phrase("kind.buyer_label").match(line) and i:
            above = tight(context.document, head[i - 1])
            if phrase("title.purchase").search(above) and not _NOT_TITLE.search(above):
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
    if len(str(best.value)) > 12:
        return best
    i = next((i for i, span in enumerate(head) if span.start == best.span.start), 0)
    if i == 0:
        return best
    above = tight(context.document, head[i - 1])
    if _NOT_TITLE.search(above) or "\t" in above or len(above) > 40 or re.fullmatch(r"[\W\dA-Za-z_]+", above):
        return best
    if i >= 2 and not _NOT_TITLE.search(context.tight(head[i - 2])) and len(context.tight(head[i - 2])) > 40:
        return best
    return Candidate(
        "title", clean(above + str(best.value)), Span(head[i - 1].start, best.span.end), "title.lines", 0.8, "标题分行"
    )


def project_name(context: Context, the_title: TextFact | None) -> TextFact | None:
    """The project: as labelled, as the preamble says, else the part of the title that ends in 项目 or 工程.

    What is left of another title without its 合同 is not a project's name: the buyer's name and a product say no more
    than the title itself.
    """
    facts = [fact for fact in context.of("field.project_name") if not _named_in_form(context, fact.span.start)]
    found = candidates(context, "project_name", _name, facts)
    if not found and the_title is not None:
        match = _PROJECT_IN_TITLE.match(the_title.value)
        if match and not _GENERIC_TITLE.search(match["name"]):
            span = Span(the_title.start, the_title.end)
            found = [Candidate("project_name", match["name"], span, "title.project", 0.8, "取自标题")]
    return settle(context, "project_name", found, TextFact)


def _named_in_form(context: Context, offset: int) -> bool:
    """True for 合同名称 in an approval form in front of the contract: that is its title, and no project."""
    line = context.document.line_at(offset).span
    return context.in_front(offset) and context.tight(line).startswith("合同名称")


def _name(value: object) -> str:
    """The name without the word contract behind it. Raises `ValueError` for what is too short, too long or generic."""
    name = _CONTRACT_AT_END.sub("", clean(value).strip("《》「」『』“”"))
    if not _MIN_NAME <= len(name) <= _MAX_NAME or _GENERIC_NAME.search(name):
        raise ValueError("not a name")
    return name
