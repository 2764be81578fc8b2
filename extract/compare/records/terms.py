"""The terms by which contracts are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.compare.records import reading as read
from extract.compare.records.reading import Reader
from extract.compare.records.value import Value

__all__ = ["TERMS", "Term", "Value"]

How = Literal["median", "majority", "none"]


@dataclass(frozen=True, slots=True)
class Term:
    """One column of the comparison. `how` it is compared; `share` if it is a share of the price.

    `field` of the record, or `part` (rows of the record) it is read from: they tell what was not read from what is not there.
    """

    name: str
    label: str
    how: How
    read: Reader
    share: bool = False
    field: str = ""
    part: str = ""


TERMS: tuple[Term, ...] = (
    Term("total_amount", "合同总价", "none", read.sum_of("total_amount"), field="total_amount"),
    Term("tax_included", "是否含税", "majority", read.choice("tax_included"), field="tax_included"),
    Term("tax_rate", "税率", "majority", read.rate("tax_rate"), field="tax_rate"),
    Term("term_duration", "履行期限", "median", read.duration("term_duration"), field="term_duration"),
    Term("payment_split", "付款安排", "majority", read.split, part="payments"),
    Term("advance_share", "预付款比例", "median", read.advance, share=True, part="payments"),
    Term("payment_days", "付款期限（最长）", "median", read.days, part="payments"),
    Term(
        "bond_required",
        "要求履约保证金",
        "majority",
        read.choice("performance_bond_required"),
        field="performance_bond_required",
    ),
    Term(
        "bond_rate",
        "履约保证金比例",
        "median",
        read.rate("performance_bond_rate"),
        share=True,
        field="performance_bond_rate",
    ),
    Term("retention_rate", "质量保证金比例", "median", read.rate("retention_rate"), share=True, field="retention_rate"),
    Term(
        "late_delivery_rate",
        "逾期交付违约金（每日）",
        "median",
        read.daily("late_delivery", "supplier", "per_day_rate"),
        part="penalties",
    ),
    Term(
        "late_delivery_cap",
        "逾期交付违约金上限",
        "median",
        read.daily("late_delivery", "supplier", "cap_rate"),
        share=True,
        part="penalties",
    ),
    Term(
        "late_payment_rate",
        "逾期付款违约金（每日）",
        "median",
        read.daily("late_payment", "buyer", "per_day_rate"),
        part="penalties",
    ),
    Term(
        "late_payment_cap",
        "逾期付款违约金上限",
        "median",
        read.daily("late_payment", "buyer", "cap_rate"),
        share=True,
        part="penalties",
    ),
    Term("acceptance_days", "验收期限", "median", read.acceptance),
    Term("warranty_duration", "质保期", "median", read.duration("warranty_duration"), field="warranty_duration"),
    Term(
        "confidentiality_duration",
        "保密期限",
        "median",
        read.duration("confidentiality_duration"),
        field="confidentiality_duration",
    ),
    Term("termination_buyer", "采购人解除权", "majority", read.rights_of("buyer")),
    Term("termination_supplier", "供应商解除权", "majority", read.rights_of("supplier")),
    Term("dispute_method", "争议解决方式", "majority", read.choice("dispute_method"), field="dispute_method"),
    Term("dispute_venue", "管辖", "majority", read.venue, field="dispute_venue"),
)
"""All terms, in the order of the columns."""
