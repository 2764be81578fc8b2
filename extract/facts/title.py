"""Title, project name and category: what the contract is called and what it buys."""

from __future__ import annotations

import re

from extract.facts.choose import candidates, settle
from extract.facts.context import Context
from extract.facts.convert import text as clean
from extract.model import Candidate, Span
from extract.record import CategoryFact, MethodFact, TextFact

_TITLE_END = re.compile(r"(?:合同书?|协议书?|合同条款|订单)(?:（[^）]{1,14}）)?$")
_NOT_TITLE = re.compile(r"[：。；！？]|^(?:根据|依据|按照|鉴于|为|甲|乙|附件|第[一二三四五六七八九十\d]+[条章])|以下简称|构成|本合同|签订|目录|^[\W\dA-Za-z_]+$|号$")
_LEADING = re.compile(r"^(?:附件[一二三四五六七八九十\d]*[：、]?)")
_PROJECT_IN_TITLE = re.compile(r"^(?P<name>.{6,60}(?:项目|工程))(?:（[^（）]{1,30}）)?(?=.{0,16}(?:合同|协议))")
# Without 项目 or 工程 the rest of the title names the project if it is long and names a place, a body or a year.
_REST_OF_TITLE = re.compile(
    r"^(?P<name>(?=.{0,40}(?:[省市县区州旗局院校学委厅馆所]|中心|年度|公司)).{10,60}?)(?:（[^（）]{1,30}）)?"
    r"(?:采购|购销|买卖|购买|委托|施工|承包|政府采购|项目|服务)?(?:合同书?|协议书?)(?:（[^（）]{1,30}）)?$"
)
_GENERIC_TITLE = re.compile(r"^(?:建设工程|.{0,12}政府采购|.{0,8}建设工程)|政府采购$")
_MAX_TITLE_LINES = 4

# What a title or a project is called decides before the words of the body do; order matters (维修改造工程服务合同).
_TITLE_CATEGORY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("services", re.compile(r"（服务类?）|服务类")),
    ("goods", re.compile(r"（货物类?）|货物类")),
    ("works", re.compile(r"（工程类?）|工程类")),
    ("services", re.compile(r"监理|勘察|设计(?!.{0,6}施工)|咨询|检测|监测|检验|审计|评估|造价|物业|保洁|保安|运维|维保|租赁|印刷|委托|服务合同|服务协议|技术(?:服务|开发|咨询)|软件开发|保险|培训|劳务|食堂|餐饮|养护(?:服务|管理)|测绘|规划|课题|研究|保密")),
    ("works", re.compile(r"施工|工程总承包|建设工程|装修|装饰|改造工程|修缮|维修工程|安装工程|工程结算|竣工结算|绿化工程|道路工程|承包")),
    ("goods", re.compile(r"买卖|购销|采购合同|设备|货物|器材|供货|购置|购买|家具|车辆|药品|耗材|物资|仪器")),
    ("works", re.compile(r"工程")),
    ("services", re.compile(r"服务|维护|管理")),
    ("goods", re.compile(r"采购")),
)  # fmt: skip
_BODY_CATEGORY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("works", re.compile(r"发包人|承包人|施工|竣工|工程款|工期")),
    ("goods", re.compile(r"交货|到货|货物|供货|卖方|买方|送货|规格型号|产品")),
    ("services", re.compile(r"服务期|服务内容|服务费|服务质量|服务人员|提供服务|运维|服务期限")),
)


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
            joined = "".join(context.tight(s) for s in block)
            if len(joined) > 80 or any(_NOT_TITLE.search(context.tight(s)) or "\t" in context.tight(s) for s in block):
                break
            if _TITLE_END.search(joined):
                whole = Span(span.start, block[-1].end)
                value = clean(_LEADING.sub("", joined))
                # A longer title that repeats the short one of the cover is the fuller name; the first one wins otherwise.
                candidate = Candidate("title", value, whole, "title.head", 0.92 if count == 1 else 0.85, f"文首第 {i + 1} 行起")
                if best is None or (value.endswith(str(best.value)) and count > 1 and span.start < best.span.start):
                    best = candidate
                else:
                    context.offer(candidate)
        if best is not None:
            break
    if best is None:
        return None
    best = _extend_upwards(context, head, best)
    context.candidates.setdefault("title", []).insert(0, best)
    return TextFact(value=str(best.value), **context.evidence(best.span, best.rule, best.confidence)) if document else None


def _head(context: Context) -> list[Span]:
    """Non-empty lines before the first numbered clause of the body, at most forty."""
    spans: list[Span] = []
    for line in context.document.lines[:60]:
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
    """A last line such as 服务合同 or 采购合同 alone goes with the line above it: the name of the project or of the buyer."""
    if len(str(best.value)) > 12:
        return best
    i = next((i for i, span in enumerate(head) if span.start == best.span.start), 0)
    if i == 0:
        return best
    above = context.tight(head[i - 1])
    if _NOT_TITLE.search(above) or "\t" in above or len(above) > 40 or re.fullmatch(r"[\W\dA-Za-z_]+", above):
        return best
    if i >= 2 and not _NOT_TITLE.search(context.tight(head[i - 2])) and len(context.tight(head[i - 2])) > 40:
        return best
    return Candidate(
        "title", clean(above + str(best.value)), Span(head[i - 1].start, best.span.end), "title.lines", 0.8, "标题分行"
    )


def project_name(context: Context, the_title: TextFact | None) -> TextFact | None:
    """The project: as labelled, as the preamble says, else the part of the title that ends in 项目 or 工程."""
    found = candidates(context, "project_name", clean)
    found = [c for c in found if 4 <= len(str(c.value)) <= 100]
    if not found and the_title is not None:
        match = _PROJECT_IN_TITLE.match(the_title.value) or _REST_OF_TITLE.match(the_title.value)
        if match and not _GENERIC_TITLE.search(match["name"]):
            span = Span(the_title.start, the_title.end)
            found = [Candidate("project_name", match["name"], span, "title.project", 0.75, "取自标题")]
    return settle(context, "project_name", found, TextFact)


def category(context: Context, the_title: TextFact | None, the_project: TextFact | None) -> CategoryFact | None:
    """Goods, services or works: as labelled, as the title or the project is called, else by the words of the body."""
    labelled = candidates(context, "category", str)
    if labelled:
        return settle(context, "category", labelled, CategoryFact)
    scored = _by_name(context, the_title, 0.88) or _by_name(context, the_project, 0.8) or _by_body(context)
    return settle(context, "category", [scored], CategoryFact) if scored else None


def _by_name(context: Context, name: TextFact | None, confidence: float) -> Candidate | None:
    if name is None:
        return None
    body = _by_body(context)
    for value, pattern in _TITLE_CATEGORY:
        match = pattern.search(name.value)
        if match:
            if match.group() in ("采购合同", "采购", "购买", "服务", "工程", "设备", "委托", "承包", "购置", "管理") and body is not None and body.confidence >= 0.75:
                # A weak word such as 采购: what the body talks about decides.
                return body
            return Candidate("category", value, Span(name.start, name.end), "category.name", confidence, f"名称中有「{match.group()}」")
    return None


def _by_body(context: Context) -> Candidate | None:
    text = context.document.view.text
    counts = {value: len(pattern.findall(text)) for value, pattern in _BODY_CATEGORY}
    best = max(counts, key=lambda value: counts[value])
    others = sum(counts.values()) - counts[best]
    if counts[best] < 3 or counts[best] <= others:
        return None
    pattern = dict(_BODY_CATEGORY)[best]
    match = pattern.search(text)
    assert match is not None
    span = Span(*context.document.view.span(*match.span()))
    confidence = 0.8 if counts[best] >= 2 * others else 0.65
    return Candidate("category", best, span, "category.words", confidence, f"正文用词 {counts[best]}:{others}")


def procurement_method(context: Context) -> MethodFact | None:
    """The way of procurement. A list of several ways in one sentence (公开招标、邀请招标等方式) says nothing."""
    found = candidates(context, "procurement_method", str)
    labelled = [c for c in found if c.rule.endswith(".label")]
    if labelled:
        return settle(context, "procurement_method", labelled, MethodFact)
    for parts in (("cover", "preamble"), ("body",)):
        here = [c for c in found if context.part_at(c.span.start) in parts]
        if here:
            # A list of ways (公开招标、邀请招标等方式) says nothing; the preamble decides before the body is asked.
            return settle(context, "procurement_method", here, MethodFact) if len({c.value for c in here}) == 1 else None
    return None
