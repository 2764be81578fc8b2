"""The record of one contract: the output of the pipeline, and what its JSON Schema is generated from.

Says the same as the specification of the dataset (`docs/dataset.md`): names, enums and evidence.
Money and ratios are `Decimal` in Python and strings in JSON; dates are ISO 8601 strings that keep their precision.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import ConfigDict, Field

from extract.standing import DocumentType, ReadReason, ReadState, ReviewReason

# isort: off
from extract.evidence import (
    Box as Box, Evidence as Evidence, Exact as Exact, Facts as Facts, Model as Model, Unread as Unread,
)  # fmt: skip
from extract.kinds import (
    AmountKind as AmountKind, Category as Category, ClauseType as ClauseType, Consequence as Consequence, DayKind as
    DayKind, DisputeMethod as DisputeMethod, DurationUnit as DurationUnit, Flag as Flag, Liable as Liable, OrgType
    as OrgType, PaymentBase as PaymentBase, PaymentKind as PaymentKind, PaymentMethod as PaymentMethod,
    PaymentTrigger as PaymentTrigger, PenaltyBase as PenaltyBase, PenaltyKind as PenaltyKind, PenaltyTrigger as
    PenaltyTrigger, PeriodUnit as PeriodUnit, ProcurementMethod as ProcurementMethod, Role as Role,
)  # fmt: skip
from extract.notice import Bidder as Bidder, CommitteeMember as CommitteeMember, Lot as Lot, Notice as Notice
from extract.stated import (
    BoolFact as BoolFact, CategoryFact as CategoryFact, CountFact as CountFact, DisputeFact as DisputeFact, Duration as
    Duration, DurationFact as DurationFact, ExactFact as ExactFact, FieldKind as FieldKind, MethodFact as MethodFact,
    OrgTypeFact as OrgTypeFact, TextFact as TextFact, declared as declared,
)  # fmt: skip
# isort: on

SCHEMA = "hetong/2"


class Fields(Facts):
    """The scalar fields of a contract; `None` is “not stated in the document”, or `unread`.

    A field is declared here and nowhere else: its rules (`kind = "field.NAME"`) find it, and tables, labels, schema and
    pages take name, label, kind and group from here.
    """

    number: TextFact | None = declared("合同编号", "code")
    buyer_number: TextFact | None = declared("甲方合同编号", "code")
    supplier_number: TextFact | None = declared("乙方合同编号", "code")
    title: TextFact | None = declared("合同名称", "entity")
    project_name: TextFact | None = declared("项目名称", "entity")
    project_number: TextFact | None = declared("项目编号", "code")
    lot: TextFact | None = declared("标段（包号）", "number")
    category: CategoryFact | None = declared("采购类别", "cue")
    procurement_method: MethodFact | None = declared("采购方式", "cue")
    total_amount: ExactFact | None = declared("合同总价", "money", group="money")
    total_amount_words: ExactFact | None = declared("合同总价（大写）", "money", group="money")
    currency: TextFact | None = declared("币种", "cue", group="money")
    tax_included: BoolFact | None = declared("是否含税", "cue", group="money")
    tax_rate: ExactFact | None = declared("税率", "ratio", group="money")
    amount_excluding_tax: ExactFact | None = declared("不含税金额", "money", group="money")
    tax_amount: ExactFact | None = declared("税额", "money", group="money")
    signed_on: TextFact | None = declared("签订日期", "date", group="dates")
    signed_place: TextFact | None = declared("签订地点", "name")
    term_start: TextFact | None = declared("履行起始日", "date", group="dates")
    term_end: TextFact | None = declared("履行截止日", "date", group="dates")
    term_duration: DurationFact | None = declared("履行期限", "number", group="dates")
    term_text: TextFact | None = declared("履行期限（原文）", "sentence", group="dates")
    place: TextFact | None = declared("履行（交货）地点", "name")
    performance_bond_required: BoolFact | None = declared("是否要求履约保证金", "cue", group="money")
    performance_bond_rate: ExactFact | None = declared("履约保证金比例", "ratio", group="money")
    performance_bond_amount: ExactFact | None = declared("履约保证金金额", "money", group="money")
    retention_rate: ExactFact | None = declared("质量保证金比例", "ratio", group="money")
    retention_amount: ExactFact | None = declared("质量保证金金额", "money", group="money")
    warranty_duration: DurationFact | None = declared("质保期", "number", group="dates")
    acceptance_days: CountFact | None = declared("验收期限（天）", "number", group="dates")
    confidentiality_duration: DurationFact | None = declared("保密期限", "number", group="dates")
    dispute_method: DisputeFact | None = declared("争议解决方式", "cue")
    dispute_venue: TextFact | None = declared("管辖法院或仲裁机构", "name")
    effective_condition: TextFact | None = declared("生效条件", "sentence")
    copies: CountFact | None = declared("合同份数", "number")
    award_notice_on: TextFact | None = declared("中标（成交）通知书日期", "date", group="dates")
    governing_law: TextFact | None = declared("适用法律", "sentence")


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


class SealRow(Box):
    """A stamp found on a scanned page."""

    colour: Literal["red", "blue", "other"]
    shape: Literal["round", "square"]


class Source(Model):
    """The file a record was made from, what it is, and how well it was read. `path` is relative to the folder given.

    `document_type_words` are the words that told the type; `review_priority` is 0–100, what to look at first.
    """

    path: str
    sha256: str
    format: str
    bytes: int
    pages: int | None = None
    text_source: Literal["text", "ocr", "mixed", "none"]
    engine: str
    warnings: list[str] = Field(default_factory=list)
    seals: list[SealRow] = Field(default_factory=list)
    document_type: DocumentType = "contract"
    document_type_confidence: float | None = None
    document_type_words: list[str] = Field(default_factory=list)
    read_state: ReadState = "read"
    read_reasons: list[ReadReason] = Field(default_factory=list)
    review_priority: int = 0
    review_reasons: list[ReviewReason] = Field(default_factory=list)


class Record(Model):
    """One document. `notice` is what papers around a contract state besides (`None` for a contract)."""

    schema_: Literal["hetong/1", "hetong/2"] = Field(default="hetong/2", alias="schema")
    contract_id: str
    source: Source
    text: str | None = None
    fields: Fields = Field(default_factory=Fields)
    parties: list[Party] = Field(default_factory=list)
    amounts: list[Amount] = Field(default_factory=list)
    payments: list[Payment] = Field(default_factory=list)
    penalties: list[Penalty] = Field(default_factory=list)
    items: list[Item] = Field(default_factory=list)
    clauses: list[ClauseRow] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    notice: Notice | None = Field(default=None, exclude_if=lambda notice: notice is None)

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    def to_json(self, *, with_text: bool = True) -> dict[str, Any]:
        """A JSON-ready dict in the order of the specification; without `text` where a line of the .jsonl is wanted."""
        data = self.model_dump(mode="json", by_alias=True)
        if not with_text:
            data.pop("text")
        return data


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the record."""
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    for name, definition in schema["$defs"].items():
        if name.endswith("Fact"):  # one that is malformed
            value = definition["properties"]["value"]
            definition["properties"]["value"] = {"anyOf": [value, {"type": "null"}]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def field_kind(name: str) -> FieldKind:
    """What the values of a field are made of."""
    return _declared(name)["kind"]  # type: ignore[no-any-return]


def field_group(name: str) -> str:
    """With which other fields it is shown: `money`, `dates`, `others`."""
    return str(_declared(name)["group"])


def _declared(name: str) -> dict[str, Any]:
    extra = Fields.model_fields[name].json_schema_extra
    assert isinstance(extra, dict)
    return extra


def stated_in(record: Record) -> Iterator[Evidence]:
    """Every value that the record states, one by one: fields, details of parties, rows of payments, penalties and items,
    and what a notice says."""
    holders = (record.fields, *record.parties, *([record.notice] if record.notice else []))
    for holder in holders:
        yield from (fact for _, fact in holder if isinstance(fact, Evidence))
    yield from (*record.payments, *record.penalties, *record.items)
    if record.notice is not None:
        yield from (*record.notice.lots, *record.notice.bidders, *record.notice.committee)
