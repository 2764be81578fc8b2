"""仲裁机构名称不准确: an arbitration commission that is named so that it cannot be told which one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.record import Finding

CHECK = "dispute-body-name"


def run(case: Case) -> Iterator[Finding]:
    """A commission bears the name of its city without 市; one of a county does not exist; 所在地仲裁委员会 leaves open
    which one where a place has several or none."""
    for name, told in (
        ("county", "县、区不设仲裁委员会，“{}”可能不存在，约定是否有效须核对。"),
        ("city", "仲裁委员会名称一般不带“市”字，“{}”须与仲裁机构登记的名称核对。"),
        ("unnamed", "仲裁机构写作“{}”，没有写明名称；该地有两个以上或没有仲裁机构的，约定可能无效。"),
    ):
        found = next(case.find(name), None)
        if found:
            yield case.finding(told.format(found[1]["venue"]), case.sentence(found[0]))
            return
