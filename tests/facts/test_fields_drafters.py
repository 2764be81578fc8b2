# ruff: noqa: E501  (a clause a line reads better than a wrapped one)
"""How the next drafters may put it: sentences written after the rules, to see what they miss and what they invent."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import contract, value

CLAUSES: list[tuple[str, str, Any]] = [
    ("第一条 合同总价\n本合同固定总价￥2,360,000元（人民币贰佰叁拾陆万元整），含税。", "total_amount", "2360000.00"),
    ("第一条 合同价款与支付\n1.1 合同价款：人民币大写：壹佰零捌万元整，小写：1080000.00元。", "total_amount", "1080000.00"),
    ("第一条 服务费用\n1.1 本项目服务费用为每年人民币30万元，三年共计人民币90万元。", "total_amount", "900000.00"),
    ("第一条 合同价格\n签约合同价（含税）3,270,000.00元，不含税价3,000,000.00元，增值税税率9%，税额270,000.00元。", "total_amount", "3270000.00"),
    ("第一条 合同价格\n签约合同价（含税）3,270,000.00元，不含税价3,000,000.00元，增值税税率9%，税额270,000.00元。", "tax_rate", "0.09"),
    ("第一条 合同价格\n签约合同价（含税）3,270,000.00元，不含税价3,000,000.00元，增值税税率9%，税额270,000.00元。", "tax_amount", "270000.00"),
    ("第一条 采购金额\n本次采购金额共计：¥45,800.00（肆万伍仟捌佰元整）。", "total_amount", "45800.00"),
    ("第一条 合同标的\n1. 设备一批，总价款人民币伍万元整。", "total_amount", "50000.00"),
    ("第一条 监理酬金\n监理酬金暂定为人民币18.5万元。", "total_amount", "185000.00"),
    ("第一条 租金\n月租金5000元，租金总额60000元。", "total_amount", "60000.00"),
    ("第一条 价款\n据实结算，最高限价50万元。", "total_amount", None),
    ("第一条 保险\n乙方应投保金额不低于合同总价的工程一切险，保费3000元。", "total_amount", None),
    ("第一条 服务期\n服务期一年，自2025年3月1日至2026年2月28日。", "term_duration", "1 year"),
    ("第一条 合同期限\n本合同有效期两年，自2025年5月1日起至2027年4月30日止。", "term_end", "2027-04-30"),
    ("第一条 合同履行期限\n自2025-05-01至2025-12-31。", "term_end", "2025-12-31"),
    ("第一条 履约时间\n合同签订之日起90日历天。", "term_duration", "90 day"),
    ("第一条 供货时间\n乙方须在合同生效后15个工作日内完成全部货物的供货、安装、调试。", "term_duration", "15 working_day"),
    ("第一条 交货时间\n接到甲方通知后7日内送达。", "term_duration", "7 day"),
    ("第一条 工期\n工期60天，2025年4月1日开工，2025年5月30日竣工。", "term_duration", "60 day"),
    ("第一条 工期\n工期60天，2025年4月1日开工，2025年5月30日竣工。", "term_end", "2025-05-30"),
    ("第一条 服务期限\n合同签订之日起至项目最终验收合格之日止。", "term_end", None),
    ("第一条 服务期限\n2025年度（2025年1月1日—2025年12月31日）。", "term_start", "2025-01-01"),
    ("第一条 质保\n本项目质保期自验收合格之日起计算，为期三年。", "warranty_duration", "3 year"),
    ("第一条 质保\n质量保证期：36个月，自验收合格之日起算。", "warranty_duration", "36 month"),
    ("第一条 保修\n乙方对所供货物提供自验收合格之日起不少于五年的免费质保。", "warranty_duration", "5 year"),
    ("第一条 售后\n所有设备免费保修3年，终身维护。", "warranty_duration", "3 year"),
    ("第一条 质保\n本合同货物质保期为壹年（货物验收合格后开始计算）。", "warranty_duration", "1 year"),
    ("第一条 运维\n乙方提供验收合格后1年的免费运维服务。", "warranty_duration", "1 year"),
    ("第一条 质保\n屋面防水工程质保期为5年，其他为2年。", "warranty_duration", "5 year"),
    ("第一条 保修\n质量缺陷责任期24个月。", "warranty_duration", None),
    ("第一条 交付地点\n交付地点：采购人指定地点。", "place", "采购人指定地点"),
    ("第一条 交货\n乙方将货物运送至青石县人民医院设备科，并负责卸货。", "place", "青石县人民医院设备科"),
    ("第一条 服务\n服务地点为青石县文化馆。", "place", "青石县文化馆"),
    ("第一条 验收\n甲方在乙方提出验收申请之日起10个工作日内组织验收。", "acceptance_days", 10),
    ("第一条 验收\n货物到货安装调试完毕后15日内，甲方组织验收。", "acceptance_days", 15),
    ("第一条 验收\n乙方应在验收前5日通知甲方。", "acceptance_days", None),
    ("第一条 履约担保\n乙方在合同签订后10日内提交合同价10%的履约保函。", "performance_bond_rate", "0.1"),
    ("第一条 履约保证金\n履约保证金：免收。", "performance_bond_required", False),
    ("第一条 履约保证金\n乙方向甲方交纳中标金额百分之五的履约保证金，计人民币25000元。", "performance_bond_rate", "0.05"),
    ("第一条 履约保证金\n乙方向甲方交纳中标金额百分之五的履约保证金，计人民币25000元。", "performance_bond_amount", "25000.00"),
    ("第一条 付款\n留3%质保金，质保期满后支付。", "retention_rate", "0.03"),
    ("第一条 付款\n合同价款的5%为质保金，质保期满无质量问题后付清。", "retention_rate", "0.05"),
    ("第一条 付款\n质保期满后支付剩余5%。", "retention_rate", None),
    ("第一条 争议\n因合同发生的争议，可向合同履行地有管辖权的人民法院提起诉讼。", "dispute_venue", "合同履行地有管辖权的人民法院"),
    ("第一条 争议的解决\n发生争议，双方协商解决；协商不成的，采取下列第（一）种方式解决：（一）向青石县人民法院起诉；（二）向云麓仲裁委员会申请仲裁。", "dispute_method", "litigation"),
    ("第一条 争议的解决\n发生争议，双方协商解决；协商不成的，采取下列第（一）种方式解决：（一）向青石县人民法院起诉；（二）向云麓仲裁委员会申请仲裁。", "dispute_venue", "青石县人民法院"),
    ("第一条 争议解决\n任何一方可依法申请仲裁或者向人民法院起诉。", "dispute_method", None),
    ("第一条 争议解决\n在仲裁期间，除争议事项外合同继续履行。提交云麓仲裁委员会按其规则仲裁，裁决是终局的。", "dispute_method", "arbitration"),
    ("第一条 合同生效\n合同自甲乙双方法定代表人或其授权代表签字并加盖公章之日起生效。", "effective_condition", "合同自甲乙双方法定代表人或其授权代表签字并加盖公章之日起生效"),
    ("第一条 生效\n本合同经双方签章后即时生效。", "effective_condition", "本合同经双方签章后即时生效"),
    ("第一条 生效\n本合同自签订之日起生效。", "effective_condition", "本合同自签订之日起生效"),
    ("第一条 份数\n本合同壹式陆份，甲方肆份，乙方贰份。", "copies", 6),
    ("第一条 份数\n本合同共六份，甲方三份，乙方三份。", "copies", 6),
    ("第一条 份数\n合同一式5份。", "copies", 5),
    ("第一条 保密\n保密义务自合同终止之日起持续三年。", "confidentiality_duration", "3 year"),
    ("第一条 保密\n本条款在合同终止后五年内仍然有效。", "confidentiality_duration", "5 year"),
    ("第一条 保密\n保密期限：永久。", "confidentiality_duration", None),
    ("第一条 适用法律\n本合同适用中华人民共和国法律。", "governing_law", "中华人民共和国法律"),
    ("第一条 货物\n合同总价小写：￥98,000.00元，大写：玖万捌仟元整。", "total_amount_words", "98000.00"),
    ("第一条 合同金额\n暂定总价为人民币500000元，最终以审计结果为准。", "total_amount", "500000.00"),
    ("第一条 合同金额\n合同总金额为人民币 XXXX 元整。", "total_amount", None),
    ("第一条 合同金额\n原合同总价100000元，本次增加20000元，调整后合同总价为120000元。", "total_amount", "120000.00"),
    ("第一条 合同价款\n合同总价60000元。", "total_amount", "60000.00"),
    ("第一条 合同价款\n1.1 设备价款：500,000元；1.2 安装费：20,000元；1.3 合同总价：520,000元。", "total_amount", "520000.00"),
    ("第一条 设计费\n设计费总额：人民币壹佰贰拾万元整（￥1,200,000），其中方案设计费30万元。", "total_amount", "1200000.00"),
    ("第一条 合同价款\n设计费：120000元，建安工程费：8800000元，合同总价：8920000元。", "total_amount", "8920000.00"),
    ("第一条 合同价款\n本合同采用单价合同，合同暂定价为800000元。", "total_amount", "800000.00"),
    ("第一条 合同价款\n合同价为人民币￥¥35,600.00元。", "total_amount", "35600.00"),
    ("第一条 合同价款\n合同总价为（大写）人民币叁万伍仟陆佰元整，￥3**00.00。", "total_amount_words", "35600.00"),
    ("第一条 付款\n合同签订后支付合同总价的30%，计人民币15000元。", "total_amount", None),
    ("第一条 付款\n乙方向甲方提供发票后，甲方支付首付款人民币15000元。", "total_amount", None),
    ("第一条 违约责任\n违约金累计不超过合同总价，赔偿限额为10000元。", "total_amount", None),
    ("第一条 服务期限\n服务期限：合同签订之日起一年。", "term_duration", "1 year"),
    ("第一条 服务期限\n服务期限：叁年（2025年1月1日至2027年12月31日）。", "term_duration", "3 year"),
    ("第一条 服务期限\n服务期限：叁年（2025年1月1日至2027年12月31日）。", "term_end", "2027-12-31"),
    ("第一条 服务期限\n自2025年3月起至2026年2月止。", "term_start", "2025-03"),
    ("第一条 项目工期\n自开工令下达之日起150日历天内完成。", "term_duration", "150 day"),
    ("第一条 交货期\n签订合同后10个工作日内。", "term_duration", "10 working_day"),
    ("第一条 交货\n1.1 交货时间：2025年6月30日前。", "term_end", "2025-06-30"),
    ("第一条 交货\n1.1 交货时间：按甲方通知。", "term_duration", None),
    ("第一条 培训\n乙方应在安装后3日内完成培训。", "term_duration", None),
    ("第一条 响应\n故障响应时间为2小时。", "term_duration", None),
    ("第一条 检测\n乙方在收到样品后20个工作日内出具检测报告。", "term_end", None),
    ("第一条 质保\n质保期：_____年。", "warranty_duration", None),
    ("第一条 质保\n质保期：/", "warranty_duration", None),
    ("第一条 质保\n质保期详见投标文件。", "warranty_duration", None),
    ("第一条 售后\n整机免费质保三年，易损件一年。", "warranty_duration", "3 year"),
    ("第一条 售后\n乙方承诺质保期不少于24个月。", "warranty_duration", "24 month"),
    ("第一条 售后\n软件免费维护期三年，从验收合格之日起算。", "warranty_duration", "3 year"),
    ("第一条 售后\n保修期内48小时未修复的，提供备机。", "warranty_duration", None),
    ("第一条 售后\n产品超过一年质保期后更换配件收费。", "warranty_duration", "1 year"),
    ("第一条 履约保证金\n履约保证金：____元。", "performance_bond_amount", None),
    ("第一条 履约保证金\n乙方不履行合同的，履约保证金不予退还，并支付违约金5000元。", "performance_bond_amount", None),
    ("第一条 履约保证金\n履约保证金在验收合格后30日内无息退还。", "performance_bond_rate", None),
    ("第一条 履约保证金\n本合同履约保证金为人民币贰万元整（￥20000.00），以转账方式缴纳。", "performance_bond_amount", "20000.00"),
    ("第一条 履约保证金\n履约保证金的数额为合同总价的 5 %。", "performance_bond_required", True),
    ("第一条 付款\n工程结算审定后付至结算价的97%，余3%为质量保证金。", "retention_rate", "0.03"),
    ("第一条 付款\n预留合同价款5%（即12500元）作为质保金。", "retention_amount", "12500.00"),
    ("第一条 付款\n乙方未维修的，甲方从质保金中扣除500元。", "retention_amount", None),
    ("第一条 验收\n甲方自收到验收申请之日起5个工作日内未组织验收的，视为验收合格。", "acceptance_days", 5),
    ("第一条 验收\n验收合格后10日内办理移交。", "acceptance_days", None),
    ("第一条 争议解决\n双方同意由云麓市仲裁委员会仲裁，或者向人民法院起诉。", "dispute_method", None),
    ("第一条 争议解决\n协商不成的，按第（2）种方式：（1）向____仲裁委员会申请仲裁；（2）向甲方所在地人民法院起诉。", "dispute_venue", "甲方所在地人民法院"),
    ("第一条 争议解决\n协商不成的，提交有管辖权的人民法院诉讼解决。", "dispute_method", "litigation"),
    ("第一条 争议解决\n向采购人所在地的人民法院提起诉讼。诉讼费用由败诉方承担。", "dispute_venue", "采购人所在地的人民法院"),
    ("第一条 其他\n本合同未尽事宜双方另行签订补充协议，补充协议与本合同具有同等法律效力。", "effective_condition", None),
    ("第一条 其他\n合同附件与本合同具有同等法律效力。", "effective_condition", None),
    ("第一条 其他\n本合同经甲乙双方签字盖章并经政府采购监督管理部门备案后生效。", "effective_condition", "本合同经甲乙双方签字盖章并经政府采购监督管理部门备案后生效"),
    ("第一条 其他\n检测报告一式三份。", "copies", None),
    ("第一条 其他\n乙方应提交竣工图一式四份。", "copies", None),
    ("第一条 其他\n本合同一式玖份，其中正本三份，副本六份。", "copies", 9),
    ("第一条 其他\n本合同正本一式两份，副本一式四份。", "copies", 6),
    ("第一条 保密\n保密期：合同终止后2年。", "confidentiality_duration", "2 year"),
    ("第一条 其他\n收货地址：青石县南街1号。", "signed_place", None),
    ("第一条 结算\n以人民币结算。", "currency", "CNY"),
    ("第一条 合同价款\n合同上限金额为50万元，据实结算。", "total_amount", None),
]

INTROS: list[tuple[str, str, Any]] = [
    ("受青石县教育局委托，云麓招标公司就“青石县教师培训服务采购项目”进行公开招标，确定乙方为中标人。", "project_name", "青石县教师培训服务采购项目"),
    ("依据采购编号为QSCG-2025-08的青石县体育馆座椅采购项目的竞争性谈判结果，签订本合同。", "project_name", "青石县体育馆座椅采购项目"),
    ("依据采购编号为QSCG-2025-08的青石县体育馆座椅采购项目的竞争性谈判结果，签订本合同。", "project_number", "QSCG-2025-08"),
    ("甲、乙双方根据青石县体育馆座椅采购项目（QSCG-2025-08）单一来源采购结果，签订合同。", "procurement_method", "single_source"),
    ("甲方于2025年3月6日向乙方发出中标通知书。", "award_notice_on", "2025-03-06"),
    ("甲方通过政府采购电子卖场向乙方采购计算机。", "procurement_method", "e_mall"),
    ("乙方在甲方组织的询价采购中成交。", "procurement_method", "inquiry"),
    ("根据《中华人民共和国民法典》、《中华人民共和国政府采购法》的规定，双方签订本合同。", "governing_law", None),
]

TITLES: list[tuple[str, str, Any]] = [
    ("青石县第二中学\n学生课桌椅采购合同", "title", "青石县第二中学学生课桌椅采购合同"),
    ("云麓市政府采购合同书", "title", "云麓市政府采购合同书"),
    ("技术服务合同", "category", "services"),
    ("物资采购合同", "category", "goods"),
    ("青石县农村公路养护工程施工合同", "category", "works"),
    ("青石县人民医院信息系统维保服务采购合同", "category", "services"),
    ("工业品买卖合同", "category", "goods"),
    ("建设工程设计合同", "category", "services"),
    ("青石县监测站设备购销合同", "category", "goods"),
    ("信息化设备采购及运维服务合同", "category", None),
]


@pytest.mark.parametrize(("clause", "field", "expected"), CLAUSES)
def test_clause(clause: str, field: str, expected: Any) -> None:
    assert value(contract(clause), field) == expected


@pytest.mark.parametrize(("intro", "field", "expected"), INTROS)
def test_preamble(intro: str, field: str, expected: Any) -> None:
    assert value(contract("第一条 内容\n乙方按约定履行。", intro=intro), field) == expected


@pytest.mark.parametrize(("title", "field", "expected"), TITLES)
def test_title(title: str, field: str, expected: Any) -> None:
    assert value(contract("第一条 内容\n乙方按约定履行。", title=title), field) == expected
