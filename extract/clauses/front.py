"""Papers that stand in front of the contract in one file: approval form, identity card, notice of award, bid letter.

They are no cover of the contract. Each becomes an annex of its own, so that the contract behind them keeps its title,
preamble and numbers, and what they say never wins over what the contract says.
"""

from __future__ import annotations

import re

from extract.clauses.rows import Row, cells_of
from extract.clauses.signs import is_party_line, is_preamble

KEY = "front"
"""Front papers have the ids `annex-front1`, `annex-front2` … and what stands below them begins with that."""

_PAPER = re.compile(
    r"(?:.{0,24}(?:审批|会签|审核|审查|评审|流转|呈批|签批|报批|签订申请|用印申请|用章申请|印章使用申请|用印审批|备案登记|合同备案)(?:表|单|笺|稿纸)"
    r"|.{0,24}(?:中标|成交|中选|入围)(?:结果)?通知书"
    r"|.{0,10}(?:居民)?身份证(?:复印件|正反面|正面|反面)?|(?:法定代表人|法人|单位负责人)(?:身份)?证明书?"
    r"|(?:法定代表人|法人|单位负责人)?授权(?:委托)?书|.{0,4}营业执照|.{0,4}(?:投标|响应|报价|磋商响应|谈判响应|应答)函"
    r"|(?:开标|报价|投标报价|最终报价|最后报价|分项报价)一览表|.{0,10}承诺[函书]|.{0,10}资质证书|.{0,10}许可证|开户许可证"
    r"|.{0,10}采购(?:计划)?(?:备案|申报|申请|确认|执行确认)[表函书单]|.{0,10}会议纪要|合同签订审批表|法律意见书|合同审查意见书?)"
    r"(?:[（(][^（）()]{1,10}[）)])?$"
)
_CONTRACT = re.compile(
    r"[^：。；！？，]{0,40}(?:合同书?|协议书?|合同协议书)(?:[（(][^（）()]{1,14}[）)]){0,2}(?:[（(]?(?:参考|示范|标准|格式)?(?:文本|范本)[）)]?)?$"
)
_NOT_CONTRACT = re.compile(r"^(?:附件|签订|本|以下|上述|甲方|乙方|根据|拟签|原)|详见|附后|通用条款|专用条款|框架协议号")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第")  # an entry of a table of contents
_FIRST = 25  # rows within which the first paper begins
_NEAR = 25  # rows behind a contract's title within which a party is named
_BODY = 80  # rows behind it within which its clauses begin


def front_papers(rows: list[Row]) -> tuple[list[int], int]:
    """Rows at which papers in front of the contract begin, and the row at which the contract begins.

    No papers, or no contract behind them: an empty list and 0.
    """
    first = next((i for i, row in enumerate(rows[:_FIRST]) if _is_paper(row)), None)
    if first is None or any(row.marker or is_preamble(row.tight) or is_party_line(row.tight) for row in rows[:first]):
        return [], 0
    start = next((i for i in range(first + 2, len(rows)) if _begins_contract(rows, i)), None)
    if start is None:
        return [], 0
    papers = [i for i in range(first, start) if _is_paper(rows[i])]
    return papers, _with_title(rows, papers[-1], start)


def _is_paper(row: Row) -> bool:
    text = row.tight
    if row.in_table:
        cells = cells_of(row)
        if len(cells) != 1:
            return False
        text = cells[0]
    return len(text) <= 40 and row.marker is None and not _NUMBERED.match(text) and _PAPER.match(text) is not None


def _begins_contract(rows: list[Row], i: int) -> bool:
    """True for the title of a contract: its parties are named below it, and then its clauses or preamble begin."""
    row = rows[i]
    if row.in_table or row.marker or not _CONTRACT.match(row.tight) or _NOT_CONTRACT.search(row.tight):
        return False
    for k in range(i + 1, min(i + 1 + _NEAR, len(rows))):
        if _is_paper(rows[k]):
            return False
        named = is_party_line(rows[k].tight) or (rows[k].in_table and any(map(is_party_line, cells_of(rows[k]))))
        if named or is_preamble(rows[k].tight):
            return any(r.marker or is_preamble(r.tight) for r in rows[k : i + 1 + _BODY])
    return False


def _with_title(rows: list[Row], paper: int, start: int) -> int:
    """The first line of a title that is set in two: a short line of its own above 采购合同."""
    above = rows[start - 1]
    alone = len(rows[start].tight) <= 8 and start - 1 > paper and not above.in_table and above.marker is None
    if alone and len(above.tight) <= 40 and above.line.centered and not re.search(r"[：。；，\d]", above.tight):
        return start - 1
    return start
