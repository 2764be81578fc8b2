"""Orders and short contracts that number nothing: what is said in sentences is body, by the line."""

from __future__ import annotations

from extract.pipeline import examine_bytes

ORDER = """电子卖场采购订单

订单编号：DZ-2025-00417
采购单位：青石县第一小学
供应商：云麓示例科技有限公司
下单时间：2025年4月8日

商品名称	规格型号	单位	数量	单价(元)	小计(元)
投影机	SL-40	台	10	3200	32000
幕布	MB-120	张	10	300	3000

订单总金额：35000.00元
大写：叁万伍仟元整
收货地址：青石县学府路9号
配送要求：2025年4月25日前送达并调试完毕。
付款方式：验收合格并收到全额发票后30日内通过国库集中支付一次性付清。
质保期：整机两年，免费上门。
采购人逾期付款的，按逾期金额每日0.05%支付违约金；供应商逾期送货的，按订单总金额每日0.1%支付违约金。
开户名称：云麓示例科技有限公司
开户银行：中国建设银行云麓支行
银行账号：53001234567890123456
"""

PLAIN = """培训服务合同
甲方（采购人）：青石县教育局
乙方（供应商）：云麓示例科技有限公司

经双方协商，就教师培训服务达成如下协议。
服务时间：2025年6月10日至2025年6月14日。
合同总价为人民币86000元（大写：捌万陆仟元整）。
付款方式：合同签订后7日内支付合同总价的30%，培训结束验收合格后10个工作日内支付剩余70%。
双方约定本合同争议按以下第 2 种方式处理：1. 提交青石仲裁委员会仲裁；2. 依法向甲方所在地人民法院起诉。
本合同一式四份，双方各执两份。

甲方（盖章）：                    乙方（盖章）：
"""


def test_an_order_is_read_below_its_labels() -> None:
    record = examine_bytes(ORDER.encode(), "a.txt").record
    fields = record.fields
    assert record.source.document_type == "order"
    assert fields.number and fields.number.value == "DZ-2025-00417"
    assert fields.term_end and fields.term_end.value == "2025-04-25"
    assert fields.category and fields.category.value == "goods"
    (row,) = record.payments
    assert row.kind == "lump_sum" and set(row.triggers) == {"accepted", "invoice_received"} and row.due_days == 30
    assert [(row.liable, row.trigger) for row in record.penalties] == [("buyer", "late_payment"), ("supplier", "late_delivery")]
    supplier = next(party for party in record.parties if party.role == "supplier")
    assert supplier.account and supplier.account.value == "53001234567890123456"


def test_options_within_a_paragraph_belong_to_it() -> None:
    record = examine_bytes(PLAIN.encode(), "a.txt").record
    fields = record.fields
    assert fields.dispute_method and fields.dispute_method.value == "litigation"
    assert fields.dispute_venue and fields.dispute_venue.value == "甲方所在地人民法院"
    assert fields.copies and fields.copies.value == 4
    assert [row.percent for row in record.payments] and len(record.payments) == 2
    headings = [clause.heading for clause in record.clauses if clause.part == "body" and clause.level == 1]
    assert headings[0] == "服务时间" and "付款方式" in headings
