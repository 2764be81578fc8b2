"""The scalar fields of a contract: each declared here, once."""

from __future__ import annotations

from typing import Any

from extract.record.evidence import Facts
from extract.record.stated import (
    BoolFact,
    CategoryFact,
    CountFact,
    DisputeFact,
    DurationFact,
    ExactFact,
    FieldKind,
    MethodFact,
    TextFact,
    declared,
)


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
