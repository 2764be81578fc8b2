"""Contracts of invented parties, read by the pipeline, and records built by hand where only the structure matters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.compare.redline.build import Redline, redline
from extract.compare.redline.side import Side, side_of

CONTRACT = """云溪市示范图书馆阅览桌椅采购合同

甲方：云溪市示范图书馆
乙方：青禾家具（云溪）有限公司

一、合同标的
乙方向甲方供应阅览桌120张、阅览椅480把，规格见附件一。

二、合同价款
合同总价为人民币叁拾陆万元整（¥360,000.00），含税，税率13%。

三、付款方式
3.1 合同签订后10个工作日内，甲方支付合同总价的30%。
3.2 验收合格后15个工作日内，甲方支付合同总价的65%；剩余5%作为质量保证金。

四、交货
乙方应于2025年9月30日前将货物运至甲方指定地点并安装完毕，逾期按第六条承担责任。

五、转包与分包
乙方不得将本合同转包，未经甲方书面同意不得分包。

六、违约责任
6.1 乙方逾期交货的，每逾期一日按合同总价的万分之五支付违约金，累计不超过合同总价的5%。
6.2 甲方逾期付款的，每逾期一日按逾期金额的万分之三支付违约金。

七、保密
双方对履行本合同中知悉的对方商业秘密负有保密义务，保密期限为三年。

八、争议解决
因本合同发生的争议，协商不成的，向甲方所在地人民法院提起诉讼。

九、其他
本合同一式四份，双方各执两份，自双方盖章之日起生效。
"""


def read(text: str, name: str = "a.txt") -> Side:
    """The side of a text as the pipeline reads it."""
    from extract.pipeline import examine_bytes

    return side_of(examine_bytes(text.encode(), name).record.to_json(), name)


def edited(*changes: tuple[str, str], text: str = CONTRACT) -> str:
    """The contract with some words replaced; each must be there."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def compared(new: str, old: str = CONTRACT) -> Redline:
    return redline(read(old), read(new, "b.txt"))


def by_hand(clauses: Sequence[str], name: str = "a.txt") -> Side:
    """A contract of these clauses; the first characters up to 、 are the number of each."""
    text, rows = "", []
    for k, clause in enumerate(clauses):
        start = len(text)
        text += clause + "\n"
        number = clause.split("、", 1)[0] + "、" if "、" in clause[:5] else ""
        row: dict[str, Any] = {"id": f"body/{k}", "parent": None, "part": "body", "number": number, "heading": ""}
        rows.append({**row, "level": 1, "type": "", "start": start, "end": len(text), "page_start": None})
    record = {"contract_id": "0" * 16, "source": {"path": name}, "text": text, "clauses": rows}
    return side_of(record, name)


def whole(found: Redline) -> None:
    """Every character of both texts stands in exactly one piece, in order."""
    for side, text in (("a", found.a.text), ("b", found.b.text)):
        blocks = sorted(
            (one for one in found.blocks if getattr(one, side)), key=lambda one: getattr(one, side)[0].index
        )
        indices = [unit.index for block in blocks for unit in getattr(block, side)]
        assert indices == list(range(len(indices)))
        assert "".join(getattr(piece, side) for block in blocks for piece in block.pieces) == text
        others = (block for block in found.blocks if not getattr(block, side))
        assert not any(getattr(piece, side) for block in others for piece in block.pieces)
