"""地址填写异常: an address that is the name of the party, or holds a place twice."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "address-odd"
_LONG = 6
"""Characters of a place (XX市XX区) that do not stand twice in one address."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The address of a party as written; a hint, since post arrives all the same."""
    known = [party for party in case.record.parties if party.address and party.address.value]
    if not known:
        yield NotAssessed("双方地址未写明")
        return
    for party in known:
        address, name = party.address, party.name
        if address is None:
            continue
        if name and address.value == name.value:
            yield case.finding(f"“{address.value}”的地址栏填的是单位名称，不是地址。", address, name)
        elif not recognised(case) and (twice := _twice(address.value)):
            yield case.finding(f"地址中“{twice}”写了两次，疑为拼接时重复。", address)


def _twice(text: str) -> str:
    """The longest beginning of a place that stands twice."""
    for start in range(len(text) - 2 * _LONG + 1):
        part = text[start : start + _LONG]
        if part.isalpha() and (again := text.find(part, start + _LONG)) >= 0:
            end = _LONG
            while again + end < len(text) and start + end < again and text[start + end] == text[again + end]:
                end += 1
            return text[start : start + end]
    return ""
