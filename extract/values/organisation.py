"""Names of organisations (单位名称): one way of writing, and what kind of body it is.

>>> normalise("江南 市(示范)软件 有限公司（盖章）")
'江南市（示范）软件有限公司'
>>> org_type("江南市数据管理局"), org_type("江南市第一人民医院"), org_type("江南软件有限公司")
('government', 'public_institution', 'company')
>>> org_type("江南市消防协会"), org_type("江南市审计事务所"), org_type("江南市实验", "12999999MA00TE5T1X")
('social_organisation', 'company', 'public_institution')
>>> parse("XXX有限公司")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 单位名称为占位：XXX有限公司
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from extract.text.fold import fold
from extract.values import person
from extract.values.clean import refuse
from extract.values.errors import ValueParseError

OrgType = Literal["government", "public_institution", "company", "individual", "social_organisation", "other"]

# First two characters of the credit code: who registered the body, and as what.
_BY_CODE: dict[str, OrgType] = {
    "11": "government", "12": "public_institution", "13": "social_organisation", "19": "other",
    "31": "company", "51": "social_organisation", "52": "social_organisation", "53": "social_organisation",
    "54": "other", "55": "other", "81": "social_organisation", "91": "company", "92": "individual", "93": "company",
    "A1": "government", "N1": "other", "N2": "other", "N3": "other",
}  # fmt: skip

# Ends of names, tried from the top: the first that fits decides, so exceptions stand before the rule they break.
_BY_END: tuple[tuple[OrgType, str], ...] = (
    ("company", "公司|分公司|集团|合伙企业|企业|工厂|合作社|联合社|信用社|支行|分行|银行|营业部|律师所"),
    ("government", "派出所|司法所|财政所|税务所|工商所|市场监管所|看守所|拘留所|戒毒所|自然资源所|土地所"),
    (
        "public_institution",
        "研究所|检验所|监测所|检疫所|卫生所|防治所|管理所|设计所|计量所|服务所|保护所|检测所|实验所|推广所",
    ),
    ("company", "事务所|交易所"),
    ("other", "居民委员会|村民委员会|居委会|村委会|业主委员会|业委会|仲裁委员会|仲裁委|公证处|寺|教堂|清真寺"),
    (
        "social_organisation",
        "总工会|工会|工会委员会|妇女联合会|妇联|残疾人联合会|残联|共产主义青年团.{0,20}|团市委|团县委|团委"
        "|科学技术协会|联合会|联谊会|协会|学会|商会|促进会|研究会|基金会|慈善会|红十字会|同业公会|公会|志愿者协会"
        "|总会|理事会|校友会",
    ),
    (
        "government",
        "派出机构|政府|办事处|委员会|管委会|人大|政协|常委会|监委|纪委|党委|党组|政法委|发改委|卫健委|国资委"
        "|住建委|人防办|扶贫办|政府办|党政办|公管办|招标办|信访办|防汛办|部队|总队|支队|大队|中队|消防救援站|法院|检察院|人民法庭|法庭|监狱|海关|办公室|办公厅|政务办"
        "|信访办|机关|公署|领事馆|大使馆|组织部|宣传部|统战部|武装部|战区|军区|指挥部|工委|巡察办|巡视办|编办"
        "|网信办|厅|局|署",
    ),
    (
        "public_institution",
        "医院|卫生院|门诊部|血站|急救站|学校|小学|中学|高中|初中|大学|学院|幼儿园|幼儿院|党校|团校|技校|职校|卫校|中专|职高|职中"
        "|职教中心|中心|研究院|科学院|规划院|勘察院|设计院|勘测院|检测院|检验院|测绘院|福利院|敬老院|养老院|干休所"
        "|疗养院|剧院|画院|书院|博物院|图书馆|博物馆|文化馆|档案馆|纪念馆|美术馆|科技馆|体育馆|展览馆|艺术馆"
        "|少年宫|青少年宫|文化宫|殡仪馆|天文馆|陈列馆|电视台|广播电台|广播电视台|融媒体中心|报社|杂志社|出版社"
        "|通讯社|编辑部|气象台|地震台|天文台|台站|实验室|重点实验室|基地|公园|动物园|植物园|陵园|苗圃|林场|农场|种质场|良种场|原种场|繁育场"
        "|水库|管理处|管理站|水文站|服务站|救助站|工作站|监测站|防疫站|检测站|推广站|监督站|保护区|灌区|体育场"
        "|训练队|歌舞团|剧团|艺术团|乐团|附小|附中|分校|校区|校|院|馆|台|站|所|园|队|处",
    ),
    (
        "company",
        "厂|店|商行|经营部|门市部|门市|工作室|超市|商场|商店|酒店|宾馆|饭店|酒楼|药房|药店|行|坊|社|中心店|项目部"
        "|服务部|维修部|印刷部",
    ),
)
_ENDS = tuple((kind, re.compile(rf"(?:{ends})\Z")) for kind, ends in _BY_END)
# A name that goes on after the body's own name: an office of a bureau, a department of a university.
_INSIDE: tuple[tuple[OrgType, re.Pattern[str]], ...] = (
    ("company", re.compile(r"公司|集团")),
    ("public_institution", re.compile(r"大学|学院|医院|学校|研究院")),
    ("government", re.compile(r"人民政府|委员会|[省市县区州盟旗].{0,12}[局厅]")),
)
# Parts of a body, no bodies of their own.
_PARTS = (("other", re.compile(r"(?:部|室|科|课|组|股|团|会|分院|院区|总部|本部|车间|银行|联社|农信)\Z")),)
_TAIL = re.compile(
    r"（(?:单位|全称|加?盖?(?:单位)?公?章|公章|盖单位章|盖章|签章|签字|签名|章)*(?:[、/或及]?(?:盖章|公章|签字|签章))*）\Z"
)
_NOTE = re.compile(r"（[^（）]{1,12}）\Z")
_SPACES = re.compile(
    r"(?<=[0-9A-Za-z])[ ]+(?=[0-9A-Za-z])|[\s\u200b\ufeff\u00ad]+|[【】]+|(?<![0-9A-Za-z])_+|_+(?![0-9A-Za-z])"
)
_PLACEHOLDER = re.compile(r"[xX×*＊]{2,}|某某|某(?=[省市县区公单])|[○〇]{2,}|…|\.{3}")
_BAD = re.compile(r"[。；：！？，\"“”‘’<>《》|\\=]|（）")
_LABELS = frozenset(
    word
    for line in (
        "甲方 乙方 丙方 丁方 买方 卖方 需方 供方 采购人 供应商 中标人 成交人 发包人 承包人 委托人 受托人",
        "委托方 受托方 招标人 投标人 代理机构 双方 各方 采购单位 供货单位 中标单位 成交单位 施工单位 建设单位",
        "监理单位 服务单位 承包单位 发包单位 有限公司 公司 单位 名称 单位名称 全称 采购方 供应方 分公司",
        "子公司 本公司 贵公司 我公司 该公司 政府 银行 医院 学校 中心 采购中心 开户银行 开户行 本单位 贵单位",
        "集团 总公司 母公司 人民法院 仲裁委员会",
    )
    for word in line.split()
)


def normalise(name: str) -> str:
    """The name without layout spaces, ASCII half-width, brackets full-width, no trailing （盖章）. Takes any text."""
    cleaned = fold(_SPACES.sub(lambda m: " " if m[0].strip(" ") == "" and _between_words(m) else "", name))
    cleaned = unicodedata.normalize("NFC", cleaned.strip(" ：:，。；、-—_"))
    while (short := _TAIL.sub("", cleaned)) != cleaned:
        cleaned = short.strip(" ：，。；、")
    return cleaned


def _between_words(match: re.Match[str]) -> bool:
    """A space between two Latin words is part of the name; between digits, or beside 汉字, it is layout."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()


def parse(text: str) -> str:
    """A filled-in name, normalised; errors `empty`, `placeholder` (XXX), `format` (a bare label)."""
    name = normalise(text)
    if not name:
        raise ValueParseError("empty", "单位名称未填写", text)
    if _PLACEHOLDER.search(name):
        raise ValueParseError("placeholder", "单位名称为占位", text)
    han = sum("\u4e00" <= char <= "\u9fff" for char in name)
    if han < 2 and not re.match(r"[A-Za-z][A-Za-z0-9 .,&'-]{3,79}\Z", name):
        raise refuse(name, text, "单位名称")
    if name in _LABELS or _BAD.search(name) or not 2 <= len(name) <= 80 or name.count("（") != name.count("）"):
        raise ValueParseError("format", "不是单位名称", text)
    return name


def ends_as_body(name: str) -> bool:
    """Whether a name ends as one of a body or of a part of it does (财务科); 有限公司招标编号HC does not.

    >>> ends_as_body("江南市水务局规划财务科"), ends_as_body("江南软件有限公司招标编号HC")
    (True, False)
    """
    clean = _without_notes(name)
    return any(pattern.search(clean) for _, pattern in (*_ENDS, *_PARTS))


def _without_notes(name: str) -> str:
    clean = normalise(name)
    while (short := _NOTE.sub("", clean)) != clean and short:  # （普通合伙）, （本级）
        clean = short
    return clean


def org_type(name: str, uscc: str | None = None) -> OrgType:
    """Kind of body. A credit code decides where there is one; otherwise the end of the name, then what is inside it."""
    if uscc and (kind := _BY_CODE.get(uscc[:2].upper())):
        return kind
    clean = _without_notes(name)
    if "中国人民银行" in clean and not clean.endswith("公司"):
        return "government"
    for kind, pattern in _ENDS:
        if pattern.search(clean) and len(clean) > 3:
            return kind
    for kind, pattern in _INSIDE:
        if pattern.search(clean):
            return kind
    return "individual" if person.is_name(clean) else "other"
