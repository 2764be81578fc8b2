"""One field of two documents side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from extract.reconcile.match import Link
from extract.record import Evidence

Result = Literal["same", "different", "contract_only", "other_only"]


@dataclass(frozen=True, slots=True)
class Compared:
    """`field` is the name of a column (`total_amount`, `supplier`, `items.unit_price`), `value` and `other` what each says
    (`""`: nothing), `mine` and `theirs` where. `note` says how the two belong together (`键盘 ≈ 机械键盘`)."""

    field: str
    result: Result
    value: str = ""
    other: str = ""
    mine: Evidence | None = None
    theirs: Evidence | None = None
    note: str = ""

    def row(self, matter_id: str, link: Link) -> Mapping[str, Any]:
        """The row of the table `differences`."""
        return {
            "matter_id": matter_id, "contract_id": link.contract.id, "path": link.contract.path, "other_id": link.paper.id,
            "other_path": link.paper.path, "other_type": link.paper.kind, "certainty": link.certainty, "field": self.field,
            "result": self.result, "value": self.value or None, "other_value": self.other or None,
            "text": self.mine.text if self.mine else None, "page": self.mine.page if self.mine else None,
            "other_text": self.theirs.text if self.theirs else None, "other_page": self.theirs.page if self.theirs else None,
            "note": self.note or None,
        }  # fmt: skip


def beside(
    field: str, value: str, other: str, *, same: bool, mine: Evidence | None, theirs: Evidence | None, note: str = ""
) -> Compared:
    """What two documents say of a field, of which at least one says something."""
    if not value:
        return Compared(field, "other_only", "", other, None, theirs, note)
    if not other:
        return Compared(field, "contract_only", value, "", mine, None, note)
    return Compared(field, "same" if same else "different", value, other, mine, theirs, note)
