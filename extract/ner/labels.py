"""Chinese names of what the record holds, for pages that people read."""

from __future__ import annotations

FIELDS = {
    "number": "合同编号", "buyer_number": "甲方合同编号", "supplier_number": "乙方合同编号", "title": "合同标题",
    "project_name": "项目名称", "project_number": "项目编号", "lot": "分包", "category": "采购类别",
    "procurement_method": "采购方式",
    "total_amount": "合同总价", "total_amount_words": "合同总价（大写）", "currency": "币种",
    "tax_included": "是否含税", "tax_rate": "税率", "amount_excluding_tax": "不含税金额", "tax_amount": "税额",
    "signed_on": "签订日期", "signed_place": "签订地点", "term_start": "期限开始", "term_end": "期限结束",
    "term_duration": "期限", "term_text": "期限条文", "place": "履行地点",
    "performance_bond_required": "是否要求履约保证金",
    "performance_bond_rate": "履约保证金比例", "performance_bond_amount": "履约保证金", "retention_rate": "质保金比例",
    "retention_amount": "质保金", "warranty_duration": "质保期", "acceptance_days": "验收期限",
    "confidentiality_duration": "保密期限",
    "dispute_method": "争议解决方式", "dispute_venue": "争议管辖",
    "effective_condition": "生效条件", "copies": "合同份数",
    "award_notice_on": "中标通知日期", "governing_law": "适用法律",
}  # fmt: skip
"""Every scalar field of the record, in its order."""

GROUP_OF_FIELD = {
    **dict.fromkeys(
        ("total_amount", "total_amount_words", "currency", "tax_included", "tax_rate", "amount_excluding_tax",
         "tax_amount", "performance_bond_required", "performance_bond_rate", "performance_bond_amount",
         "retention_rate", "retention_amount"), "money"),
    **dict.fromkeys(
        ("signed_on", "term_start", "term_end", "term_duration", "term_text", "warranty_duration", "acceptance_days",
         "confidentiality_duration", "award_notice_on"), "dates"),
}  # fmt: skip
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
    "parties": ("当事人", "#cfe8ff"),
    "money": ("金额", "#ffe3a3"),
    "dates": ("日期与期限", "#d3f2d0"),
    "payments": ("付款", "#fbd3e4"),
    "penalties": ("违约责任", "#ffcfc4"),
    "items": ("清单", "#e4e0d4"),
    "others": ("其他要素", "#e2d8fb"),
    "names": ("其他名称", "#eef0f2"),
}
"""Groups of the legend in order: Chinese name and colour."""

ENTITY_LABELS = {
    "ORG": "机构", "STATUTE": "法规", "PLACE": "地名", "METHOD": "采购方式用语",
    "MONEY": "其他金额", "RATIO": "其他比例", "DATE": "其他日期",
}  # fmt: skip
"""Names shown beside the record. Role words are left out: 甲方 and 乙方 stand in every sentence."""
