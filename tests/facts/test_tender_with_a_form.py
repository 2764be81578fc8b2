"""A set of tender papers stays one, whatever form of contract stands inside of it."""

from extract.api import extract_file

TEXT = """竞争性磋商文件

项目名称：云岭检验中心危废处置服务
项目编号：YL-2025-CS-11
采 购 人：云岭检验中心
采购代理机构：云岭正信咨询有限公司

第二部分  供应商须知
（一）响应文件有效期90天。
（二）磋商小组由三人组成。

第四部分  合同条款
合同编号：____________
甲方（采购人）：云岭检验中心
乙方（供应商）：____________
一、合同总价：____元。履约保证金为合同总价的5%。
二、付款方式：验收合格后30日内甲方向乙方支付合同价款。
三、违约责任：乙方逾期的，每日支付合同总价的千分之一。
四、争议由甲方所在地人民法院管辖。
五、本合同一式四份，双方签字盖章后生效。

第五部分  响应文件格式
"""


def test_a_tender_is_no_contract(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "tender.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert extract_file(path).source.document_type == "tender"
