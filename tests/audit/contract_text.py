"""A complete, plain contract whose sections a test replaces or leaves out."""

from __future__ import annotations

_SECTIONS = {
    "cover": "临江县图书馆档案整理服务采购合同\n合同编号：LJTS-FW-2025-016\n项目编号：LJZC-2025-C-0042\n采购方式：竞争性磋商",
    "parties": "甲方（采购人）：临江县图书馆\n乙方（供应商）：临江文澜档案服务有限公司",
    "basis": "根据《中华人民共和国政府采购法》《中华人民共和国民法典》和成交通知书，双方订立本合同。",
    "subject": "一、服务内容\n乙方为甲方整理馆藏档案12000卷，具体工作量和标准见采购文件。",
    "price": "二、合同价款\n合同总价为人民币叁拾陆万元整（¥360,000.00），含税，其中著录每卷20元，扫描每卷10元。",
    "term": "三、服务期限和地点\n服务期限自2025年5月1日起至2025年12月31日止，服务地点为临江县文庙街18号。",
    "payment": (
        "四、付款方式\n合同签订且甲方收到发票后10个工作日内以银行转账方式支付合同总价的40%；"
        "全部成果验收合格且甲方收到发票后10个工作日内支付合同总价的60%。"
    ),
    "acceptance": "五、验收\n乙方提交成果后10个工作日内，甲方按采购文件规定的标准组织验收，出具验收报告。",
    "quality": "六、质量要求\n著录差错率不超过万分之三，扫描图像清晰完整。验收合格后一年内，乙方免费返工有差错的成果。",
    "subcontract": "七、转包与分包\n乙方不得转包，也不得将本项目分包给他人。",
    "secrecy": "八、保密\n乙方对接触到的档案内容负有保密义务，不得复制、外传。",
    "liability": (
        "九、违约责任\n乙方逾期交付的，每逾期一日按合同总价的万分之五支付违约金，累计不超过合同总价的5%。"
        "甲方逾期付款的，每逾期一日按应付未付金额的万分之五支付违约金。"
    ),
    "force": "十、不可抗力\n因不可抗力不能履行合同的，根据影响部分或者全部免除责任。",
    "dispute": "十一、争议解决\n因本合同发生的争议协商不成的，向甲方所在地人民法院起诉。",
    "other": "十二、其他\n本合同一式四份，双方各执两份，自双方签字盖章之日起生效。",
    "signature": (
        "甲方（盖章）：临江县图书馆\n地址：临江县文庙街18号\n授权代表：江一帆\n电话：0700-5550101\n日期：2025年4月21日\n"
        "乙方（盖章）：临江文澜档案服务有限公司\n地址：临江县码头路6号\n授权代表：文二白\n电话：0700-5550102\n"
        "开户银行：示例银行临江支行\n账号：6200 0001 2345 6789 012\n日期：2025年4月21日"
    ),
    "annex": "",
}


def contract(**sections: str) -> str:
    """The contract with some sections replaced; an empty text leaves one out. Raises `KeyError` for an unknown one."""
    if unknown := set(sections) - set(_SECTIONS):
        raise KeyError(f"no section {sorted(unknown)}")
    parts = {**_SECTIONS, **sections}
    return "\n".join(text for text in parts.values() if text) + "\n"


def services(subject: str, annex: str = "") -> str:
    """The contract with another subject and an annex: a number that stands in both."""
    return contract(subject=f"一、服务内容\n{subject}", annex=annex)
