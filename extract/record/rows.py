"""The rows of a record: parties, sums, instalments, penalties, items, clauses, findings."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extract.record.evidence import Evidence, Exact, Facts, Model
from extract.record.kinds import (
    AmountKind,
    ClauseType,
    Consequence,
    DayKind,
    Liable,
    PaymentBase,
    PaymentKind,
    PaymentMethod,
    PaymentTrigger,
    PenaltyBase,
    PenaltyKind,
    PenaltyTrigger,
    PeriodUnit,
    Role,
)
from extract.record.stated import OrgTypeFact, TextFact


class Party(Facts):
    """One party. `label` as written (甲方, 采购人 …); `lead` is true on the first supplier of a consortium."""

    role: Role
    label: str
    lead: bool | None = None
    name: TextFact | None = None
    aliases: list[TextFact] = Field(default_factory=list)
    org_type: OrgTypeFact | None = None
    uscc: TextFact | None = None
    address: TextFact | None = None
    legal_representative: TextFact | None = None
    authorised_representative: TextFact | None = None
    contact: TextFact | None = None
    phone: TextFact | None = None
    fax: TextFact | None = None
    email: TextFact | None = None
    postcode: TextFact | None = None
    bank: TextFact | None = None
    account: TextFact | None = None


class Amount(Evidence):
    """A sum of money that the document states; a pair of figures and words is one row. Unit 元.

    `value` is `None` where the sum is written but cannot be read whole (flag `malformed`).
    """

    kind: AmountKind
    value: Exact | None
    currency: str = "CNY"
    figures: Exact | None = None
    words: Exact | None = None


class Payment(Evidence):
    """One instalment. `percent` is a fraction of `base`, `amount` in 元."""

    seq: int
    label: str | None = None
    kind: PaymentKind | None = None
    percent: Exact | None = None
    base: PaymentBase | None = None
    amount: Exact | None = None
    amount_source: Literal["stated", "computed"] | None = None
    triggers: list[PaymentTrigger] = Field(default_factory=list)
    due_days: int | None = None
    due_day_kind: DayKind | None = None
    due_on: str | None = None
    method: list[PaymentMethod] = Field(default_factory=list)
    payer: Role | None = None
    payee: Role | None = None


class Penalty(Evidence):
    """One consequence in money for a breach. `rate` is a fraction (a multiple: `2` for 200 %)."""

    liable: Liable | None = None
    beneficiary: Liable | None = None
    trigger: PenaltyTrigger | None = None
    kind: PenaltyKind
    rate: Exact | None = None
    amount: Exact | None = None
    base: PenaltyBase | None = None
    base_text: str | None = None
    period_count: int | None = None
    period_unit: PeriodUnit | None = None
    per_day_rate: Exact | None = None
    cap_rate: Exact | None = None
    cap_amount: Exact | None = None
    cap_base: PenaltyBase | None = None
    grace_days: int | None = None
    grace_day_kind: DayKind | None = None
    consequence: list[Consequence] = Field(default_factory=list)


class Item(Evidence):
    """A row of a price or quantity table. `quantity` is a number, prices in 元."""

    table: str | None = None
    group: str | None = None
    seq: str | None = None
    name: str | None = None
    spec: str | None = None
    brand: str | None = None
    unit: str | None = None
    quantity: Exact | None = None
    unit_price: Exact | None = None
    amount: Exact | None = None
    note: str | None = None
    is_total: bool = False


class ClauseRow(Model):
    """A node of the document's tree; `text` is its own text without its children."""

    id: str
    parent: str | None = None
    part: Literal["cover", "preamble", "body", "signature", "annex"]
    annex: str | None = None
    number: str | None = None
    heading: str | None = None
    level: int
    type: ClauseType | None = None
    text: str
    start: int
    end: int
    page_start: int | None = None
    page_end: int | None = None


class Quote(Evidence):
    """A further passage that a finding rests on; `contract_id` where it stands in another contract."""

    contract_id: str | None = None


class Finding(Evidence):
    """What an audit check found; its own evidence is the first passage, `quotes` are the others.

    `severity` is the verdict: `error` 错误 (arithmetic or contradiction, proved by the text), `warning` 疑点 (a person
    has to look), `info` 提示. `clears` says what would settle it. `unsure` is true where a value that the finding rests
    on is itself unsure (its confidence is low, or OCR may have spoiled it). `at_stake` is the money it is about where that
    can be worked out, in the currency of the contract; `weight` (0–100) what to look at first.
    """

    check: str
    severity: Literal["error", "warning", "info"]
    title: str
    detail: str
    expected: str | None = None
    actual: str | None = None
    statute: str | None = None
    clears: str | None = None
    unsure: bool = False
    at_stake: Exact | None = None
    weight: int = 0
    quotes: list[Quote] = Field(default_factory=list)
