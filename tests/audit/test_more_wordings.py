"""Wordings that further drafters used, by check: in the last article of a plain contract."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("check", "sentence", "told"),
    [
        ("drafting-remains", "违约金按5%计。【此处请资产科核一下比例，定稿前删除本句】", "定稿前删除本句"),
        ("drafting-remains", "[批注2：单价请再算]", "批注"),
        ("drafting-remains", "——小王：这个比例跟领导确认一下", "确认一下"),
        ("drafting-remains", "【修改说明：原为3%】", "修改说明"),
        ("payment-conditional-third-party", "甲方在收到项目业主付款之日起7个工作日内付款给乙方。", "第三方"),
        ("payment-conditional-third-party", "如上游单位未付款，甲方有权顺延付款。", "第三方"),
        ("subcontract-clause-contradiction", "乙方可将不超过两成的装订工作交由具备能力的第三方承担。", "两成"),
        ("clauses-contradict", "成果的著作权归双方共有。\n全部成果的著作权归甲方单独所有。", "共有"),
        ("clauses-contradict", "著录数据归甲方所有。\n乙方对形成的数据库拥有全部所有权。", "数据"),
        ("clauses-contradict", "乙方每次收款前开具增值税专用发票。\n乙方开具增值税普通发票。", "普通发票"),
        ("supplement-over-10pct", "需追加服务的，追加金额不超过原合同金额的15%。", "15%"),
        ("termination-one-sided", "甲方可根据需要随时单方解除本合同，无须说明理由。乙方不得解除合同。", "随时"),
        ("copies-split-mismatch", "本合同正本两份，副本四份，共五份。", "应为6份"),
        ("breach-priced-twice", "乙方人员擅自离岗的，每次扣款500元。\n十三、附则\n人员擅自离岗的，每人次支付违约金800元。", "800.00元"),
        ("bond-ends-early", "履约保函有效期自2025年5月1日起至2025年9月30日止，应覆盖全部服务期限。", "2025年9月30日"),
        ("list-count-mismatch", "人员不少于9人，构成如下：\n1. 项目经理1人；\n2. 著录员4人；\n3. 扫描员3人。", "8人"),
        ("list-count-mismatch", "档案分为以下四类，单价如下：\n序号\t类别\t单价\n1\t文书\t3\n2\t会计\t4\n3\t声像\t5", "3行"),
        ("numeric-term-conflict", "主机质保期为36个月。\n十三、附则\n主机质保24个月。", "24个月"),
        ("obsolete-law-cited", "其他违约责任依合同法有关规定执行。", "合同法"),
        ("unit-conversion-mismatch", "设备总重约2.5吨（250kg）。", "2,500kg"),
        ("score-weights-not-100", "考核分为：著录30分，扫描40分，应急20分，合计100分。", "90分"),
        ("score-weights-not-100", "用户评价、技术评价、管理评价的权重分别为40%、40%、30%。", "110%"),
        ("deposit-months-mismatch", "每月租金10,000元。甲方按3个月的租金标准交纳押金20,000元。", "30,000.00元"),
        ("deposit-months-mismatch", "月租金9,000元。押金相当于一个季度租金，即25,000元。", "27,000.00元"),
        ("office-holder-differs", "乙方项目经理：骆明华，驻场。\n项目经理由吕建国担任，常驻现场。", "吕建国"),
        ("table-total-mismatch", "（1）土方整理：92,000.00\n（2）苗木种植：356,000.00\n小计：458,000.00", "448,000"),
        ("table-total-mismatch", "1\t扫描\t200,000.00\n2\t著录\t165,000.00\n合计36.5", "万"),
        ("annex-ref-missing", "突发事件按本合同所附《应急处置方案》执行。", "应急处置方案"),
        ("annex-ref-missing", "本合同附件共三份。\n附件一：报价表\n扫描\t10元\n附件二：人员名单\n江一帆", "2份"),
        ("annex-name-differs", "按附件一《考核细则》考核。\n附件一 安全责任书\n乙方应当安全作业。", "安全责任书"),
        ("annex-without-text", "附件一《报价表》、附件二《名单》。\n附件一：报价表\n10元\n附件四：廉洁承诺书\n承诺。", "廉洁承诺书"),
        ("clause-ref-wrong-target", "发票按本合同第八条“付款方式”开具。", "付款"),
        ("stages-out-of-order", "2025年9月1日前完成系统部署并上线试运行，2025年8月1日前完成验收。", "2025年8月1日"),
    ],
)
def test_it_is_found(findings: Findings, check: str, sentence: str, told: str) -> None:
    found = findings(check, contract(other=f"十二、其他\n{sentence}"))
    assert any(told in one.detail + one.text for one in found), found


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        ("drafting-remains", "验收时提出的修改意见，乙方应在五日内改正。"),
        ("subcontract-clause-contradiction", "乙方不得将主体工作交由第三方承担。"),
        ("clauses-contradict", "成果的著作权归甲方所有。\n乙方已有软件的著作权归乙方所有。"),
        ("supplement-over-10pct", "需追加服务的，追加金额不超过原合同金额的10%。"),
        ("termination-one-sided", "任何一方可以书面通知对方终止合同；甲方可随时终止，不承担责任。"),
        ("copies-split-mismatch", "本合同正本两份，副本四份，共六份。"),
        ("bond-ends-early", "履约保函有效期至2026年1月31日止。"),
        ("list-count-mismatch", "人员不少于8人，构成如下：\n1. 项目经理1人；\n2. 著录员4人；\n3. 扫描员3人。"),
        ("numeric-term-conflict", "主机质保期为36个月。\n十三、附则\n电池质保12个月。"),
        ("payment-conditional-third-party", "甲方收到发票后10日内付款。"),
        ("obsolete-law-cited", "双方依据合同法律关系协商处理。"),
        ("score-weights-not-100", "考核分为：著录30分，扫描40分，应急30分，合计100分。"),
        ("office-holder-differs", "联系人：骆明华（甲方）。\n联系人：吕建国（乙方）。"),
        ("table-total-mismatch", "（1）土方整理：92,000.00\n（2）苗木种植：356,000.00\n小计：448,000.00"),
        ("instalments-sum-mismatch", "履约保证金为合同总价的10%，即36,000.00元。"),
    ],
)
def test_nothing_is_wrong(findings: Findings, check: str, sentence: str) -> None:
    assert findings(check, contract(other=f"十二、其他\n{sentence}")) == []
