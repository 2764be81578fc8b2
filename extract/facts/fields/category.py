"""Goods, services or works: what the contract buys (合同类型)."""

from __future__ import annotations

from extract.facts.choose import candidates, settle
from extract.facts.context import Context
from extract.lexicon import phrase, words
from extract.model import Candidate, Span
from extract.record import CategoryFact, TextFact

# In a Chinese name the head stands last: of 食堂维修改造工程施工合同 施工 decides, so the last word found wins.
_KINDS = "services", "works", "goods"
_WEAK = "category_weak"
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
    for value in _KINDS:
        for match in phrase(f"category.{value}").finditer(name):
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
    if phrase("category.goods_with_service").search(name.value):
        # Two kinds in one contract: what the body talks about decides, or nothing does.
        return body
    if why in words(_WEAK):
        # A weak word such as 设备: what the body talks about decides.
        if body is not None and body.value != value:
            return body
        confidence -= 0.0 if body is not None else 0.12
    return Candidate("category", value, Span(name.start, name.end), "category.name", confidence, f"名称中有「{why}」")


def _by_original(context: Context, body: Candidate | None) -> Candidate | None:
    """A supplement is of the kind of the contract it names: 《…服务合同》（以下简称“原合同”）."""
    match = phrase("category.original").search(context.document.view.text)
    stated = word(match["name"]) if match else None
    if match is None or stated is None:
        return None
    span = Span(*context.document.view.span(*match.span("name")))
    return Candidate("category", stated[0], span, "category.original", 0.8, "原合同的名称")


def _by_body(context: Context) -> Candidate | None:
    text = context.document.view.text
    counts = {value: len(phrase(f"category.body_{value}").findall(text)) for value in ("works", "goods", "services")}
    best = max(counts, key=lambda value: counts[value])
    others = sum(counts.values()) - counts[best]
    if counts[best] < _MIN_WORDS or counts[best] < 2 * others:
        return None
    match = phrase(f"category.body_{best}").search(text)
    assert match is not None
    span = Span(*context.document.view.span(*match.span()))
    return Candidate("category", best, span, "category.words", 0.8, f"正文用词 {counts[best]}:{others}")
