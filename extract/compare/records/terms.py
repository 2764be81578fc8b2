"""The terms by which contracts are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.compare.records import reading as read
from extract.compare.records.reading import Reader
from extract.compare.records.value import Value
from extract.pages.tongue import Tongue

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
    english: str = ""

    def title(self, tongue: Tongue) -> str:
        """What the term is called."""
        return tongue.say(self.label, self.english or self.name.replace("_", " "))


TERMS: tuple[Term, ...] = (
    Term("total_amount", "合同总价", "none", read.sum_of("total_amount"), field="total_amount", english="price"),
    Term("tax_included", "是否含税", "majority", read.choice("tax_included"), field="tax_included", english="tax included"),
    Term("tax_rate", "税率", "majority", read.rate("tax_rate"), field="tax_rate", english="tax rate"),
    Term("term_duration", "履行期限", "median", read.duration("term_duration"), field="term_duration", english="term"),
    Term("payment_split", "付款安排", "majority", read.split, part="payments", english="instalments"),
    Term("advance_share", "预付款比例", "median", read.advance, share=True, part="payments", english="advance"),
    Term("payment_days", "付款期限（最长）", "median", read.days, part="payments", english="longest time for payment"),
    Term(
        "bond_required",
        "要求履约保证金",
        "majority",
        read.choice("performance_bond_required"),
        field="performance_bond_required",
        english="performance bond",
    ),
    Term(
        "bond_rate",
        "履约保证金比例",
        "median",
        read.rate("performance_bond_rate"),
        share=True,
        field="performance_bond_rate",
        english="performance bond, share",
    ),
    Term(
        "retention_rate",
        "质量保证金比例",
        "median",
        read.rate("retention_rate"),
        share=True,
        field="retention_rate",
        english="retention",
    ),
    Term(
        "late_delivery_rate",
        "逾期交付违约金（每日）",
        "median",
        read.daily("late_delivery", "supplier", "per_day_rate"),
        part="penalties",
        english="late delivery, a day",
    ),
    Term(
        "late_delivery_cap",
        "逾期交付违约金上限",
        "median",
        read.daily("late_delivery", "supplier", "cap_rate"),
        share=True,
        part="penalties",
        english="late delivery, at most",
    ),
    Term(
        "late_payment_rate",
        "逾期付款违约金（每日）",
        "median",
        read.daily("late_payment", "buyer", "per_day_rate"),
        part="penalties",
        english="late payment, a day",
    ),
    Term(
        "late_payment_cap",
        "逾期付款违约金上限",
        "median",
        read.daily("late_payment", "buyer", "cap_rate"),
        share=True,
        part="penalties",
        english="late payment, at most",
    ),
    Term("acceptance_days", "验收期限", "median", read.acceptance, english="time for acceptance"),
    Term("warranty_duration", "质保期", "median", read.duration("warranty_duration"), field="warranty_duration", english="warranty"),
    Term(
        "confidentiality_duration",
        "保密期限",
        "median",
        read.duration("confidentiality_duration"),
        field="confidentiality_duration",
        english="confidentiality",
    ),
    Term("termination_buyer", "采购人解除权", "majority", read.rights_of("buyer"), english="buyer may terminate"),
    Term("termination_supplier", "供应商解除权", "majority", read.rights_of("supplier"), english="supplier may terminate"),
    Term("dispute_method", "争议解决方式", "majority", read.choice("dispute_method"), field="dispute_method", english="disputes"),
    Term("dispute_venue", "管辖", "majority", read.venue, field="dispute_venue", english="venue"),
)
"""All terms, in the order of the columns."""
