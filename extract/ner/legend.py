"""The legend of a marked contract: its groups, and what stands beside a name that is no value of the record."""

from __future__ import annotations

from collections.abc import Mapping

from extract.labels import FIELDS
from extract.record import field_group

GROUP_OF_FIELD: Mapping[str, str] = {name: field_group(name) for name in FIELDS}
"""Group of a field in the legend; `others` where none is named."""

GROUPS = {
    "parties": ("当事人", "parties"),
    "money": ("金额", "money"),
    "dates": ("日期与期限", "dates and terms"),
    "payments": ("付款", "payments"),
    "penalties": ("违约责任", "penalties"),
    "items": ("清单", "items"),
    "others": ("其他要素", "particulars"),
    "names": ("其他名称", "other names"),
}
"""Groups of the legend in order, Chinese and English; their colours stand in the style of the pages."""

ENTITY_LABELS = {
    "ORG": ("机构", "organisation"), "STATUTE": ("法规", "statute"), "PLACE": ("地名", "place"),
    "METHOD": ("采购方式用语", "procurement wording"), "MONEY": ("其他金额", "other sum"), "RATIO": ("其他比例", "other share"),
    "DATE": ("其他日期", "other date"),
}  # fmt: skip
"""Names shown beside the record. Role words are left out: 甲方 and 乙方 stand in every sentence."""
