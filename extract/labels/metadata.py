"""What the columns of `metadata.csv` are called: by auditors, in reasons and in the head of the file."""

from __future__ import annotations

from collections.abc import Mapping

KEYS = ("contract_id", "file", "number")
"""The columns that name a contract."""

HEADERS: Mapping[str, tuple[str, ...]] = {
    "contract_id": ("合同标识",),
    "file": ("文件", "文件名", "路径", "path"),
    "number": ("合同编号",),
    "award_date": ("中标通知书日期", "成交通知书日期", "中标（成交）通知书日期", "中标日期", "成交日期"),
    "award_amount": ("中标金额", "成交金额", "中标（成交）金额"),
    "publish_date": ("合同公告日期", "公告日期"),
    "filing_date": ("备案日期", "合同备案日期"),
    "budget": ("预算金额", "采购预算"),
    "supplier_size": ("供应商规模", "企业规模"),
    "procurement_method": ("采购方式",),
    "tender_threshold": ("公开招标数额标准", "公开招标限额"),
    "threshold": ("采购限额标准", "政府采购限额标准"),
    "original_amount": ("原合同金额",),
    "amendment_date": ("变更日期", "合同变更日期"),
    "amendment_notice_date": ("变更公告日期",),
    "acceptance_date": ("验收日期", "验收合格日期"),
    "delivery_date": ("交货日期", "到货日期"),
    "invoice_date": ("开票日期", "收到发票日期", "发票日期"),
    "lpr": ("一年期LPR", "LPR", "1年期LPR"),
}
"""Column → the other ways to head it, the first the one that it is named by."""
