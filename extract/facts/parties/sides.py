"""What 甲方 and 乙方 mean in this contract, and who a word such as 守约方 or 我方 speaks of."""

from __future__ import annotations

import re

from extract.facts.context import Context, hole
from extract.facts.parties.roles import Sides
from extract.model import Fact

_TAKER = re.compile(r"(?:收受|收取|接受)定金(?:的)?一?方")
_GIVER = re.compile(r"(?:给付|支付|交付|缴纳)定金(?:的)?一?方")
EITHER = re.compile(r"任何?一方|双方|各方|违约方|守约方|对方|另一方|一方|败诉方|过错方")
PARTY = re.compile(
    r"(?:收受|收取|接受|给付|支付|交付|缴纳)定金(?:的)?一?方|任何?一方|双方|各方|违约方|守约方|对方|另一方|甲方|乙方|丙方|我方|贵方|我单位|我公司|贵单位|"
    r"采购人|采购单位|采购方|买受人|买方|需方|发包人|发包方|委托人|委托方|委托单位|招标人|购买方|定作人|承租人|承租方|征集人|建设单位|业主|使用单位|用户|"
    r"成交供应商|中标供应商|入围供应商|供应商|中标人|成交人|卖方|出卖人|供方|供货方|供货商|承包人|承包方|受托人|受托方|受委托方|服务方|服务单位|提供方|承揽人|承揽方|"
    r"检测单位|设计人|设计方|监理人|勘察人|出租人|出租方|物业公司|保安公司|施工单位|承接方|牵头人|联合体"
)


def sides_of(context: Context) -> Sides:
    """Learn the sides from every line that names a party; the same for every assembler of a document."""
    return context.once(_learn)


def label_words(fact: Fact) -> str:
    """The label of a party's line with the marks behind it: `甲方（采购人）`."""
    marks = "".join(str(fact.holes[name].value) for name in ("marks", "more") if name in fact.holes)
    return str(hole(fact, "label")) + marks


def _learn(context: Context) -> Sides:
    sides = Sides()
    named = context.of("party.name")
    # In a subcontract 承包人 is the one who pays: 分包人 stands across the table.
    sides.subcontract = any("分包" in str(fact.holes["label"].value) for fact in named if "label" in fact.holes)
    for kind in ("party.name", "party.section"):
        for fact in context.of(kind):
            if "label" not in fact.holes:
                continue
            sides.learn(label_words(fact))
    return sides


def liable_side(word: str, sides: Sides) -> str | None:
    """`buyer`, `supplier` or `either` for a word of the text; `None` if it names neither."""
    if _TAKER.fullmatch(word):
        return "supplier"
    if _GIVER.fullmatch(word):
        return "buyer"
    if EITHER.fullmatch(word):
        return "either"
    if word.startswith("我"):
        return "supplier"
    if word.startswith("贵"):
        return "buyer"
    side = sides.of(word)
    return side if side in ("buyer", "supplier") else None
