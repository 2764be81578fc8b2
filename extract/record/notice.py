"""What the papers around a contract state besides: announcements, tenders, bids, letters of award, acceptance, invoices.

`Record.notice`. What a contract has as well keeps its place in the record: `fields.project_number`, `fields.total_amount`
(price of the award, of the contract, of the bid, of the invoice), `fields.signed_on`, parties with their roles, items.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extract.record.evidence import Evidence, Exact, Facts
from extract.record.stated import ExactFact, TextFact, declared

LotOutcome = Literal["awarded", "failed", "terminated"]
CommitteeRole = Literal["chair", "member", "buyer_representative"]


class Lot(Evidence):
    """A lot (包、标段): what it is, what it may cost, and who got it at what price. Sums in 元.

    `lot` is its number or letter as `fields.lot`, `None` where a purchase has no lots. `rate` is the price where it is a
    share (下浮率, 费率, 折扣), as a fraction. `suppliers` are the winners, the members of a consortium each.
    """

    lot: str | None = None
    name: str | None = None
    budget: Exact | None = None
    ceiling_price: Exact | None = None
    suppliers: list[str] = Field(default_factory=list)
    amount: Exact | None = None
    rate: Exact | None = None
    outcome: LotOutcome | None = None


class Bidder(Evidence):
    """A supplier that took part. `price` in 元, `score` in points, `rank` from 1; `awarded` is `None` if not stated.

    `reason` is why a bid did not count, as written.
    """

    lot: str | None = None
    name: str
    uscc: str | None = None
    price: Exact | None = None
    rate: Exact | None = None
    score: Exact | None = None
    rank: int | None = None
    awarded: bool | None = None
    reason: str | None = None


class CommitteeMember(Evidence):
    """Somebody who judged the bids, or the delivery (验收小组)."""

    name: str
    role: CommitteeRole | None = None
    lot: str | None = None


class Notice(Facts):
    """Scalar facts first (`None`: not stated), then the rows. Dates keep their precision, sums are in 元.

    `publication_date`: of this announcement. `award_date`: when the award was decided or announced, as stated.
    `issue_date`: of a letter, a bid, an invoice, an acceptance report. `outcome_reason`: why nobody got it (废标).
    """

    publication_date: TextFact | None = declared("公告日期", "date", group="dates")
    award_date: TextFact | None = declared("中标（成交）日期", "date", group="dates")
    opening_date: TextFact | None = declared("开标日期", "date", group="dates")
    acceptance_date: TextFact | None = declared("验收日期", "date", group="dates")
    issue_date: TextFact | None = declared("出具日期", "date", group="dates")
    acceptance_result: TextFact | None = declared("验收结论", "sentence")
    budget: ExactFact | None = declared("预算金额", "money", group="money")
    ceiling_price: ExactFact | None = declared("最高限价", "money", group="money")
    agency_fee: ExactFact | None = declared("代理服务费", "money", group="money")
    invoice_number: TextFact | None = declared("发票号码", "code")
    invoice_code: TextFact | None = declared("发票代码", "code")
    outcome_reason: TextFact | None = declared("废标（终止）原因", "sentence")
    lots: list[Lot] = Field(default_factory=list)
    bidders: list[Bidder] = Field(default_factory=list)
    committee: list[CommitteeMember] = Field(default_factory=list)


def notice_group(name: str) -> str:
    """With which other values one of the scalar facts is shown: `money`, `dates`, `others`."""
    extra = Notice.model_fields[name].json_schema_extra
    assert isinstance(extra, dict)
    return str(extra["group"])
