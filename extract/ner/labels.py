"""Chinese names of what the record holds, for pages that people read."""

from __future__ import annotations

from collections.abc import Mapping

from extract.labels import FIELDS as FIELDS
from extract.record import field_group

GROUP_OF_FIELD: Mapping[str, str] = {name: field_group(name) for name in FIELDS}
"""Group of a field in the legend; `others` where none is named."""

PARTY_FACTS = {
    "name": "名称", "aliases": "别称", "org_type": "单位性质", "uscc": "统一社会信用代码", "address": "地址",
    "legal_representative": "法定代表人", "authorised_representative": "授权代表", "contact": "联系人", "phone": "电话",
    "fax": "传真", "email": "电子邮箱", "postcode": "邮编", "bank": "开户行", "account": "账号",
}  # fmt: skip

ROLES = {"buyer": "采购人", "supplier": "供应商", "agency": "代理机构", "guarantor": "担保人", "other": "其他方"}

AMOUNT_KINDS = {
    "total": "总价", "net": "不含税价", "tax": "税额", "instalment": "分期款", "bond": "保证金", "retention": "质保金",
    "unit_price": "单价",
    "line_total": "小计", "penalty": "违约金", "cap": "上限", "budget": "预算", "other": "金额",
}  # fmt: skip

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
