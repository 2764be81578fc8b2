"""Personal data that can be told by its looks or by the label in front of it, whatever the record says.

All patterns run over folded text (`extract.text.fold`), which has the same offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from extract.errors import DocumentError
from extract.redact import masks
from extract.redact.columns import OFFICE as _OFFICE
from extract.redact.columns import Hit, columns, is_head, labelled
from extract.text.fold import fold
from extract.values.person import is_name

_TIMEOUT = 2.0
"""Seconds a pattern may take on one text."""

_HAN = r"[\u3400-\u9fff]"
_ONE = r"[0-9]{3,4}[ \-]?[0-9]{3,8}|（?0[0-9]{2,3}）?[ \-]{0,2}[0-9]{3,4}[ \-]?[0-9]{3,4}|[48]00(?:[ \-]?[0-9]){7}"
_MOBILE = r"(?:\+?86[ \-]?)?1[3-9][0-9][ \-]?[0-9]{4}[ \-]?[0-9]{4}"
_EXTENSION = r"(?:[ ]?(?:转|-)[ ]?[0-9]{1,6})?"
_PHONE = rf"(?:{_MOBILE}|(?:{_ONE}){_EXTENSION})"

# No digit, letter or decimal point on either side, and no money: 13800000000元 is a sum.
_LEFT = r"(?<![0-9A-Za-z.¥$])(?<![0-9A-Za-z]-)"
_RIGHT = r"(?![0-9A-Za-z%]|[.,][0-9]|-[0-9A-Za-z]|[ ]?(?:元|万|亿|角|分))"
_MOBILES = regex.compile(rf"{_LEFT}{_MOBILE}{_RIGHT}")


def _any(*labels: str) -> str:
    """Any of the labels, spread out by blanks or not: 电话, 电　话."""
    return "(?:" + "|".join(r"\s{0,3}".join(label) for label in labels) + ")"


_NOTE = r"(?:（[^（）\n]{0,20}）){0,3}"
_COLON = r"\s{0,3}[：:\t ]{0,4}"
_LABELLED_PHONE = regex.compile(
    rf"(?:{_any('电话', '手机', '座机', '传真', '热线', '联系方式')}|(?i:tel|fax|mobile|phone))"
    rf"(?:号码?|/传真|/手机){{0,2}}{_NOTE}{_COLON}"
    rf"(?P<hit>{_PHONE}(?:\s{{0,3}}[、/，,；;]\s{{0,3}}{_PHONE}){{0,9}})(?![0-9*＊]|-[0-9*＊])"
)
_EMAIL = regex.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}[ ]?@[ ]?(?:[A-Za-z0-9\-]{1,63}\.){1,5}[A-Za-z]{2,24}"
)
_IDENTITY = regex.compile(r"(?<![0-9A-Za-z])[1-8][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
_CARD = regex.compile(r"(?<![0-9A-Za-z.,¥$])62[0-9]{2}(?:[ \-]?[0-9]{4}){3}(?:[ \-]?[0-9]{1,3})?(?![0-9A-Za-z]|[.,][0-9]|[ ]?元)")
"""Bank cards of China (UnionPay) begin with 62."""
_PAPERS = regex.compile(
    r"(?:护照|通行证|台胞证|回乡证|军官证|士兵证|居留证|居住证|驾驶证|警官证|社保卡|社会保障卡|残疾人?证)"
    rf"(?:件?(?:号码?|编号)|为|是|[：:]){{0,3}}{_NOTE}{_COLON}(?:{_HAN}{{1,4}}第)?"
    rf"(?P<hit>[A-Z]{{0,3}}[0-9](?:[ \-]?[0-9A-Z]){{5,17}})(?![0-9A-Za-z])"
)
_OFFICE_OF_PLATE = r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][ ]?[·・•\-]?[ ]?"
_LABELLED_PLATE = regex.compile(
    rf"(?:车牌|牌照|车号|号牌)(?:号码?)?(?:为|是)?{_NOTE}{_COLON}(?P<hit>{_OFFICE_OF_PLATE}[0-9A-Z]{{4,6}}[挂学警港澳领]?)(?![0-9A-Za-z])"
)
_PLATE = regex.compile(
    rf"(?<![0-9A-Za-z]){_OFFICE_OF_PLATE}"
    r"(?:[A-HJ-NP-Z][0-9A-HJ-NP-Z][0-9]{4}|[0-9]{5}[A-HJ-NP-Z]|(?=[A-Z]{0,4}[0-9])[0-9A-HJ-NP-Z]{4}[0-9A-HJ-NP-Z挂学警港澳领])"
    r"(?![0-9A-Za-z]|[ ]?-[0-9A-Za-z]|[ ]?(?:元|万|亿))"
)
"""Number plates: of five signs, those of electric cars of six, with the letter in front or behind."""
_LABELLED_IDENTITY = regex.compile(
    rf"{_any('身份证')}件?(?:号码?|编号|为|是){{0,3}}{_NOTE}{_COLON}(?P<hit>[0-9](?:[ ]?[0-9]){{13,16}}[ ]?[0-9Xx])(?![0-9])"
)
_LABELLED_ACCOUNT = regex.compile(
    rf"{_any('账号', '帐号', '账户', '帐户', '卡号', '户号')}(?:号码?|名称|为|是|如下){{0,3}}{_NOTE}{_COLON}"
    r"(?P<hit>[0-9](?:[ \-]?[0-9]){8,29})(?![0-9]|-[0-9])"
)
# A long number in a sentence about an account, whatever stands between: 收款账户：某公司，1234…, 汇至 1234… 账户.
_LONG = r"[0-9](?:[ \-]?[0-9]){11,29}"
_MONEY_GOES = r"账户|帐户|账号|帐号|卡号|户名|开户|收款|汇[至入到往款]|[付转打存划缴]至|[付转打存划缴]入|支付到"
_BARE_ACCOUNT = regex.compile(
    rf"(?:{_MONEY_GOES})[^。；;0-9\n]{{0,60}}{_LEFT}(?P<hit>{_LONG}){_RIGHT}"
    rf"|{_LEFT}(?P<hit>{_LONG})(?=[ ]?(?:的|这一|该)?(?:账户|帐户|账号|帐号|银行卡))"
)
_LANDLINE = regex.compile(
    rf"(?<!(?:编号|号|代码|文号)[：:为是]?\s{{0,3}}){_LEFT}（?0[1-9][0-9]{{1,2}}）?[ ]?-[ ]?[0-9]{{7,8}}{_EXTENSION}{_RIGHT}"
)
_SAID = "[〇零一二三四五六七八九幺]"
_SPOKEN = regex.compile(rf"(?<!{_SAID})[一幺][三四五六七八九]{_SAID}{{9}}(?!{_SAID}|[十百千万])")
_HANDLE = regex.compile(
    r"(?:微信|(?i:wechat)|(?<![A-Za-z])(?i:qq))(?:号码?|账号|为|是){0,2}\s{0,3}[：:\t ]{0,4}(?P<hit>[A-Za-z0-9_][A-Za-z0-9_\-]{4,24})"
)
_ROLE = (
    f"(?:{_any('法定代表人', '负责人', '代理人', '代表人', '代表', '联系人', '经办人', '经办')}|被?委托人|被?授权人|联络人|承办人|"
    "对接人|接口人|见证人|监督人|保管人|"
    "(?:保管|管理|驾驶|操作|值班|送货|配送|押运|记录|监督|督导|协调|维修|保洁|保安|调度|仓管|库管|联络|联系|通讯)员|司机|出纳|会计(?!师|核|科|法|制|准)|"
    "项目(?:经理|主管|总监|主任)|总监理工程师|监理工程师|技术负责|安全员|质量员|质检员|施工员|资料员|材料员|造价员|"
    "收件人|收货人|签收人|验收人|复核人|审核人|制表人|审批人|签字人|签署人|采购员|业务员|"
    "(?:技术|服务|驻场|工作|运维|项目)人员)"
)
_HEADS = ("姓名", "签字", "签名", "电话", "手机", "地址", "日期", "职务", "职称", "单位", "部门", "邮箱")
"""What stands beside a name in a row of labels and is none."""
_NAME = rf"{_HAN}{{1,10}}(?:[·・•]{_HAN}{{1,10}}){{1,3}}|{_HAN}(?:[ ]{{0,3}}{_HAN}){{1,3}}"
_TIGHT = rf"(?:{_HAN}{{1,10}}?(?:[·・•]{_HAN}{{1,10}}?){{1,3}}|{_HAN}{{2,4}}?)"
"""A name inside a sentence: as short as what stands behind it allows, with the dot of minority names or without."""
# Of a person: 执业证书编号, 建造师注册号, and any certificate in the bracket behind somebody's name. Those of firms stay.
_LICENCE = regex.compile(
    rf"(?:(?:执业|职业|注册|资格|上岗|操作|从业|职称|建造师|监理工程师|造价师|造价工程师|安全员)(?:资格|执业|注册)?证?书?[，、（]?"
    rf"(?:其|该)?(?:证书?)?(?:编号|证号|号码?)"
    rf"|(?:{_ROLE}){_TIGHT}（[^（）\n]{{0,20}}证书?(?:编号|号码?)?)"
    rf"{_NOTE}[为是]?{_COLON}(?P<hit>{_HAN}?[A-Z]{{0,3}}[0-9](?:[ \-]?[0-9A-Z]){{6,19}})(?![0-9A-Za-z])"
)
_PERSON = regex.compile(
    rf"(?:{_ROLE}|{_any('姓名', '签字', '签名')}|主任)(?:[及和与、/]?(?:联系)?(?:电话|手机|方式|号码)){{0,2}}"
    rf"{_NOTE}\s{{0,3}}(?:[为是系]?[：:]|\t)[ \t]{{0,6}}"
    rf"(?P<hit>{_NAME})(?!{_HAN})(?:[ ]?\t[ ]{{0,3}}(?!{_ROLE}|{_any(*_HEADS)})(?P<hit>{_NAME})(?!{_HAN}))?"
)
# Whoever a label ends in a word for (保安队长, 驻场工程师, 经办): what stands behind has to look like a name.
_POSTED = regex.compile(
    rf"{_HAN}{{0,8}}(?:[人员长师]|经理|主管|主任|总监|助理|秘书|干事|负责|监理)[ ]{{0,3}}{_NOTE}[：:][ ]{{0,3}}"
    rf"(?P<hit>{_NAME})(?!{_HAN})"
)
# Without a colon the name has to look like one: 指定联系人周一平（电话…, 委派周一平为项目经理, 由周一平担任…
_DIRECT = regex.compile(
    rf"{_ROLE}(?:变更|更换|更改|调整|改)?[为是系]?[：:（]?[ ]{{0,3}}(?P<hit>{_TIGHT})(?:[、和及](?P<hit>{_TIGHT})){{0,9}}"
    r"(?=[（），、。；]|$|\n|[ \t]|[0-9][0-9\-]{6}|电话|手机|等|[与和及][甲乙丙买卖采供发承委受]|签署|签订|签收)",
    flags=regex.MULTILINE,
)
_NAMED = regex.compile(
    rf"(?:指定|委派|指派|任命|授权|委托|指令|安排|派|由)(?P<hit>{_TIGHT})(?:同志|先生|女士)?(?:担任|出任|作)?为?"
    rf"(?:本?(?:合同|项目|工程)的?|其|甲方|乙方|采购人|供应商|发包人|承包人|现场|驻场|总){{0,4}}{_ROLE}"
)
# Somebody is sent to do something: 委派赵铁柱负责现场, 派周一平到场, 由周一平对接. What is sent may be an office.
_SENT = regex.compile(
    rf"(?:委派|指派|派遣|派出|派驻|派往|选派|聘请|指定|任命|派|由(?!于))"
    rf"(?:其|本单位|本公司|员工|职工|技术员|专人)?[ ]{{0,2}}(?P<hit>{_TIGHT})"
    rf"(?:同志|先生|女士)?(?=[（，、。；]|$|负责|担任|出任|作为|代表|到场|到现场|前往|常驻|驻场|进驻|对接|联系|联络|办理|签收|签署|签字|"
    r"验收|处理|跟进|协调|配合|全程|全权|送货|领取|保管|管理|实施|服务|组织|主持|为其|为本|为项|为现|为驻)",
    flags=regex.MULTILINE,
)
# 人员名单：邵立平、李二宁.
_LISTED = regex.compile(
    rf"(?:名单|成员|人员|团队|小组)(?:如下|包括|为|有)?[：:为][ ]?(?P<hit>{_TIGHT})(?:[、，](?P<hit>{_TIGHT})){{1,30}}(?!{_HAN}|[·・•])"
)
_LATIN = regex.compile(
    r"(?<![A-Za-z])(?:(?i:contact(?:\s?person)?|attn|attention|representative|signed\s?by|name))[ ]?[：:][ ]{0,3}"
    r"(?P<hit>[A-Z][a-z]{1,20}(?:[ \-][A-Z][a-z]{1,20}){1,3})(?![A-Za-z])"
)
_TITLED = regex.compile(
    rf"(?P<hit>{_HAN}{{2,4}})(?<![的其])"
    rf"(?=（?(?:先生|女士|同志|小姐)|(?:的|其|，|（){{0,2}}(?:居民)?{_any('身份证')}|（(?:联系)?(?:电话|手机))"
)
_DOTTED = regex.compile(
    rf"(?:[请致]?[请与和及向由给找电致]|请)?+(?P<hit>{_HAN}{{1,10}}(?:[·・•]{_HAN}{{1,10}}){{1,3}})(?=（?(?:先生|女士|同志|小姐))"
)
_TITLED_SIZES = (3, 2, 4)
"""Characters in front of 先生 that may be a name, the likeliest first: 请与邵立平女士联系, 保管员邵立平（身份证…）."""


def hits(text: str) -> Iterator[Hit]:
    """Spans of personal data in a text and how to mask each; they may overlap."""
    folded = fold(text)
    for pattern, mask in (
        (_MOBILES, masks.phone),
        (_LABELLED_PHONE, masks.phone),
        (_EMAIL, masks.email),
        (_LABELLED_IDENTITY, masks.identity),
        (_LABELLED_ACCOUNT, masks.account),
        (_HANDLE, masks.handle),
        (_CARD, masks.account),
        (_BARE_ACCOUNT, masks.account),
        (_LANDLINE, masks.phone),
        (_SPOKEN, masks.handle),
        (_PAPERS, masks.paper),
        (_LABELLED_PLATE, masks.plate),
        (_PLATE, masks.plate),
        (_LICENCE, masks.paper),
    ):
        for start, end in _spans(pattern, folded):
            yield start, end, mask
    for start, end in _spans(_IDENTITY, folded):
        if _birthday(folded[start:end]):  # a wrong check character is a slip of the pen, and still somebody's number
            yield start, end, masks.identity
    yield from columns(folded)
    for start, end in people(text):
        yield start, end, masks.name


def people(text: str) -> Iterator[tuple[int, int]]:
    """Spans of names: behind a label, in front of 先生 or 女士, appointed to a task, in a column headed 姓名."""
    folded = fold(text)
    for start, end in _spans(_PERSON, folded):
        word = folded[start:end]
        if word not in _HEADS and not is_head(word) and labelled(word):
            yield start, end
    for start, end in _spans(_POSTED, folded):
        if is_name(folded[start:end].replace(" ", "")):
            yield start, end
    yield from _spans(_DOTTED, folded)
    for start, end in _spans(_TITLED, folded):
        sizes = [size for size in _TITLED_SIZES if size <= end - start and is_name(folded[end - size : end])]
        if sizes and not _OFFICE.search(folded[end - sizes[0] : end]):
            yield end - sizes[0], end
    for match in finditer(_LISTED, folded):
        if any(map(is_name, match.captures("hit"))):  # one vouches for the others
            yield from (span for span in match.spans("hit") if not _OFFICE.search(folded[slice(*span)]))
    for pattern in (_DIRECT, _NAMED):
        for start, end in _spans(pattern, folded):
            if is_name(folded[start:end]):
                yield start, end
    for start, end in _spans(_SENT, folded):
        name = folded[start:end]
        if is_name(name) and not _OFFICE.search(name):
            yield start, end
    yield from _spans(_LATIN, folded)
    yield from ((start, end) for start, end, mask in columns(folded) if mask is masks.name)


def looks_like_identity(text: str) -> bool:
    """Whether 18 characters are written as a resident identity number (GB 11643-1999), the check character aside.

    >>> looks_like_identity("11010519491231002X"), looks_like_identity("110105194912310021")
    (True, True)
    >>> looks_like_identity("110105194913310023"), looks_like_identity("91999999MA00TE5T1C")
    (False, False)
    """
    return _IDENTITY.fullmatch(text) is not None and _birthday(text)


def _birthday(text: str) -> bool:
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    return True


def _spans(pattern: regex.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    group: str | int = "hit" if "hit" in pattern.groupindex else 0
    for match in finditer(pattern, text):
        yield from match.spans(group)


def finditer(pattern: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
    """The matches of a pattern; `DocumentError` (code `timeout`) where it takes too long: nothing is left unmasked."""
    try:
        yield from pattern.finditer(text, timeout=_TIMEOUT)
    except TimeoutError as error:
        raise DocumentError(
            "遮盖个人信息超时，没有写出", "masking took too long, nothing was written", code="timeout"
        ) from error
