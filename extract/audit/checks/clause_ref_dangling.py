"""引用的条款不存在: a reference to an article of this contract that it does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.numbering import read
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.structure.numerals import ordinal
from extract.text.sentences import around

CHECK = "clause-ref-dangling"
_LABEL = 7
"""Characters of the label of an article and what stands behind it (第十二条：)."""
_MANY = 5
"""Decimal numbers that a contract has at least before one beyond its last article is called missing."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only numbers beyond the last article, and decimal numbers whose article has others but not this one. References
    to laws, to the tender documents, to general conditions and to the contract that this one changes are left out."""
    articles, decimals = _numbers(case)
    if not articles or is_supplement(case):
        yield NotAssessed("条款没有可核对的编号，或引用的可能是原合同")
        return
    seen: set[str] = set()
    general = next(case.find("general_terms"), None) is not None
    if general and not any(_own(case, match.start()) for _, match in case.find("decimal")):
        yield NotAssessed("引用的可能是通用条款")
        return
    if not general:
        yield from _whole_articles(case, articles)
        yield from _parts(case)
    for quote, match in case.find("decimal"):
        if general and not _own(case, match.start()):
            continue
        part = _part(case, quote.start)
        path = tuple(int(n) for n in match["n"].split("."))
        known = decimals.get(part, set()) | decimals.get("body", set())
        siblings = sorted(one for one in known if len(one) == len(path) and one[:-1] == path[:-1])
        if path in known or match["n"] in seen or _elsewhere(case, match.start()):
            continue
        tops = {one[0] for one in known} | articles.get(part, set()) | articles.get("body", set())
        if len(siblings) >= 2 and path[-1] > siblings[-1][-1]:
            last = ".".join(map(str, siblings[-1]))
        elif len(known) >= _MANY and path[0] > max(tops):
            last = f"第{max(tops)}条"
        else:
            continue
        seen.add(match["n"])
        yield case.finding(
            f"此处引用第{match['n']}条（款），但{'合同' if last.startswith('第') else '该条'}只到{last}。",
            case.sentence(quote),
            expected=f"不超过{last}",
            actual=match["n"],
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case),
        )


def _whole_articles(case: Case, articles: dict[str, set[int]]) -> Iterator[Finding]:
    """第十五条 where the contract ends before, or leaves this number out between its neighbours."""
    seen: set[str] = set()
    for quote, match in case.find("article"):
        part = _part(case, quote.start)
        number = ordinal(match["n"])
        known = articles.get(part, set()) | articles.get("body", set())
        top = max(known, default=0)
        if number is None or not top or number in known or number > 99 or match.group() in seen:
            continue
        left_out = len(known) > _MANY and {number - 1, number + 1} <= articles.get("body", set())
        if (number <= top and not left_out) or _elsewhere(case, match.start()) or _heads_a_line(case, match.start()):
            continue
        seen.add(match.group())
        whose = "本附件及合同正文" if part != "body" else "合同"
        yield case.finding(
            f"此处引用{match.group()}，但{whose}的条款" + ("没有这一条（编号跳过）。" if left_out else f"只到第{top}条。"),
            case.sentence(quote),
            expected=f"不超过第{top}条",
            actual=f"第{number}条",
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case),
        )


def _numbers(case: Case) -> tuple[dict[str, set[int]], dict[str, set[tuple[int, ...]]]]:
    """By part (`body` or an annex): numbers of the articles, and all decimal numbers."""
    articles: defaultdict[str, set[int]] = defaultdict(set)
    tops: defaultdict[str, set[int]] = defaultdict(set)
    decimals: defaultdict[str, set[tuple[int, ...]]] = defaultdict(set)
    for clause in case.record.clauses:
        one = read(clause)
        if one is None:
            continue
        part = clause.id.split("/")[0]
        part = part if clause.part == "annex" else "body"
        if one.style == "article":
            articles[part].add(one.value)
        elif one.style == "decimal":
            decimals[part].add(one.path)
            tops[part].add(one.path[0])
        elif (clause.level <= 2 and one.style in ("cn", "n", "chapter")) or (clause.level == 1 and one.style == "cn)"):
            tops[part].add(one.value)
    for part, values in tops.items():
        if part not in articles:
            articles[part] = values
    return dict(articles), dict(decimals)


def _parts(case: Case) -> Iterator[Finding]:
    """第七条第5款, where the parts of that article are numbered and end before."""
    tops: dict[int, list[str]] = {}
    for clause in case.record.clauses:
        one = read(clause) if clause.part == "body" and clause.level == 1 else None
        if one is not None:
            tops.setdefault(one.value, []).append(clause.id)
    for quote, match in case.find("part"):
        article, number = ordinal(match["n"]), ordinal(match["m"])
        homes = tops.get(article or 0, [])
        if number is None or len(homes) != 1 or _elsewhere(case, match.start()):
            continue
        children = [read(clause) for clause in case.record.clauses if clause.parent == homes[0]]
        values = [one.value for one in children if one is not None]
        if len(values) < 2 or values != list(range(1, len(values) + 1)) or number <= values[-1]:
            continue
        yield case.finding(
            f"此处引用{match.group()}，但该条只到第{values[-1]}项。",
            case.sentence(quote),
            expected=f"不超过第{values[-1]}项",
            actual=f"第{number}项",
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case),
        )


def _part(case: Case, offset: int) -> str:
    clause = case.contract.clause_at(offset)
    return clause.id.split("/")[0] if clause is not None and clause.part == "annex" else "body"


def _heads_a_line(case: Case, at: int) -> bool:
    """第N条 at the start of a line is a heading that was not taken for one, never a reference."""
    text = case.contract.view.text
    behind = text[at : at + _LABEL]
    return text[max(0, at - 1) : at] in ("", "\n", "\t") or "条：" in behind or "条 " in behind


def _own(case: Case, at: int) -> bool:
    """The reference names the contract's own special terms (专用合同条款第14.3款)."""
    return case.info.phrases["own_terms"].found_in(_before(case, at))


def _elsewhere(case: Case, at: int) -> bool:
    """What stands before the reference (in the tight view) names another document, and not only beside it (成交通知书及第十二条…)."""
    before, phrases = _before(case, at), case.info.phrases
    if phrases["own_terms"].found_in(before) or phrases["beside"].found_in(before):
        return False
    return phrases["other_document"].found_in(before) and not phrases["prevails"].found_in(before)


def _before(case: Case, at: int) -> str:
    text = case.contract.view.text
    return text[around(text, at, at, 30)[0] : at]
