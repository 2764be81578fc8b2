"""未接受的修订和批注: a file whose tracked changes and comments were never settled."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import place_of
from extract.ingest.revisions import told
from extract.record import Finding

CHECK = "revision-marks-left"


def run(case: Case) -> Iterator[Finding]:
    """What was read is the text with all changes accepted; which text was agreed, the file does not say."""
    marks = told(case.record.source.warnings)
    if marks is None:
        return
    deleted, inserted, comments = marks
    said = [f"修订{deleted + inserted}处（删除{deleted}处、插入{inserted}处）"] if deleted or inserted else []
    said += [f"批注{comments}条"] if comments else []
    yield case.finding(
        f"电子文件中留有未处理的{'、'.join(said)}，接受与不接受得到两份不同的合同，须与签章原件核对。",
        place_of(case),
        severity=None if deleted or inserted else "info",
    )
