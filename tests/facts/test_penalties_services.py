"""Penalties in services, works and leases: fines per case and person, deductions, lists under a common head."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

CASES = [
    ("监理工程师未经许可不到场旁站的，每人每天扣除监理酬金500元。", ["supplier personnel fixed 500.00 1day"]),
    (
        "保洁质量抽查不达标的，每次扣除当月服务费的2%，情节严重的每次扣除5000元。",
        [
            "supplier nonconformity percent 0.02 service_fee 1occurrence",
            "supplier nonconformity fixed 5000.00 1occurrence",
        ],
    ),
    (
        "食堂出现餐食异物的，每发现一次处以2000元违约金。",
        ["supplier nonconformity fixed 2000.00 1occurrence"],
    ),
    (
        "乙方提供车辆未按时到达的，每迟到一小时扣100元；驾驶员酒后驾车的，每次罚款1万元。",
        [
            "supplier late_delivery fixed 100.00 1hour",
            "supplier personnel fixed 10000.00 1occurrence",
        ],
    ),
    (
        "乙方出现以下情形之一的，应向甲方支付违约金5000元：\n（1）擅自更换项目负责人；\n"
        "（2）未按要求参加例会。",
        ["supplier personnel fixed 5000.00"],
    ),
    (
        "乙方有下列情形的，甲方从服务费中扣款：\n（1）每缺岗1人次扣300元；\n（2）未按规定着装的，"
        "每人次扣50元；\n（3）损坏公物拒不赔偿的，每次扣1000元。",
        [
            "supplier personnel fixed 300.00 1person",
            "supplier personnel fixed 50.00 1person",
            "supplier general_breach fixed 1000.00 1occurrence",
        ],
    ),
    (
        "考核得分80（含）-90分的，扣减当月服务费的3%；70-80分的，扣减当月服务费的5%；低于70分的，"
        "扣减当月服务费的10%。",
        [
            "supplier nonconformity percent 0.03 service_fee",
            "supplier nonconformity percent 0.05 service_fee",
            "supplier nonconformity percent 0.1 service_fee",
        ],
    ),
    (
        "乙方接到报修后未在2小时内响应的，每延迟1小时扣除质保金200元。",
        ["supplier warranty_service fixed 200.00 1hour"],
    ),
    (
        "乙方擅自更换项目经理的，违约金10万元/人次；擅自更换其他主要人员的，违约金2万元/人次。",
        [
            "supplier personnel fixed 100000.00 1person",
            "supplier personnel fixed 20000.00 1person",
        ],
    ),
    (
        "发生重大安全责任事故的，扣除全部履约保证金，并处10万元罚款。",
        [
            "supplier security_incident full_base bond",
            "supplier security_incident fixed 100000.00",
        ],
    ),
    (
        "工程质量达不到合格标准的，承包人除无偿返工外，还应支付工程结算价款2%的违约金。",
        ["supplier nonconformity percent 0.02 contract_total"],
    ),
    ("乙方应在每次送货时附检验报告，否则每次扣款300元。", ["supplier other fixed 300.00 1occurrence"]),
    (
        "乙方逾期交付软件超过10个工作日的，每超过一日，按合同总额的0.1%支付违约金，最高不超过10%。",
        ["supplier late_delivery rate_per_period 0.001 contract_total 1day cap=0.1"],
    ),
    (
        "乙方超出响应时间的，按次扣除服务费，每次500元，当年累计扣款达到合同金额10%的，"
        "甲方有权终止合同。",
        ["supplier warranty_service fixed 500.00 1occurrence"],
    ),
    (
        "乙方拖欠农民工工资的，甲方有权按拖欠金额的20%扣除工程款作为违约金。",
        ["supplier personnel percent 0.2 other"],
    ),
    (
        "合同期内乙方单方面提出解除合同的，须提前三个月书面通知甲方，并支付相当于一个月租金的违约金。",
        ["supplier termination multiple 1 service_fee"],
    ),
    ("乙方未按时开工的，按每天人民币贰仟元整承担违约责任。", ["supplier late_delivery fixed 2000.00 1day"]),
    (
        "保安员脱岗，发现一次扣200元；睡岗，发现一次扣100元。",
        [
            "supplier personnel fixed 200.00 1occurrence",
            "supplier personnel fixed 100.00 1occurrence",
        ],
    ),
    (
        "乙方若未能在合同约定的期限内提供服务，则每延误1天，从应付服务费中扣除合同总价的0.2%，"
        "但扣除总额不超过合同总价的5%。",
        ["supplier late_delivery rate_per_period 0.002 contract_total 1day cap=0.05"],
    ),
    (
        "工期每拖延一天罚款人民币伍佰元（￥500.00），最高不超过合同价款的3%。",
        ["supplier late_delivery fixed 500.00 1day cap=0.03"],
    ),
    (
        "服务期内被投诉经查实的，第一次扣款500元，第二次扣款1000元，第三次解除合同。",
        [
            "supplier nonconformity fixed 500.00 1occurrence",
            "supplier nonconformity fixed 1000.00 1occurrence",
        ],
    ),
    ("乙方人员吸烟、酗酒被发现，每人每次罚100元。", ["supplier personnel fixed 100.00 1occurrence"]),
    (
        "出租人未按约定交付房屋的，每逾期一日，按月租金的5%向承租人支付违约金；逾期超过15日的，"
        "承租人有权解除合同，出租人应双倍返还定金。",
        [
            "supplier late_delivery rate_per_period 0.05 service_fee 1day",
            "supplier late_delivery multiple 2 bond",
        ],
    ),
    ("承租人擅自退租的，押金不予退还。", ["buyer termination full_base bond"]),
    (
        "乙方保证所投入车辆符合要求，一经发现使用报废车辆的，扣除当月租赁费，"
        "并处以当月租赁费50%的违约金。",
        ["supplier nonconformity percent 0.5 service_fee"],
    ),
    (
        "因乙方检测报告错误导致甲方损失的，乙方应退还该批次检测费，并按该批次检测费的五倍赔偿甲方。",
        ["supplier nonconformity multiple 5 other"],
    ),
    (
        "监理人员未按要求到岗的，项目总监每缺勤一天扣款1000元，专业监理工程师每缺勤一天扣款500元，"
        "监理员每缺勤一天扣款200元。",
        [
            "supplier personnel fixed 1000.00 1day",
            "supplier personnel fixed 500.00 1day",
            "supplier personnel fixed 200.00 1day",
        ],
    ),
    (
        "乙方未按时支付员工工资的，甲方可从服务费中直接代发，并处以代发金额10%的罚款。",
        ["supplier personnel percent 0.1 other"],
    ),
    (
        "乙方未经许可擅自停工的，每停工一天，向甲方支付1万元违约金，停工超过10天的，"
        "视为乙方放弃合同，没收履约保函。",
        [
            "supplier non_performance fixed 10000.00 1day",
            "supplier non_performance full_base bond",
        ],
    ),
    ("配送不及时影响供餐的，按当餐费用的200%扣除。", ["supplier late_delivery multiple 2 other"]),
    (
        "设计单位提交的设计文件每延误一天，扣减设计费的千分之二，累计不超过设计费的10%。",
        ["supplier late_delivery rate_per_period 0.002 service_fee 1day cap=0.1"],
    ),
    (
        "项目\t扣款标准\n迟到早退\t每人次扣50元\n环境脏乱\t每处扣20元\n投诉\t每次扣5分",
        [
            "supplier personnel fixed 50.00 1person",
            "supplier nonconformity fixed 20.00 1occurrence",
        ],
    ),
    (
        "由于乙方原因导致安全事故的，罚款金额为事故直接经济损失的2倍。",
        ["supplier security_incident multiple 2 other"],
    ),
    (
        "乙方未经甲方同意，擅自更换服务人员的，甲方有权扣减当月服务费500元/人。",
        ["supplier personnel fixed 500.00 1person"],
    ),
    (
        "如乙方提供的服务不符合要求，甲方有权按照每项1000元的标准扣除服务费。",
        ["supplier nonconformity fixed 1000.00 1occurrence"],
    ),
    (
        "质保期内乙方怠于维修的，甲方可自行委托第三方维修，并按实际维修费用的1.5倍从质保金中扣除。",
        ["supplier warranty_service multiple 1.5 other"],
    ),
    (
        "逾期竣工违约金：每延误一天，按2000元/天计算；逾期竣工违约金上限：合同价的5%。",
        ["supplier late_delivery fixed 2000.00 1day cap=0.05"],
    ),
    (
        "供餐中发现一例食物中毒事件，中标人须承担一切责任并赔偿采购人5万元/例。",
        ["supplier security_incident fixed 50000.00 1occurrence"],
    ),
    ("每月安全检查不合格，罚款500-2000元。", ["supplier nonconformity fixed 2000.00"]),
    ("乙方每少配备一名保安员，按4000元/人/月扣减服务费。", ["supplier personnel fixed 4000.00 1person"]),
    (
        "乙方应保证设备年正常运行率不低于95%，每低1%，质保期延长10天，并支付违约金1000元。",
        ["supplier nonconformity fixed 1000.00"],
    ),
    (
        "驻场人员未经批准离岗的，每次扣除其当日服务费，并罚款300元。",
        ["supplier personnel fixed 300.00 1occurrence"],
    ),
    ("乙方无故终止服务，须赔偿甲方相当于三个月管理费的损失。", ["supplier termination multiple 3 service_fee"]),
    (
        "服务质量考核低于80分的，每低1分扣除月服务费1%；连续三次低于80分的，解除合同。",
        ["supplier nonconformity percent 0.01 service_fee"],
    ),
    (
        "乙方提供的软件存在漏洞导致系统中断超过2小时的，每次扣除合同价款的0.5%。",
        ["supplier nonconformity percent 0.005 contract_total 1occurrence"],
    ),
    (
        "施工现场未做到工完场清的，每次罚款1000元；未戴安全帽的，每人次罚款100元。",
        [
            "supplier other fixed 1000.00 1occurrence",
            "supplier security_incident fixed 100.00 1person",
        ],
    ),
    (
        "若乙方延迟开通网络，每延迟一天赔偿一天的服务费的两倍。",
        ["supplier late_delivery multiple 2 service_fee 1day"],
    ),
    (
        "乙方员工偷盗甲方财物的，乙方除全额赔偿外，甲方扣除乙方违约金5000元/次。",
        ["supplier personnel fixed 5000.00 1occurrence"],
    ),
    (
        "经第三方检测不合格的，检测费由乙方承担，并处该批货物货款3倍罚款。",
        ["supplier nonconformity multiple 3 other"],
    ),
    (
        "乙方在合同履行期间，被有效投诉1次，扣500元；2次，扣1000元；3次及以上，甲方有权解除合同。",
        [
            "supplier nonconformity fixed 500.00",
            "supplier nonconformity fixed 1000.00",
        ],
    ),
    (
        "本项目设置奖惩措施：考核95分以上奖励当月服务费的1%，80分以下扣罚当月服务费的2%。",
        ["supplier nonconformity percent 0.02 service_fee"],
    ),
    ("乙方未按要求参加例会的，项目负责人缺席每次扣500元。", ["supplier personnel fixed 500.00 1occurrence"]),
    (
        "任何一方未经对方同意提前解约，须支付对方三个月租金作为违约金。",
        ["either termination multiple 3 service_fee"],
    ),
    (
        "乙方提供的餐食不得使用过期原料，违者每次罚款5000元并赔偿损失。",
        ["supplier nonconformity fixed 5000.00 1occurrence"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_penalties(body: str, expected: list[str]) -> None:
    assert [brief(row) for row in penalties_of(body)] == expected
