"""What the codes of a run are called: findings, flags, documents, failures, reconciling; a code a mapping."""

from __future__ import annotations

SEVERITY = {"error": "错误", "warning": "疑点", "info": "提示"}
CHECK_CATEGORY = {
    "arithmetic": "金额计算",
    "consistency": "前后一致",
    "completeness": "要素完整",
    "compliance": "合规",
    "balance": "权责平衡",
    "cross-contract": "跨合同",
    "reconcile": "对账",
}
LESSENED = {
    "unsure": "所依据的值把握不足或带标记，或文字来自识别",
    "weak": "所依据的值把握低于0.9",
    "uncorroborated": "所依据的值只有一处弱依据",
    "hardly_read": "文件基本没有读懂",
    "not_read": "文件没有完全读懂",
    "apart": "所引各处相隔较远",
}
"""The conditions under which a finding weighs less than its check says."""
FLAG = {
    "near_seal": "印章压字",
    "low_score": "识别不清",
    "check_failed": "校验不通过",
    "words_disagree": "与旁边文字不符",
    "malformed": "写法不完整，未读出",
    "conflict": "前后不一致",
    "uncorroborated": "仅一处弱依据",
    "unit_from_label": "单位取自标签",
    "corrected": "人工更正",
    "confirmed": "人工确认",
}
DOCUMENT_TYPE = {
    "contract": "合同",
    "supplement": "补充协议",
    "settlement": "结算协议",
    "framework": "框架协议",
    "order": "订单",
    "award_notice": "中标（成交）公告",
    "contract_notice": "合同公告",
    "acceptance_notice": "验收公告",
    "tender": "招标（采购）文件",
    "bid": "投标（响应）文件",
    "invoice": "发票",
    "other": "其他文件",
}
COMMITTEE_ROLE = {"chair": "组长", "member": "成员", "buyer_representative": "采购人代表"}
LOT_OUTCOME = {"awarded": "中标（成交）", "failed": "废标（流标）", "terminated": "终止"}
READ_STATE = {"read": "已读懂", "partly": "部分读懂", "hardly": "基本没有读懂"}
READ_REASON = {
    "no_text": "几乎没有可用的文字",
    "few_clauses": "篇幅长而分出的条款很少",
    "text_outside_clauses": "大部分文字不在任何条款里",
    "no_party": "没有读出当事人",
    "no_buyer": "没有读出采购人",
    "no_supplier": "没有读出供应商",
    "no_price": "没有读出价款",
    "no_payment": "没有读出付款安排",
    "low_scores": "文字识别把握低",
    "malformed": "有写着却读不完整的值",
}
REVIEW_REASON = {
    "hardly_read": "基本没有读懂",
    "partly_read": "部分读懂",
    "malformed": "有读不完整的值",
    "conflict": "有互相矛盾的值",
    "doubtful": "有存疑的值",
    "unsure": "有把握低的值",
    "errors": "审计发现错误",
    "warnings": "审计发现疑点",
    "large_sum": "金额大",
    "type_unsure": "文件种类不能确定",
}
TEXT_SOURCE = {"text": "文字层", "ocr": "文字识别", "mixed": "文字层与识别", "none": "无文字"}
STAGE = {
    "read": "打开文件",
    "ingest": "读取正文",
    "clauses": "划分条款",
    "rulebook": "套用规则",
    "facts": "提取要素",
    "audit": "审核",
    "pipeline": "汇总记录",
    "dataset": "写入数据集",
    "batch": "批量运行",
}
ERROR_CLASS = {
    "empty": "空文件",
    "unknown_format": "不支持的格式",
    "encrypted": "有密码保护",
    "unreadable": "文件损坏或无法打开",
    "no_text": "没有文字层",
    "too_large": "文件过大",
    "too_deep": "压缩包层数过多",
    "unsafe_path": "压缩包内路径不安全",
    "extra": "缺少所需组件",
    "timeout": "处理超时",
    "memory": "内存不足",
    "crash": "处理进程异常退出",
    "duplicate": "重复文件",
    "internal": "程序缺陷",
    "plugin": "插件出错",
}

RELATION = {
    "same": "同一份合同",
    "version": "同一合同的另一版本（总价不同）",
    "supplement": "补充协议",
    "renewal": "续签合同",
    "settlement": "结算",
    "annex": "附件",
}
ACT = {"correct": "更正", "confirm": "确认", "add": "增行", "remove": "删行", "order": "调整次序"}
VERDICT = {"confirmed": "属实", "dismissed": "排除", "open": "待定"}
CERTAINTY = {"sure": "确定", "likely": "可能", "ambiguous": "分不清"}
COMPARED = {"same": "一致", "different": "不一致", "contract_only": "仅合同写明", "other_only": "仅对照文书写明"}
LEDGER_STATE = {
    "on_time": "按期",
    "early": "提前",
    "late": "逾期",
    "undated": "无从判断期限",
    "overpaid": "超付",
    "other_payee": "收款人不符",
    "other_account": "账号不符",
    "no_contract": "没有对应合同",
    "split": "分次支付",
    "refund": "红字（退回）",
    "duplicate": "疑似重复",
}
PRICE_KIND = {"reference": "参考价", "contracts": "其他合同", "rate": "折算费率"}
COMPARED_FIELD = {
    "buyer": "采购人",
    "supplier": "供应商",
    "payments": "付款安排",
    "payments.due_days": "付款期限",
    "penalties": "违约责任",
    "items": "清单行",
    "items.quantity": "数量",
    "items.unit_price": "单价",
    "items.amount": "金额",
    "items.brand": "品牌",
    "items.spec": "规格型号",
    **{
        f"{role}.{name}": f"{who}{what}"
        for role, who in (("buyer", "采购人"), ("supplier", "供应商"))
        for name, what in (
            ("uscc", "统一社会信用代码"),
            ("address", "地址"),
            ("legal_representative", "法定代表人"),
            ("phone", "电话"),
            ("account", "账号"),
        )
    },
}
