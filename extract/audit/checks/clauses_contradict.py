"""两处约定互相矛盾: pairs of statements that cannot both hold, each pair with its own words."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.opposed import places, precedence
from extract.audit.placed import against
from extract.audit.recognised import at_most_a_hint
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Quote
from extract.text.fold import fold

CHECK = "clauses-contradict"

PAIRS = {
    "renewal": "一处约定期满自动续约（延续），另一处约定期满自动终止（不再续约）。",
    "advance": "一处约定不支付预付款，另一处又约定了预付款。",
    "materials": "一处约定全部材料由供应商承包（包工包料），另一处又约定由采购人供应材料。",
    "freight": "运输（装卸）费用一处约定由采购人承担，另一处约定由供应商承担。",
    "tax": "合同价一处写明含税，另一处写明不含税。",
    "invoice": "一处约定先开票后付款，另一处约定付款后再开票。",
    "invoice_kind": "发票一处约定为增值税专用发票，另一处约定为普通发票。",
    "deposit": "一处约定不交纳押金，另一处又约定退还押金。",
    "works_left": "一处约定不甩项，另一处又约定了甩项。",
    "quality": "一处约定不得再就质量提出异议，另一处又约定质保期内的质量维修责任。",
    "rights": "开发成果的权利一处约定归采购人，另一处约定归供应商。",
    "shared_rights": "成果的权利一处约定归双方共有，另一处约定归一方单独所有。",
    "data_rights": "数据、资料的所有权一处约定归采购人，另一处约定归供应商。",
    "users": "一处约定不限用户（许可）数量，另一处又约定了许可数量。",
    "prevails": "正文与附件（采购文件）不一致时以哪一份为准，两处约定相反。",
    "lateness": "一处约定逾期不承担责任，另一处又约定了逾期的违约金。",
    "secrecy": "一处约定合同终止后仍须保密，另一处约定保密义务随合同终止而终止。",
    "ending": "一处约定任何一方不得提前（单方）解除合同，另一处又约定通知对方即可解除。",
    "interest": "保证金一处约定无息退还，另一处约定连同利息退还。",
    "warranty": "质保期从何时起算，一处为验收合格，另一处为交付（签收、发货）。",
    "freight_included": "合同价一处写明已含运输，另一处约定运输费用由采购人承担。",
    "exchange": "汇率变动的差额一处约定由采购人补足，另一处约定由供应商承担。",
    "afterwards": "一处约定先履行后付款，另一处约定预付。",
    "bond_back": "履约保证金一处约定质保期满退还，另一处约定验收合格后即退还。",
    "retention_back": "质量保证金一处约定质保期满退还，另一处约定验收合格后即退还。",
}
"""What is said of each pair; its two sides are the wordings `NAME_one` and `NAME_other`, exceptions `NAME_but`; a hint is
more than that where one side says that it holds for everything (`NAME_whole`)."""


_HINTS = (
    "materials",
    "works_left",
    "users",
    "freight",
    "tax",
    "invoice",
    "quality",
    "warranty",
    "rights",
)
"""Pairs that may speak of two things: of a part of the materials, of one payment, of one product."""
_WHO = {"bears": "承担", "does": "提供（办理）"}
_INSIDE = ("users",)
"""Pairs that contradict each other in one sentence as well."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Each pair once: the first statement of either side that is not limited by the sentence it stands in."""
    assessed = False
    for name, told in PAIRS.items():
        one, other = (_first(case, name, side) for side in ("one", "other"))
        assessed = assessed or one is not None or other is not None
        if one is not None and other is not None and (one.start != other.start or name in _INSIDE):
            text = told.rstrip("。") + against(case, one, other) if one.start != other.start else told
            hint = name in _HINTS and not _of_everything(case, name, one, other)
            yield case.finding(text, one, other, severity=None if hint else at_most_a_hint(case, "warning"))
    yield from _methods(case)
    yield from _who(case)
    yield from _kept(case)
    for first, second in (*precedence(case), *places(case)):
        assessed = True
        yield case.finding(
            first.told + against(case, first.quote, second.quote),
            first.quote,
            second.quote,
            severity=at_most_a_hint(case, "warning"),
        )
    if not assessed:
        yield NotAssessed("没有可对照的约定")


def _methods(case: Case) -> Iterator[Finding]:
    """The procurement method by its label against the one that the text says the supplier was chosen by."""
    labelled = [(match["method"], quote) for quote, match in case.find("method_label")]
    chosen = [(match["method"], quote) for quote, match in case.find("method_chosen")]
    chosen = [one for one in chosen if not case.info.phrases["method_but"].found_in(case.sentence(one[1]).text)]
    if len({name for name, _ in labelled}) == len({name for name, _ in chosen}) == 1:
        (one, first), (other, second) = labelled[0], chosen[0]
        if one != other:
            yield case.finding(
                f"采购方式一处写明为{one}，另一处写作通过{other}选定供应商。",
                case.sentence(first),
                case.sentence(second),
                severity=at_most_a_hint(case, "warning"),
            )


def _who(case: Case) -> Iterator[Finding]:
    """One cost or task by name that one clause lays on one side and another clause on the other."""
    sides: dict[tuple[str, str], dict[str, Quote]] = {}
    for quote, match in case.find("who"):
        sentence = case.sentence(quote)
        what, verb = _named(case, match["what"]), next(name for name in _WHO if match[name])
        if case.info.phrases["who_vague"].found_in(match["what"]) or next(case.find("who_case", _span(sentence)), None):
            continue
        side = "buyer" if match["buyer"] else "supplier" if match["supplier"] else _subject(case, sentence)
        if side:
            sides.setdefault((what, verb), {}).setdefault(side, sentence)
    for (what, verb), told in sides.items():
        if len(told) > 1 and told["buyer"].start != told["supplier"].start:
            yield case.finding(
                f"“{what}”一处约定由采购人{_WHO[verb]}，另一处约定由供应商{_WHO[verb]}。",
                told["buyer"],
                told["supplier"],
                severity=at_most_a_hint(case, "warning"),
            )


def _named(case: Case, what: str) -> str:
    """检测 of 检测费用, 检测费 and 检测的费用: what is paid for."""
    return case.info.phrases["fee_ends"].pattern.sub("", what)


def _subject(case: Case, sentence: Quote) -> str:
    """The side that a sentence begins with: 承包人应自行接驳水电并承担费用."""
    told = case.info.phrases["begins_with"].pattern.search(fold(sentence.text))
    return "" if told is None else "buyer" if told["buyer"] else "supplier"


def _kept(case: Case) -> Iterator[Finding]:
    """One thing by name that at the end falls to one side in one clause and to the other side in another."""
    theirs = [case.sentence(quote) for quote, _ in case.find("kept_supplier")]
    for quote, match in case.find("kept_buyer"):
        sentence = case.sentence(quote)
        for other in theirs:
            if match["what"] in other.text and other.start != sentence.start and _plain(case, sentence, other):
                told = f"期满后“{match['what']}”一处约定归采购人，另一处约定由供应商收回（归供应商）"
                yield case.finding(
                    told + against(case, sentence, other), sentence, other, severity=at_most_a_hint(case, "warning")
                )
                return


def _plain(case: Case, *sentences: Quote) -> bool:
    return not any(case.info.phrases["kept_but"].found_in(one.text) for one in sentences)


def _of_everything(case: Case, name: str, *sentences: Quote) -> bool:
    whole = case.info.phrases.get(f"{name}_whole")
    return whole is not None and any(whole.found_in(one.text) for one in sentences)


def _span(quote: Quote) -> Span:
    return Span(quote.start, quote.end)


def _first(case: Case, name: str, side: str) -> Quote | None:
    for quote, _ in case.find(f"{name}_{side}"):
        sentence = case.sentence(quote)
        limits = f"{name}_but"
        span = _span(sentence)
        if limits not in case.info.phrases or next(case.find(limits, span), None) is None:
            return sentence
    return None
