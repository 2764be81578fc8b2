"""The legend of a marked contract: its groups, and what stands beside a name that is no value of the record."""

from __future__ import annotations

from collections.abc import Mapping

from extract.labels import FIELDS
from extract.record import field_group

GROUP_OF_FIELD: Mapping[str, str] = {name: field_group(name) for name in FIELDS}
"""Group of a field in the legend; `others` where none is named."""

GROUPS = {
    "parties": "当事人",
    "money": "金额",
    "dates": "日期与期限",
    "payments": "付款",
    "penalties": "违约责任",
    "items": "清单",
    "others": "其他要素",
    "names": "其他名称",
}
"""Groups of the legend in order; their colours stand in the style of the pages."""

ENTITY_LABELS = {
    "ORG": "机构", "STATUTE": "法规", "PLACE": "地名", "METHOD": "采购方式用语",
    "MONEY": "其他金额", "RATIO": "其他比例", "DATE": "其他日期",
}  # fmt: skip
"""Names shown beside the record. Role words are left out: 甲方 and 乙方 stand in every sentence."""
