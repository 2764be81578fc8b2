"""Names of people, told by the label, the title or the task that stands beside them. All patterns run over folded text."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.errors import DocumentError
from extract.redact import masks
from extract.redact.columns import columns, is_head, labelled
from extract.redact.named import is_office, is_person
from extract.text.fold import fold
from extract.values.person import is_name

_TIMEOUT = 2.0
"""Seconds a pattern may take on one text."""

_HAN = r"[\u3400-\u9fff]"


def spread(*labels: str) -> str:
    """Any of the labels, spread out by blanks or not: 电话, 电　话."""
    return "(?:" + "|".join(r"\s{0,3}".join(label) for label in labels) + ")"


NOTE = r"(?:（[^（）\n]{0,20}）){0,3}"
COLON = r"\s{0,3}[：:\t ]{0,4}"
MARK = "[*_`]{0,3}"
"""Of Markdown, around a label or a value."""
ROLE = (
    f"(?:{spread('法定代表人', '负责人', '代理人', '代表人', '代表', '联系人', '经办人', '经办')}|被?委托人|被?授权人|联络人|承办人|"
    "对接人|接口人|(?<!保)证人|监督人|保管人|"
    "(?:保管|管理|驾驶|操作|值班|送货|配送|押运|记录|监督|督导|协调|维修|保洁|保安|调度|仓管|库管|联络|联系|通讯)员|司机|出纳|会计(?!师|核|科|法|制|准)|"
    "项目(?:经理|主管|总监|主任)|总监理工程师|监理工程师|技术负责|安全员|质量员|质检员|施工员|资料员|材料员|造价员|"
    "收件人|收货人|签收人|验收人|复核人|审核人|制表人|审批人|签字人|签署人|采购员|业务员|"
    "(?:技术|服务|驻场|工作|运维|项目)人员|监理(?!单位|工程|机构|公司|方|费))"
)
_HEADS = ("姓名", "签字", "签名", "电话", "手机", "地址", "日期", "职务", "职称", "单位", "部门", "邮箱")
"""What stands beside a name in a row of labels and is none."""
_NAME = rf"{_HAN}{{1,10}}(?:[·・•]{_HAN}{{1,10}}){{1,3}}|{_HAN}(?:[ ]{{0,3}}{_HAN}){{1,3}}"
TIGHT = rf"(?:{_HAN}{{1,10}}?(?:[·・•]{_HAN}{{1,10}}?){{1,3}}|{_HAN}{{2,4}}?)"
"""A name inside a sentence: as short as what stands behind it allows, with the dot of minority names or without."""
_SIDE = "(?:[甲乙丙丁]方)?"
_SEVERAL = rf"{_SIDE}(?P<hit>{TIGHT})(?:(?:[、和与及]|以及){_SIDE}(?!为)(?P<hit>{TIGHT})){{0,5}}"
_PERSON = regex.compile(
    rf"(?:{ROLE}|{spread('姓名', '签字', '签名')}|主任)(?:[及和与、/]?(?:联系)?(?:电话|手机|方式|号码)){{0,2}}"
    rf"{NOTE}{MARK}\s{{0,3}}(?:[为是系]?[：:]|\t)[ \t]{{0,6}}{MARK}"
    rf"(?P<hit>{_NAME})(?!{_HAN})(?:[ ]?\t[ ]{{0,3}}(?!{ROLE}|{spread(*_HEADS)})(?P<hit>{_NAME})(?!{_HAN}))?"
)
# Whoever a label ends in a word for (保安队长, 驻场工程师, 经办, 签收): what stands behind has to look like a name.
_POSTED = regex.compile(
    rf"{_HAN}{{0,8}}(?:[人员长师]|经理|主管|主任|总监|助理|秘书|干事|负责|监理|监督|经手|记录|[签接]收|[收送]货|[审复]核|制[单表]|开票|校对|批准)"
    rf"{MARK}[ ]{{0,3}}{NOTE}[：:]{MARK}[ ]{{0,3}}{MARK}"
    rf"(?P<hit>{_NAME})(?!{_HAN})"
)
# Without a colon the name has to look like one: 指定联系人周一平（电话…, 委派周一平为项目经理, 由周一平担任…
_DIRECT = regex.compile(
    rf"{ROLE}(?:由(?P<hit>{TIGHT}))?(?:变更|更换|更改|调整|改|换)?[为是系]?[：:（]?[ ]{{0,3}}"
    rf"(?!应[现当及按到]|全程)(?P<hit>{TIGHT})(?:[、和及](?P<hit>{TIGHT})){{0,9}}"
    r"(?=[（），、。；]|$|\n|[ \t]|[0-9][0-9\-]{6}|电话|手机|等|授权|委托"
    r"|[与和及][甲乙丙买卖采供发承委受]|签署|签订|签收|驾驶|负责|到场|值班|现场|当场|确认|验收|每[天日周月])",
    flags=regex.MULTILINE,
)
_NAMED = regex.compile(
    rf"(?:指定|委派|指派|任命|授权|委托|指令|安排|派|由){_SEVERAL}(?:同志|先生|女士)?(?:担任|出任|作)?为?"
    rf"(?:本?(?:合同|项目|工程)的?|其|甲方|乙方|采购人|供应商|发包人|承包人|现场|驻场|总){{0,4}}{ROLE}"
)
_HANDED = "转?交(?![付货易接通验工底纳办])由?"
# Somebody is sent to do something: 委派赵铁柱负责现场, 派周一平到场, 由周一平对接. What is sent may be an office.
_SENT = regex.compile(
    rf"(?:委派|指派|派遣|派出|派驻|派往|选派|聘[请用任]|指定|任命|安排|授权|委托|派|由(?!于)|{_HANDED})"
    rf"(?:其|[本我](?:单位|公司|方)|[甲乙丙]方)?(?:员工|职工|工作人员|技术员|专人|人员|员)?[ ]{{0,2}}{_SEVERAL}"
    rf"[ ]?(?:同志|先生|女士)?(?=[（，、。；]|$|以|前来"
    r"|负责|担任|出任|作为|代表|到场|到现场|前往|常驻|驻场|进驻|对接|联系|联络|办理|签收|签署|签字|"
    r"验收|接听|接待|接收|维护|牵头|监督|审核|审批|签发|陪同|带队|带领|统筹|处理|跟进|协调|配合|全程|全权|送货|领取|保管|管理|实施|服务|组织|主持|为其|为本|为项|为现|为驻|轮值|值班|值守|存档|签收|留存|备查|[一二两三四五六七八九十0-9]{1,2}[名位人])",
    flags=regex.MULTILINE,
)
# 邵立平（手机…）为项目联系人; 本人邵立平系某公司的法定代表人.
_IS = regex.compile(
    rf"(?:(?<!{_HAN})|(?<=本人|兹有|证明|声明：我))(?!本人|兹|证明|[我由派经请向与])(?P<hit>{TIGHT})"
    r"(?:（[^（）\n]{0,40}）)?(?:同志|先生|女士)?(?:为|是|系|任|担任)"
    rf"(?:[^，。；：\n]{{2,40}}的)?"
    rf"(?:[甲乙丙]方|本?(?:合同|项目|工程)的?|备选|备用|第[一二]|现场|驻场|唯一|指定){{0,4}}{ROLE}"
)
# Beside a number that only people have, in a table that has lost its lines or in a sentence: 邵立平 13800001234.
_BESIDE = regex.compile(
    rf"(?<!{_HAN})(?P<hit>{_NAME})[ \t]{{0,4}}[，、：:（/|]?[ \t]{{0,4}}"
    r"(?=1[3-9][0-9][ \-]?[0-9]{4}[ \-]?[0-9]{4}(?![0-9])|[1-8][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx])"
)
# Of an office: 总务科 邵立平、财务处 李二宁.
_OF_OFFICE = regex.compile(rf"{_HAN}[室科处部股][ ]{{1,2}}(?P<hit>{TIGHT})(?=[ 、，（；。\t]|$)", flags=regex.MULTILINE)
# To whom money went, in a line of a ledger: 预付款转邵立平, 代付李二宁.
_PAID_TO = regex.compile(
    rf"(?:(?:转账?|付|汇|发|借|还)给|转账?|代[收付领])[ ]?(?P<hit>{TIGHT})(?=[ \t，、。；（]|$)", flags=regex.MULTILINE
)
# 人员名单：邵立平、李二宁.
_LISTED = regex.compile(
    rf"(?:名单|成员|人员|团队|小组)(?:如下|包括|为|有)?[：:为][ ]?(?P<hit>{TIGHT})(?:[、，](?P<hit>{TIGHT})){{1,30}}(?!{_HAN}|[·・•])"
)
# 派驻三人，分别为邵立平（电话…）、李二宁: the first has to look like a name, and vouches for the others.
_BRACKET = r"(?:（[^（）\n]{0,40}）)?"
_EACH = regex.compile(
    rf"[人名位员师][^。；\n]{{0,12}}分别(?:为|是|系)[：:]?[ ]?(?P<hit>{TIGHT}){_BRACKET}"
    rf"(?:[、，和及](?P<hit>{TIGHT}){_BRACKET}){{1,30}}(?=[；。，、]|$)",
    flags=regex.MULTILINE,
)
_LATIN = regex.compile(
    r"(?<![A-Za-z])(?:(?i:contact(?:\s?person)?|attn|attention|representative|signed\s?by|name))[ ]?[：:][ ]{0,3}"
    r"(?P<hit>[A-Z][a-z]{1,20}(?:[ \-][A-Z][a-z]{1,20}){1,3}|[A-Z]{2,12}(?:[ ][A-Z]{2,12}){1,2})(?![A-Za-z])"
    r"|(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Dr)[. ][ ]?(?P<hit>[A-Z][a-z]{1,20}(?:[ \-][A-Z][a-z]{1,20}){0,3})(?![A-Za-z])"
)
_MOBILE_BEHIND = r"(?<![0-9])1[3-9][0-9][ \-]?[0-9]{4}[ \-]?[0-9]{4}(?![0-9])"
_LABELS = "电话|手机|号码|联系|微信|传真|热线|致电|拨打|短信|账号|号"
_TITLED = regex.compile(
    rf"(?P<hit>{_HAN}{{2,4}})(?<![的其]|{_LABELS})"
    rf"(?=（?(?:先生|女士|同志|小姐)|(?:的|其|，|（){{0,2}}(?:居民)?{spread('身份证')}|（[^（）\n]{{0,12}}(?:电话|手机|分机)"
    rf"|的(?:联系|手机)?(?:电话|手机|微信|邮箱)|{_MOBILE_BEHIND})"
)
# 邵立平工程师负责调试, 请联系邵立平, 邵立平签字确认; a committee has a 主任 as well.
_RANKED = regex.compile(
    rf"(?:(?<!{_HAN})|(?<=[由请与和及派向]))(?P<hit>{_HAN}{{3}})(?<!会)"
    r"(?=(?:高级)?(?:工程师|老师|教授|博士|经理|主任|处长|科长|局长|院长|校长|总监|总工|师傅|律师|医[生师]))"
    rf"|(?<!{_HAN})(?P<hit>{_HAN}{{2,3}})(?=签[字名收署])"
    rf"|(?:请联系|请找|请咨询|致电)(?P<hit>{TIGHT})(?<!先生|女士)(?=[：，。；、（]|$|[ \t]?[0-9])",
    flags=regex.MULTILINE,
)
_DOTTED = regex.compile(
    rf"(?:[请致]?[请与和及向由给找电致]|请)?+(?P<hit>{_HAN}{{1,10}}(?:[·・•]{_HAN}{{1,10}}?){{1,3}})"
    r"(?=（?(?:先生|女士|同志|小姐|老师|教授|经理|主任|工程师|负责|担任|签))"
)
_TITLED_SIZES = (3, 2, 4)
"""Characters in front of 先生 that may be a name, the likeliest first: 请与邵立平女士联系, 保管员邵立平（身份证…）."""


def people(text: str) -> Iterator[tuple[int, int]]:
    """Spans of names: behind a label, in front of 先生 or 女士, appointed to a task, in a column headed 姓名."""
    folded = fold(text)
    for start, end in spans(_PERSON, folded):
        word = folded[start:end]
        if word not in _HEADS and not is_head(word) and labelled(word):
            yield start, end
    yield from spans(_DOTTED, folded)
    for start, end in spans(_TITLED, folded):
        sizes = [size for size in _TITLED_SIZES if size <= end - start and is_name(folded[end - size : end])]
        if sizes and not is_office(folded[end - sizes[0] : end]):
            yield end - sizes[0], end
    for match in finditer(_LISTED, folded):
        if any(map(is_name, match.captures("hit"))):  # one vouches for the others
            yield from (span for span in match.spans("hit") if not is_office(folded[slice(*span)]))
    for pattern in (_EACH, _DIRECT):
        for match in finditer(pattern, folded):
            if is_person(match.captures("hit")[0]):
                yield from (span for span in match.spans("hit") if not is_office(folded[slice(*span)]))
    for pattern in (_POSTED, _DIRECT, _NAMED, _SENT, _IS, _BESIDE, _OF_OFFICE, _PAID_TO, _RANKED):
        for start, end in spans(pattern, folded):
            if is_person(folded[start:end].replace(" ", "")):
                yield start, end
    yield from spans(_LATIN, folded)
    yield from ((start, end) for start, end, mask in columns(folded) if mask is masks.name)


def spans(pattern: regex.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a pattern matches: what its holes `hit` took, or all of it where it has none."""
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
