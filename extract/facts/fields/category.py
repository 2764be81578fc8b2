"""Goods, services or works: what the contract buys (合同类型)."""

from __future__ import annotations

import re

from extract.facts.choose import candidates, settle
from extract.facts.context import Context
from extract.model import Candidate, Span
from extract.record import CategoryFact, TextFact

# In a Chinese name the head stands last: of 食堂维修改造工程施工合同 施工 decides, so the last word found wins.
# Names of bodies (检验科, 检测中心) are not what is bought.
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("services", re.compile(
        r"监理|勘察|勘测|设计(?![^，]{0,6}施工)|咨询|检测(?!中心|院|所|站|仪|设备|车)|监测(?!中心|站(?!.{0,4}运)|总站|仪|设备)|检验(?!科|中心|所|院)|审计(?!局|署|厅)|评估|造价"
        r"|物业|保洁|保安|安保|运维|维保|租赁|印刷|委托|服务(?!中心|局|站|大厅|平台|器|一体化|机构|车)|技术开发|软件开发|系统开发|保险(?!柜|箱)"
        r"|培训(?!中心)|劳务(?<!工程劳务)|劳务(?=派遣|外包|服务)|餐饮|养护|测绘|规划(?!局|和)|课题|研究(?!院|所|中心)|运营|维护(?!车)|代理|托管|编制|体检|审图|鉴定|普查|清运|消杀|护理"
    )),
    ("works", re.compile(
        r"施工|(?:劳务|专业|作业)(?:作业)?(?:分包|承包)|(?:(?<=工程)|砌筑|钢筋|模板|泥瓦|木工)劳务(?!派遣|外包|服务)(?:作业)?(?:分包|承包)?|工程总承包|建设工程|装修|装饰|改造工程|修缮|维修工程|安装工程|工程结算|竣工结算|绿化工程|道路工程|改扩建|新建工程|扩建工程|EPC|工程(?!师|学|大学|学院|中心|技术|质量监督|造价|咨询)"
    )),
    ("goods", re.compile(
        r"买卖|购销|设备(?!维|运|租|检)|货物|器材|供货|购置|家具|车辆|药品|耗材|试剂|物资|仪(?=器|采|及|购|$|等|合)|仪器|器械|教具|图书(?!馆)|服装|校服|被装|电脑|计算机|食材|用品|材料|机(?=采购)|车(?=采购)"
    )),
)  # fmt: skip
_WEAK = frozenset({"设备", "工程", "委托", "购置", "维护", "材料", "运营", "物资"})
_TOGETHER = re.compile(
    r"(?:设备|货物|软硬件|产品|系统)(?:[+、]|及|和|与).{0,6}服务|(?:采购|供货|购置)(?:[+、]|及|和|与).{0,8}(?:服务|运维|维护|维保)"
)

_BODY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("works", re.compile(r"发包人|承包人|施工|竣工|工程款|工期")),
    ("goods", re.compile(r"交货|到货|货物|供货|卖方|买方|送货|规格型号|产品")),
    ("services", re.compile(r"服务期|服务内容|服务费|服务质量|服务人员|提供服务|运维|服务期限")),
)
_QUOTED_TITLE = re.compile(r"《(?P<name>[^》\n]{6,50}(?:合同|协议)书?)》(?=[^。\n]{0,60}原(?:合同|协议))")
_MIN_WORDS = 3


def category(context: Context, the_title: TextFact | None, the_project: TextFact | None) -> CategoryFact | None:
    """As labelled, as the title or the project or the contract it supplements is called, else by the body."""
    labelled = candidates(context, "category", str)
    if labelled:
        return settle(context, "category", labelled, CategoryFact)
    body = _by_body(context)
    scored = _by_name(the_title, body, 0.9) or _by_name(the_project, body, 0.82) or _by_original(context, body) or body
    return settle(context, "category", [scored], CategoryFact) if scored else None


def word(name: str) -> tuple[str, str] | None:
    """The category that a name states and the word that says so: the last one.

    >>> word("青石县小学食堂维修改造工程施工合同"), word("县医院检验科分析仪采购合同")[0], word("采购合同")
    (('works', '施工'), 'goods', None)
    """
    best: tuple[int, int, str, str] | None = None
    for value, pattern in _WORDS:
        for match in pattern.finditer(name):
            # Of two that end together the longer one knows more: 工程劳务, not 劳务.
            if best is None or (match.end(), len(match.group())) > best[:2]:
                best = (match.end(), len(match.group()), value, match.group())
    return best[2:] if best else None


def _by_name(name: TextFact | None, body: Candidate | None, confidence: float) -> Candidate | None:
    if name is None:
        return None
    stated = word(name.value)
    if stated is None:
        return None
    value, why = stated
    if _TOGETHER.search(name.value):
        # Two kinds in one contract: what the body talks about decides, or nothing does.
        return body
    if why in _WEAK:
        # A weak word such as 设备: what the body talks about decides.
        if body is not None and body.value != value:
            return body
        confidence -= 0.0 if body is not None else 0.12
    return Candidate("category", value, Span(name.start, name.end), "category.name", confidence, f"名称中有「{why}」")


def _by_original(context: Context, body: Candidate | None) -> Candidate | None:
    """A supplement is of the kind of the contract it names: 《…服务合同》（以下简称“原合同”）."""
    match = _QUOTED_TITLE.search(context.document.view.text)
    stated = word(match["name"]) if match else None
    if match is None or stated is None:
        return None
    span = Span(*context.document.view.span(*match.span("name")))
    return Candidate("category", stated[0], span, "category.original", 0.8, "原合同的名称")


def _by_body(context: Context) -> Candidate | None:
    text = context.document.view.text
    counts = {value: len(pattern.findall(text)) for value, pattern in _BODY}
    best = max(counts, key=lambda value: counts[value])
    others = sum(counts.values()) - counts[best]
    if counts[best] < _MIN_WORDS or counts[best] < 2 * others:
        return None
    match = dict(_BODY)[best].search(text)
    assert match is not None
    span = Span(*context.document.view.span(*match.span()))
    return Candidate("category", best, span, "category.words", 0.8, f"正文用词 {counts[best]}:{others}")
