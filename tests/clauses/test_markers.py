"""Labels at the start of a line, and what only looks like one."""

import pytest

from extract.structure.markers import marker_of
from extract.structure.numerals import ordinal
from extract.text.fold import fold


@pytest.mark.parametrize(
    ("line", "style", "path", "label"),
    [
        ("第二部分 专用条款", "part", (2,), "第二部分"),
        ("第三章 服务要求", "chapter", (3,), "第三章"),
        ("第一节 总体要求", "section", (1,), "第一节"),
        ("第十二条 违约责任", "article", (12,), "第十二条"),
        ("第3条：交货", "article", (3,), "第3条："),
        ("第一条项目概况", "article", (1,), "第一条"),
        ("十二、 违约责任", "cn", (12,), "十二、"),
        ("一. 总则", "cn", (1,), "一."),
        ("贰、 质量", "cn", (2,), "贰、"),
        ("（一）项目概况", "(cn)", (1,), "（一）"),
        ("(三) 付款", "(cn)", (3,), "（三）"),
        ("8.1.1 预付款", "decimal", (8, 1, 1), "8.1.1"),
        ("10.2乙方应当", "decimal", (10, 2), "10.2"),
        ("５．３ 交付", "decimal", (5, 3), "5.3"),
        ("1、付款", "n", (1,), "1、"),
        ("2．付款", "n", (2,), "2."),
        ("3. 付款", "n", (3,), "3."),
        ("4) 付款", "n)", (4,), "4）"),
        ("（5）付款", "(n)", (5,), "（5）"),
        ("③付款", "circle", (3,), "③"),
        ("（A）包件", "(a)", (1,), "（A）"),
        ("★2、核心参数", "n", (2,), "2、"),
        ("- 1.本合同正文", "n", (1,), "1."),
        ("## **二、协调事项**", "cn", (2,), "二、"),
        ("7.2026 年预算批复前", "n", (7,), "7."),
        ("1.ZFCG-330100-018 号采购文件", "n", (1,), "1."),
    ],
)
def test_labels(line: str, style: str, path: tuple[int, ...], label: str) -> None:
    marker = marker_of(fold(line))
    assert marker is not None
    assert (marker.style, marker.path, marker.label) == (style, path, label)


@pytest.mark.parametrize(
    "line",
    [
        "2.0 版本升级",
        "2026.3.15",
        "3.5%的违约金",
        "1.2万元",
        "12",
        "2026 年 3 月 1 日",
        "（2026）15号文件",
        "1,192,000.00 元",
        "ZFCG-330100-018",
        "第十条规定的情形除外",
        "第五条、第六条所述",
        "（三）项所列资料",
        "一、二期平台的设备",
        "5*8 小时驻场",
        "1.2*50 规格",
        "分之六向甲方支付",
        "第一条 总则…………3",
        "二〇二六年五月",
        "",
        "   ",
    ],
)
def test_no_labels(line: str) -> None:
    assert marker_of(fold(line)) is None


def test_generated_label_is_sure() -> None:
    marker = marker_of("1.2 天数以自然日计", generated=4)
    assert marker is not None and marker.path == (1, 2) and not marker.doubtful


def test_generated_bare_ordinal() -> None:
    marker = marker_of("3 验收", generated=2)
    assert marker is not None and (marker.style, marker.path, marker.label) == ("n", (3,), "3")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十九", 19),
        ("二十", 20),
        ("一百零二", 102),
        ("廿一", 21),
        ("7", 7),
        ("⑫", 12),
        ("甲", None),
        ("", None),
    ],
)
def test_ordinals(text: str, value: int | None) -> None:
    assert ordinal(text) == value
