"""Lists of companies (工商登记): who is called how, with which representative, phone, address, account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.audit.entities import digits, masked
from extract.audit.names import tight
from extract.errors import UsageError
from extract.reconcile import heads
from extract.reconcile.listed import Listed, quote
from extract.reconcile.sheet import Book
from extract.record import Evidence, Record

_KINDS = {
    "name": "company_name", "legal_representative": "label_legal_representative", "phone": "label_phone", "email": "label_email",
    "address": "label_address", "account": "label_account",
}  # fmt: skip
DETAILS = tuple(kind for kind in _KINDS if kind != "name")
_SHORTEST = {"phone": 7, "email": 5, "address": 8, "account": 8, "legal_representative": 2}


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail of one company, and where it stands (as a quote of another document, or of the contract itself)."""

    company: str
    kind: str
    value: str
    shown: str
    evidence: Evidence


@dataclass
class Companies:
    """What is known of companies by name (in the form in which names are compared). `holders`: detail → who has it."""

    details: dict[str, list[Detail]] = field(default_factory=lambda: defaultdict(list))
    holders: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    records: list[Record] = field(default_factory=list)

    def add(self, detail: Detail) -> None:
        """Note a detail."""
        self.details[detail.company].append(detail)
        self.holders[detail.kind, detail.value].add(detail.company)


def read(books: Sequence[Book]) -> Companies:
    """Company lists (工商登记). Raises `UsageError` for one without a name and one detail."""
    companies = Companies()
    for book in books:
        listed, headed = Listed(book, "companies"), False
        for sheet in book.sheets:
            head = heads.find(sheet, _KINDS, (("name",), DETAILS))
            if head is None:
                continue
            headed = True
            for i, row in enumerate(sheet.rows[head.row + 1 :], head.row + 1):
                name = tight(head.cell(row, "name"))
                if not name:
                    continue
                evidence = quote(book.id, *listed.add(sheet, i))
                for kind in DETAILS:
                    shown = head.cell(row, kind)
                    if value := plain(kind, shown):
                        companies.add(Detail(name, kind, value, shown, evidence))
        if not headed:
            raise UsageError(
                f"{book.path}：没有找到表头；名录要有企业名称，以及法定代表人、电话、地址、邮箱、账号中的至少一列",
                f"{book.path}: a list of companies needs a name and one of representative, phone, address, e-mail, account",
            )
        companies.records.append(listed.record())
    return companies


def plain(kind: str, shown: str) -> str:
    """A detail as it is compared; "" for one that is masked or too short to tell anything."""
    if not shown or masked(shown):
        return ""
    value = digits(shown) if kind in ("phone", "account") else tight(shown).lower()
    return value if len(value) >= _SHORTEST[kind] else ""
