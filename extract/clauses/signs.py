"""What signature blocks, party labels and preambles look like, line by line."""

from __future__ import annotations

import re

from extract.lexicon import alternation

_PARTY_WORDS = rf"{alternation('party')}|(?:使用|代建|管理|承诺|服务|检测|咨询)(?:单位|人|方|机构)|用户"
PARTY = re.compile(rf"(?:合同)?(?:{_PARTY_WORDS})(?:全称|名称)?(?:[（(][^）)]{{0,16}}[）)]){{0,3}}")
PARTY_LINE = re.compile(
    rf"(?:合同)?(?:{_PARTY_WORDS})(?:全称|名称|代表)?(?:[（(][^）)]{{0,16}}[）)]){{0,3}}(?:[：:]|盖章|签章|公章|签字|签名|$|\t)"
)
SEAL = re.compile(r"盖章|签章|公章|[（(]章[）)]|签字|签名|签署|合同专用章|盖单位章|盖单位公章")
SIGN_PAGE = re.compile(
    r"[（(【]?(?:以下|此页|本页|下页|此处以下|下面)?(?:为|是)?[^，。；]{0,14}?(?:无正文|签署页|签章页|签字页|盖章页|签署栏|签字盖章页)"
    r"[^，。；]{0,12}[）)】]?$|[（(](?:以下|此页|本页).{0,20}(?:无正文|签署|签章)"
)
FOLLOWING = re.compile(
    r"(?:法定代表人|法人代表|法人|单位负责人|负责人|委托代理人|委托代表|授权代表|授权代理人|授权委托人|被授权人|代理人|代表人|代表|"
    r"经办人|项目负责人|联系人|联系电话|联系方式|签订日期|签约日期|签署日期|签字日期|签订时间|签约时间|签署时间|日期|时间|"
    r"地址|住所|单位地址|通讯地址|通信地址|注册地址|电话|传真|邮编|邮政编码|开户行|开户银行|开户名|开户名称|户名|银行|账号|帐号|"
    r"账户|帐户|银行账号|税号|纳税人识别号|统一社会信用代码|社会信用代码|组织机构代码|签订地点|签约地点|合同签订地点|单位名称|名称|"
    r"盖章|签章|签字|公章|电子邮箱|电子邮件|邮箱|[（(](?:盖章|签章|签字|公章|单位盖章|章|或)[）)]|"
    r"(?:[12]\d{3}|二[〇○零]\S{2})?年\d{0,2}月\d{0,2}日)"
)
SIGNING = re.compile(
    r"盖章|签章|公章|[（(]章[）)]|签字|签名|法定代表人|法人代表|委托代理人|授权代表|代表人?[：:]|签订日期|签署日期|年\d{0,2}月\d{0,2}日"
)

PREAMBLE = re.compile(
    r"(?:根据|依据|依照|按照|遵照|遵循|鉴于|为(?:了|保|明|规|进|确|加|做|贯|切|维)|兹|经)[^：:]{0,200}"
    r"(?:合同|协议|协商|签|订立|达成|法律|规定|办法|结果|文件|本着|一致)"
    r"|(?:双方|各方|甲、?乙|买卖双方|供需双方|发包人|承包人|采购人|本合同)[^：:]{0,200}(?:签订|签署|订立|达成|缔结|共同遵守|共同信守|共同恪守|协议如下|一致)"
)


def is_party_line(tight: str) -> bool:
    """True for `甲方（盖章）：…` and the like, at the start of a line."""
    return PARTY_LINE.match(tight) is not None


def is_following(tight: str) -> bool:
    """True for the label lines that stand in a signature block below the party."""
    return FOLLOWING.match(tight) is not None


def is_label_line(tight: str) -> bool:
    """True for a short `label：value` line without a sentence in it."""
    head, sep, value = tight.partition("：")
    return bool(sep and value) and len(head) <= 14 and not re.search(r"[，。；]", tight) and len(tight) <= 60


def is_preamble(tight: str) -> bool:
    """True for the paragraph that says on what ground the parties conclude the contract."""
    if len(tight) < 18 or is_label_line(tight):
        return False
    match = PREAMBLE.search(tight[:600])
    return match is not None and not (match.start() > 0 and "：" in tight[: min(match.start(), 12)])
