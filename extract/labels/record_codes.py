"""What the enums of a record are called, an enum a mapping."""

from __future__ import annotations

ROLE = {"buyer": "采购人", "supplier": "供应商", "agency": "采购代理机构", "guarantor": "担保人", "other": "其他"}
LIABLE = {"buyer": "采购人", "supplier": "供应商", "either": "任何一方"}
ORG_TYPE = {
    "government": "国家机关",
    "public_institution": "事业单位",
    "company": "企业",
    "individual": "个人",
    "social_organisation": "社会组织",
    "other": "其他",
}
CATEGORY = {"goods": "货物", "services": "服务", "works": "工程"}
PROCUREMENT_METHOD = {
    "open_tender": "公开招标",
    "invited_tender": "邀请招标",
    "competitive_negotiation": "竞争性谈判",
    "competitive_consultation": "竞争性磋商",
    "inquiry": "询价",
    "single_source": "单一来源采购",
    "framework": "框架协议采购",
    "e_mall": "网上商城（电子卖场）",
    "other": "其他",
}
DISPUTE_METHOD = {"litigation": "诉讼", "arbitration": "仲裁"}
AMOUNT_KIND = {
    "total": "合同总价",
    "net": "不含税金额",
    "tax": "税额",
    "instalment": "分期付款",
    "bond": "履约保证金",
    "retention": "质量保证金",
    "unit_price": "单价",
    "line_total": "分项金额",
    "penalty": "违约金",
    "cap": "上限",
    "budget": "预算（最高限价）",
    "other": "其他",
}
PAYMENT_KIND = {
    "advance": "预付款",
    "progress": "进度款",
    "milestone": "节点款",
    "acceptance": "验收款",
    "final": "尾款",
    "retention": "质量保证金",
    "lump_sum": "一次性付款",
    "periodic": "定期付款",
}
PAYMENT_BASE = {
    "contract_total": "合同总价",
    "annual_fee": "年度费用",
    "settlement": "结算价",
    "completed_work": "已完成工作量",
    "other": "其他",
}
AMOUNT_SOURCE = {"stated": "合同写明", "computed": "按比例算得"}
PAYMENT_TRIGGER = {
    "contract_signed": "合同签订",
    "contract_effective": "合同生效",
    "funds_available": "资金到位",
    "invoice_received": "收到发票",
    "delivered": "到货（交付）",
    "installed": "安装调试完成",
    "accepted": "验收合格",
    "inspected": "检查（考核）通过",
    "documents_submitted": "提交资料",
    "approved": "审批通过",
    "work_done": "工作完成",
    "warranty_expired": "质保期满",
    "audited": "审计（审定）完成",
    "bond_received": "收到保证金（保函）",
    "date": "到约定日期",
}
PAYMENT_METHOD = {
    "transfer": "银行转账",
    "cheque": "支票",
    "bill": "汇票",
    "cash": "现金",
    "treasury": "国库集中支付",
}
DAY_KIND = {"working": "工作日", "calendar": "自然日"}
PENALTY_TRIGGER = {
    "late_delivery": "逾期交付（履行）",
    "late_payment": "逾期付款",
    "late_acceptance": "逾期验收",
    "refusal_to_accept": "无故拒收",
    "non_performance": "不履行合同",
    "nonconformity": "质量（服务）不合格",
    "subcontracting": "违规转包、分包",
    "confidentiality": "泄密",
    "ip": "侵犯知识产权",
    "security_incident": "安全事故",
    "invoice": "发票问题",
    "personnel": "人员违约",
    "corruption": "商业贿赂",
    "termination": "擅自解除合同",
    "warranty_service": "售后（质保）服务违约",
    "general_breach": "一般违约",
    "other": "其他",
}
PENALTY_KIND = {
    "rate_per_period": "按期按比例计",
    "percent": "按比例一次计",
    "fixed": "固定金额",
    "multiple": "按倍数计",
    "full_base": "全额",
    "compensation": "赔偿损失",
}
PENALTY_BASE = {
    "contract_total": "合同总价",
    "overdue_amount": "逾期金额",
    "unpaid_amount": "未付金额",
    "overdue_delivery_value": "逾期交付部分价款",
    "refused_value": "拒收部分价款",
    "fees_paid": "已付款项",
    "service_fee": "服务费",
    "daily_fee": "每日费用",
    "bond": "履约保证金",
    "other": "其他",
}
PERIOD_UNIT = {
    "hour": "小时",
    "day": "日",
    "working_day": "工作日",
    "week": "周",
    "month": "月",
    "quarter": "季度",
    "year": "年",
    "occurrence": "次",
    "item": "项",
    "person": "人",
}
CONSEQUENCE = {
    "termination": "解除合同",
    "refund": "退还款项",
    "damages": "赔偿损失",
    "deduction": "扣款",
    "reporting": "上报监管部门",
    "rectification": "整改",
}
DURATION_UNIT = {"hour": "小时", "day": "天", "working_day": "个工作日", "month": "个月", "year": "年"}
CURRENCY_NAME = {
    "CNY": "人民币", "USD": "美元", "HKD": "港元", "MOP": "澳门元", "TWD": "新台币", "EUR": "欧元", "GBP": "英镑", "JPY": "日元",
    "AUD": "澳元", "CAD": "加元", "SGD": "新加坡元", "CHF": "瑞士法郎", "KRW": "韩元", "RUB": "卢布", "THB": "泰铢", "NZD": "新西兰元",
}  # fmt: skip
CURRENCY = {code: f"{name}（{code}）" for code, name in CURRENCY_NAME.items()}
"""As the value of a column it keeps its code, which the tables hold."""
PART = {"cover": "封面", "preamble": "前言", "body": "正文", "signature": "签署页", "annex": "附件"}
CLAUSE_TYPE = {
    "definitions": "定义与解释",
    "subject": "合同标的",
    "price": "合同价款",
    "payment": "付款",
    "term": "履行期限",
    "delivery": "交付",
    "place": "履行地点",
    "quality": "质量要求",
    "acceptance": "验收",
    "rights_obligations": "双方权利义务",
    "personnel": "人员",
    "support": "服务与技术支持",
    "training": "培训",
    "warranty": "质保与售后",
    "technical_documents": "技术资料",
    "ip": "知识产权",
    "title_guarantee": "权利保证",
    "confidentiality": "保密",
    "data_security": "数据安全",
    "bond": "履约保证金",
    "tax": "税费",
    "invoice": "发票",
    "subcontracting": "转包与分包",
    "change": "合同变更",
    "termination": "合同解除与终止",
    "liability": "违约责任",
    "force_majeure": "不可抗力",
    "dispute": "争议解决",
    "governing_law": "适用法律",
    "notice": "通知与送达",
    "language": "合同语言",
    "effectiveness": "合同生效",
    "contract_documents": "合同文件",
    "integrity": "廉洁约定",
    "assessment": "考核",
    "insurance": "保险",
    "safety": "安全责任",
    "annex_list": "附件清单",
    "signature": "签署",
    "other": "其他",
}
