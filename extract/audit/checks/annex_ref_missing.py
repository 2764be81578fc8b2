"""引用的附件缺失、孤立附件: what the text refers to against the annexes that are in the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from extract.audit.annexes import lines, listed
from extract.audit.case import Case
from extract.audit.search import distinct, is_fragment
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.record import Evidence, Finding, Quote
from extract.text.fold import fold

CHECK = "annex-ref-missing"
_TABLE = 80
"""Characters behind the name of an annex in which the first line of its table begins."""
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """One finding for all that is missing. An annex counts as there if it has a heading of its own, even one that only
    says it is left out (略)."""
    if is_fragment(case):
        yield NotAssessed("文本只是合同的一部分")
        return
    present = _present(case)
    referred: defaultdict[int, list[Quote]] = defaultdict(list)
    for quote, match in case.find("numbered"):
        clause = case.contract.clause_at(quote.start)
        number = _number(match["number"])
        if number and not _of_a_list(case, match, number) and (clause is None or clause.part != "annex"):
            referred[number].append(case.sentence(quote))
    for one in listed(case):
        clause = case.contract.clause_at(one.quote.start)
        if present and one.number and (clause is None or clause.part != "annex") and not _headed(case, one.name):
            referred[one.number].append(one.quote)
    missing = {number: quotes for number, quotes in referred.items() if number not in present}
    named = [(name, quote) for name, quote in _named(case) if not _headed(case, name)]
    promised = list(_promised(case))
    fewer = next(_fewer(case, present), None)
    evidence: list[Evidence] = [quote for quotes in missing.values() for quote in quotes]
    evidence += [*(quote for _, quote in [*named, *promised]), *([fewer[1]] if fewer else [])]
    if evidence:
        told = []
        if missing:
            numbers = "、".join(map(str, sorted(missing)))
            told.append(f"正文引用附件{numbers}，文本中未见" + ("" if present else "任何附件"))
        if named:
            told.append(f"约定签订{'、'.join(f'《{name}》' for name, _ in named)}，文本中未见同名附件")
        if promised:
            told.append(f"写明附有{'、'.join(f'“{name}”' for name, _ in promised)}，文本中未见")
        if fewer:
            told.append(fewer[0])
        yield case.finding("；".join(told) + "（可能另行成册，请核对原件）。", *distinct(evidence))
        return
    has_annex = any(clause.part == "annex" for clause in case.record.clauses)
    loose = next(case.find("unnumbered"), None)
    if loose and not has_annex:
        yield case.finding("正文引用附件，文本中未见附件。", case.sentence(loose[0]), severity="info")


def _of_a_list(case: Case, match: regex.Match[str], number: int) -> bool:
    """The number of the next part of a list in one line: （4）投标书及其附件（5）招标文件."""
    text = case.contract.view.text
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if not match.group().removesuffix(match["number"]).endswith(("(", "（")):
        return False
    end = line.rfind("）")
    return end > 0 and _number(line[line.rfind("（", 0, end) + 1 : end]) == number - 1


def _present(case: Case) -> set[int]:
    """Numbers of the annexes that have a heading."""
    found: set[int] = set()
    for clause in case.record.clauses:
        if clause.part != "annex":
            continue
        for text in (clause.annex or "", clause.number or "", clause.text[:40]):
            match = phrase("audit.number_of_an_annex").match(fold(text).replace(" ", "").strip())
            if match and (number := _number(match["n"])):
                found.add(number)
    # the heading of a further annex that was not cut from the one before
    found |= {one.number for one in lines(case) if one.number and _is_annex(case, one.quote)}
    return found


def _promised(case: Case) -> Iterator[tuple[str, Quote]]:
    """Names of papers that the text says are attached (安全生产协议书、质量保修书作为合同附件附后)."""
    for quote, match in case.find("attached"):
        for name in match["names"].split("、"):
            if not _headed(case, name):
                yield name, case.sentence(quote)
    for quote, match in case.find("in_brackets"):
        for name in match["names"].removesuffix("等").split("、"):
            if not _headed(case, name):
                yield name, case.sentence(quote)
    for quote, match in case.find("enumerated"):
        names = match["names"].split("、")
        missing = [name for name in names if not _headed(case, name)]
        if len(missing) < len(names):  # where none is there, all are in another file
            yield from ((name, case.sentence(quote)) for name in missing)
    text = case.contract.view.text
    for quote, match in case.find("single"):
        behind = text[match.end() : match.end() + _TABLE].lstrip("\n").split("\n", 1)[0]
        if text.count("\n" + match["name"]) == 0 and "\t" not in behind and not _is_annex(case, quote):
            yield match["name"], quote


def _fewer(case: Case, present: set[int]) -> Iterator[tuple[str, Quote]]:
    """附件共四份, and three of them in the text: what is said, and where."""
    for quote, match in case.find("how_many"):
        stated = _number(match["n"])
        if stated and present and len(present) < stated:
            yield f"写明附件共{match['n']}份，文本中有{len(present)}份", case.sentence(quote)


def _is_annex(case: Case, quote: Quote) -> bool:
    clause = case.contract.clause_at(quote.start)
    return clause is not None and clause.part == "annex"


def _named(case: Case) -> Iterator[tuple[str, Quote]]:
    seen: set[str] = set()
    for quote, match in case.find("named"):
        if match["name"] not in seen:
            seen.add(match["name"])
            yield match["name"], case.sentence(quote)


def _headed(case: Case, name: str) -> bool:
    """True if a line of the text is a heading with this name (before it at most a label, a project's name or quotes)."""
    return (
        regex.search(rf"(?:^|\n|\t|附件[^\n]{{0,6}})[^\n。；]{{0,40}}{regex.escape(name)}[）》”]?(?:（[^\n]{{0,12}})?(?:\n|\t|$)",
                     case.contract.view.text)
        is not None
    )  # fmt: skip


def _number(text: str) -> int | None:
    """`3`, `三`, `十二` → the number."""
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    return _DIGITS.get(text)
