"""Personal data that can be told by its looks or by the label in front of it, whatever the record says.

All patterns run over folded text (`extract.text.fold`), which has the same offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from extract.redact import masks
from extract.redact.columns import Hit, columns
from extract.redact.people import COLON, MARK, NOTE, ROLE, TIGHT, people, spans, spread
from extract.text.fold import fold

_HAN = r"[\u3400-\u9fff]"
_ONE = r"[0-9]{3,4}[ \-/]?[0-9]{3,8}|（?0[0-9]{2,3}）?[ \-]{0,2}[0-9]{3,4}[ \-]?[0-9]{3,4}|[48]00(?:[ \-]?[0-9]){7}"
_MOBILE = (
    r"(?:（?(?:\+|00)?86）?[ \-]?)?1[3-9][0-9](?:[ \-]?[0-9]{4}[ \-]?[0-9]{4}|\.[0-9]{4}\.[0-9]{4}|（[0-9]{4}）[0-9]{4})"
    r"|(?:\+|00)86[ \-]?（?[1-9][0-9]{1,2}）?[ \-]?[0-9]{3,4}[ \-]?[0-9]{4}|86-[1-9][0-9]{1,2}-[0-9]{3,4}[ \-]?[0-9]{4}"
)
_EXTENSION = r"(?:[ ]?(?:转|-)[ ]?[0-9]{1,6})?"
_PHONE = rf"(?:{_MOBILE}|1(?:[ ][0-9]){{10}}|(?:{_ONE}){_EXTENSION})"

# No digit, letter or decimal point on either side, and no money: 13800000000元 is a sum.
_LEFT = r"(?<![0-9A-Za-z.¥$])(?<![0-9A-Za-z]-)"
_RIGHT = r"(?![0-9A-Za-z%]|[.,][0-9]|-[0-9A-Za-z]|[ ]?(?:元|万|亿|角|分))"
_MOBILES = regex.compile(rf"{_LEFT}(?:{_MOBILE}){_RIGHT}")


_LABELLED_PHONE = regex.compile(
    rf"(?:{spread('电话', '手机', '座机', '传真', '热线', '联系方式', '固话', '总机', '客服', '分机')}|紧急联系|(?i:tel|fax|mobile|phone))"
    rf"(?:号码?|/传真|/手机){{0,2}}{NOTE}{MARK}{COLON}{MARK}"
    rf"(?P<hit>{_PHONE}(?:\s{{0,3}}[、/，,；;]\s{{0,3}}{_PHONE}){{0,9}})(?![0-9*＊]|-[0-9*＊])"
)
_EMAIL = regex.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}[ ]?(?:@|[（\[【](?i:at)[）\]】])[ ]?"
    r"(?:[A-Za-z0-9\-\u3400-\u9fff]{1,63}\.){1,5}(?:[A-Za-z]{2,24}|中国|公司|网络)"
    # Written so that no machine finds it: zhou#mail.example.com, （#换成@）.
    r"|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}[ ]?#[ ]?(?:[A-Za-z0-9\-]{1,63}\.){1,5}(?i:com|cn|net|org)(?![A-Za-z0-9])"
)
_IDENTITY = regex.compile(
    r"(?<![0-9A-Za-z])[GL]?(?P<hit>[1-8][0-9]{5}[ \-]?(?:19|20)[0-9]{2}[ \-]?[0-9]{4}[ \-]?[0-9]{3}[0-9Xx])(?![0-9A-Za-z])"
)
"""Of a pupil with a letter in front."""
_CARD = regex.compile(r"(?<![0-9A-Za-z.,¥$])62[0-9]{2}(?:[ \-]?[0-9]){12,15}(?![0-9A-Za-z]|[.,][0-9]|[ ]?元)")
"""Bank cards of China (UnionPay) begin with 62 and have 16 to 19 digits, however they are grouped."""
_PAPERS = regex.compile(
    r"(?:护照|通行证|港澳证|台胞证|回乡证|军官证|士兵证|居留证|居留许可|居住证|驾驶证|警官证|海员证|旅行证|签证"
    r"|社保卡|医保卡|社会保障卡|社会保障|残疾人?证)"
    rf"(?:件?(?:档案)?(?:号码?|编号|[Nn][Oo]\.?)|为|是|[：:]){{0,3}}{NOTE}{COLON}(?:{_HAN}{{1,4}}第)?"
    rf"(?P<hit>[A-Z]{{0,3}}[0-9](?:[ \-]?[0-9A-Z]){{5,17}})(?![0-9A-Za-z])"
)
_OFFICE_OF_PLATE = r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][ ]?[·・•\-]?[ ]?"
_ANY_PLATE = rf"(?P<hit>{_OFFICE_OF_PLATE}[0-9A-Z]{{4,6}}[挂学警港澳领]?)(?![0-9A-Za-z])"
_LABELLED_PLATE = regex.compile(
    rf"(?:车牌|牌照|车号|号牌)(?:号码?)?(?:为|是)?{NOTE}{COLON}{_ANY_PLATE}"
    rf"(?:[、，；/和及 ]{{1,2}}{_HAN}{{0,6}}?{COLON}{_ANY_PLATE}){{0,9}}"
)
_PLATE = regex.compile(
    rf"(?<![0-9A-Za-z]){_OFFICE_OF_PLATE}"
    r"(?:[A-HJ-NP-Z][0-9A-HJ-NP-Z][0-9]{4}|[0-9]{5}[A-HJ-NP-Z]|(?=[A-Z]{0,4}[0-9])[0-9A-HJ-NP-Z]{4}[0-9A-HJ-NP-Z挂学警港澳领])"
    r"(?![0-9A-Za-z]|[ ]?-[0-9A-Za-z]|[ ]?(?:元|万|亿))"
)
"""Number plates: of five signs, those of electric cars of six, with the letter in front or behind."""
_LABELLED_IDENTITY = regex.compile(
    rf"(?:{spread('身份证')}|[一二]代证|身份证明|公民身份|证件)件?(?:号码?|编号|为|是){{0,3}}{NOTE}{COLON}"
    r"(?P<hit>[0-9](?:[ \-]?[0-9]){13,16}[ \-]?[0-9Xx]|[A-Z]{1,2}[0-9]{6}（[0-9A]）|[A-Z][0-9]{9})(?![0-9])"
)
_LABELLED_ACCOUNT = regex.compile(
    rf"(?:{spread('账号', '帐号', '账户', '帐户', '卡号', '户号')}|(?:[农工建中交招商邮][行储]|银行|信用|储蓄|借记|工资|结算)卡"
    r"|(?:基本|一般|专|专用|对公|结算|备用|收款|付款|监管|公)户"
    r"|(?<![A-Za-z])(?i:a/c|acct|account|iban)(?:[ ]?(?i:no|number))?\.?)"
    rf"(?:号码?|名称|为|是|如下){{0,3}}{NOTE}{COLON}"
    r"(?P<hit>(?:[A-Z]{2}[0-9]{2}[A-Z]{4}|[A-Z]{3})?[0-9](?:[ \-]?[0-9]){8,29})(?![0-9]|-[0-9])"
)
# A long number in a sentence about an account, whatever stands between: 收款账户：某公司，1234…, 汇至 1234… 账户.
_LONG = r"[0-9](?:[ \-]?[0-9]){11,29}"
_MONEY_GOES = r"账户|帐户|账号|帐号|卡号|户名|开户|收款|汇[至入到往款]|[付转打存划缴]至|[付转打存划缴]入|支付到"
_BARE_ACCOUNT = regex.compile(
    rf"(?:{_MONEY_GOES})(?:[^。；;0-9\n]{{0,60}}{_LEFT}(?P<hit>{_LONG}){_RIGHT}){{1,5}}"
    rf"|{_LEFT}(?P<hit>{_LONG})(?=[ ]?(?:的|这一|该)?(?:账户|帐户|账号|帐号|银行卡))"
)
_LANDLINE = regex.compile(
    rf"(?<!(?:编号|号|代码|文号)[：:为是]?\s{{0,3}}){_LEFT}"
    rf"(?:（?0[1-9][0-9]{{1,2}}）?[ ]?-[ ]?[0-9]{{3,4}}[ \-]?[0-9]{{4}}{_EXTENSION}|[48]00-[0-9]{{3,4}}-[0-9]{{3,4}}){_RIGHT}"
)
_SAID = "[〇零一二三四五六七八九幺]"
_SPOKEN = regex.compile(rf"(?<!{_SAID})[一幺][三四五六七八九]{_SAID}{{9}}(?!{_SAID}|[十百千万])")
_HANDLE = regex.compile(
    r"(?:微信|钉钉|飞书|抖音|快手|微博|小红书|陌陌|支付宝|(?i:[vw]信|wechat|whatsapp|skype|telegram)|(?<![A-Za-z])(?i:qq|[vw]x))群?"
    r"(?:号码?|账号|用户名|为|是){0,2}\s{0,3}[：:\t ]{0,4}(?P<hit>@?[A-Za-z0-9_][A-Za-z0-9_\-]{4,24})"
)
# Of a person: 执业证书编号, 建造师注册号, and any certificate in the bracket behind somebody's name. Those of firms stay.
_LICENCE = regex.compile(
    rf"(?:(?:执业|职业|注册|资格|上岗|操作|从业|职称|建造师|监理工程师|造价师|造价工程师|安全员)(?:资格|执业|注册)?证?书?[，、（]?"
    rf"(?:其|该)?(?:证书?)?(?:编号|证号|号码?)"
    rf"|(?:工程师|建造师|会计师|上岗|操作|从业|职称|毕业|学位|教师)(?:资格)?证书?"
    rf"|(?:{ROLE}){TIGHT}（[^（）\n]{{0,20}}证书?(?:编号|号码?)?)"
    rf"{NOTE}[为是]?{COLON}(?P<hit>{_HAN}?[A-Z]{{0,3}}[0-9](?:[ \-]?[0-9A-Z]){{6,19}})(?![0-9A-Za-z])"
)


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
        for start, end in spans(pattern, folded):
            yield start, end, mask
    for start, end in spans(_IDENTITY, folded):
        if _birthday(folded[start:end]):  # a wrong check character is a slip of the pen, and still somebody's number
            yield start, end, masks.identity
    yield from columns(folded)
    for start, end in people(text):
        yield start, end, masks.name


def looks_like_identity(text: str) -> bool:
    """Whether 18 characters are written as a resident identity number (GB 11643-1999), the check character aside.

    >>> looks_like_identity("11010519491231002X"), looks_like_identity("110105194912310021")
    (True, True)
    >>> looks_like_identity("110105194913310023"), looks_like_identity("91999999MA00TE5T1C")
    (False, False)
    """
    return len(text) == 18 and _IDENTITY.fullmatch(text) is not None and _birthday(text)


def _birthday(text: str) -> bool:
    text = text.replace(" ", "").replace("-", "")
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    return True
