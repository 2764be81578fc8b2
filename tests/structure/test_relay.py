"""The outline of a contract does not depend on where its lines end."""

import random
import re
from collections.abc import Callable

import pytest

from extract.clauses import segment
from extract.ingest import read_bytes

TEXT = """示范市数据中心运维服务合同
合同编号：SFYW-2025-031
甲方：示范市数据资源局
地址：示范市文华路18号
联系电话：0731-80001234
乙方：样本科技有限公司
地址：示范市高新区创业路6号
开户行：示例银行高新支行
账号：6200000011112222
根据《中华人民共和国民法典》及有关法律，经双方协商一致，签订本合同。
第一条 服务内容
1.1 乙方为甲方的数据中心提供日常运维服务，包括巡检、备份和故障处理。
1.2 乙方每月5日前提交上月的运维报告。
第二条 合同价款
2.1 合同总价为人民币360000元，含税。
2.2 除第五条约定的情形外，合同总价不作调整，机柜间距不少于1.2米。
第三条 付款方式
3.1 合同签订后10个工作日内，甲方支付合同总价的30%。
3.2 验收合格后15个工作日内，甲方支付剩余的70%。
第四条 双方的权利和义务
（一）甲方应当提供工作场地；
（二）乙方应当遵守甲方的管理制度；
（三）双方应当各自指定联系人。
第五条 违约责任
乙方逾期提交报告的，每逾期一日按合同总价的0.1%支付违约金。
第六条 争议解决
因本合同发生的争议，双方协商解决；协商不成的，向甲方所在地人民法院起诉。
第七条 其他
本合同一式四份，双方各执两份，自双方签字盖章之日起生效。
甲方（盖章）：示范市数据资源局
法定代表人：
乙方（盖章）：样本科技有限公司
法定代表人：
附件一：运维设备清单
一、机房设备
二、网络设备"""
LINES = TEXT.split("\n")


def _wrapped(width: int) -> Callable[[list[str]], str]:
    return lambda lines: "\n".join(line[i : i + width] for line in lines for i in range(0, len(line), width))


def _pages(lines: list[str]) -> str:
    whole = " ".join(lines)
    return "\n".join(f"{whole[i : i + 300]} {n}" for n, i in enumerate(range(0, len(whole), 300), 1))


def _together(count: int) -> Callable[[list[str]], str]:
    return lambda lines: "\n".join(" ".join(lines[i : i + count]) for i in range(0, len(lines), count))


SHAPES: dict[str, Callable[[list[str]], str]] = {
    "one line": " ".join,
    "one line without gaps": "".join,
    "a line a page": _pages,
    "every two lines joined": _together(2),
    "every three lines joined": _together(3),
    "an empty line behind each": "\n\n".join,
    "lines of 21": _wrapped(21),
    "lines of 34": _wrapped(34),
    "lines of 40": _wrapped(40),
    "bullets": lambda lines: "\n".join("• " + line for line in lines),
    "quoted": lambda lines: "\n".join("> " + line for line in lines),
    "line numbers": lambda lines: "\n".join(f"{n:3} {line}" for n, line in enumerate(lines, 1)),
    "spaced out": lambda lines: "\n".join(re.sub(r"(?<=[^\x00-\x7f ])(?=[^\x00-\x7f ])", "  ", line) for line in lines),
    "no spaces behind labels": lambda lines: "".join(line.replace(" ", "") for line in lines),
}


def _outline(text: str) -> list[tuple[str, str, str]]:
    outline = segment(read_bytes(text.encode(), "a.txt"))
    return [(c.part, c.number, c.id) for c in outline.clauses]


@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape_gives_the_same_outline(shape: str) -> None:
    assert _outline(SHAPES[shape](LINES)) == _outline("\n".join(LINES))


@pytest.mark.parametrize("seed", range(12))
def test_any_line_ends_between_lines_give_the_same_outline(seed: int) -> None:
    chance = random.Random(seed)
    text = LINES[0] + "".join(chance.choice(["\n", " ", "\n\n", ""]) + line for line in LINES[1:])
    assert _outline(text) == _outline("\n".join(LINES))


def test_headings_keep_their_words_in_one_line() -> None:
    outline = segment(read_bytes("".join(LINES).encode(), "a.txt"))
    found = {c.number: c.heading for c in outline.clauses if c.part == "body" and c.level == 1}
    assert found["第四条"] == "双方的权利和义务"
    assert found["第二条"] == "合同价款"


def test_references_and_measures_are_no_labels() -> None:
    numbers = [number for _, number, _ in _outline("".join(LINES))]
    assert numbers.count("第五条") == 1
    assert "1.2" in numbers and numbers.count("1.2") == 1


def test_offsets_are_of_the_text_as_read() -> None:
    document = read_bytes(" ".join(LINES).encode(), "a.txt")
    assert [document.text[line.start : line.end] for line in document.lines] == document.text.rstrip("\n").split("\n")


def test_a_well_laid_out_text_stays_as_it_is() -> None:
    text = "\n".join(LINES)
    assert read_bytes(text.encode(), "a.txt").text.rstrip("\n") == text


def test_labels_of_flat_text_are_one_thing() -> None:
    """公司地址, 银行地址, 协议编号 begin a line as a whole; a name keeps its 公司, an address its 1-1号楼."""
    lines = [
        "协议编号：QS-2026-08", "甲方：青石市水务局", "单位地址：青石市文昌路1-1号楼3层", "开户银行：示例银行青石支行",
        "银行地址：青石市和平街8号", "乙方：云麓智联科技有限公司", "公司地址：云麓市高新区6-2号院",
    ]  # fmt: skip
    assert read_bytes("".join(lines).encode(), "a.txt").text.split() == lines
    whole = "甲方：青石市水务局乙方：云麓智联科技有限公司地址：云麓市1-1号楼"
    assert read_bytes(whole.encode(), "a.txt").text.split()[1:] == ["乙方：云麓智联科技有限公司", "地址：云麓市1-1号楼"]


def test_a_sentence_is_not_cut_behind_a_word_of_headings() -> None:
    body = "采购一批。\n第二条 {}\n第三条 其他\n无。"
    for sentence in ("甲方应于保险合同生效之日起三日内付款。", "在质量保修期内如有故障，乙方应修复。"):
        assert sentence in read_bytes(("第一条 标的\n" + body.format(sentence)).encode(), "x.txt").text
    cut = read_bytes(("第一条 标的\n" + body.format("乙方的权利和义务乙方按期交货。")).encode(), "x.txt").text
    assert "第二条 乙方的权利和义务\n乙方按期交货。" in cut


def test_a_figure_in_a_sentence_begins_no_line() -> None:
    lines = [
        "一、价款", "1.1 单价含税（增值税税率 3%）、含收送。", "1.2 汇率按 1 美元计，买方可派 2 人监造。",
        "二、质保", "2.1 整车质保 3 年；卖方 4 小时内响应。", "2.2 乙方提交合同总价 10% 的履约保函。",
    ]  # fmt: skip
    text = "\n".join(lines)
    assert read_bytes(text.encode(), "a.txt").text.rstrip("\n") == text
