from __future__ import annotations

from compare.sides import CONTRACT, compared, edited

from extract.compare.records.differences import differences


def told(new: str) -> dict[str, tuple[str, str]]:
    return {one.name: (one.old, one.new) for one in differences(compared(new))}


def test_values_that_differ_are_said_in_chinese() -> None:
    found = told(
        edited(
            ("叁拾陆万元整（¥360,000.00）", "叁拾捌万元整（¥380,000.00）"),
            ("按合同总价的万分之五", "按合同总价的万分之三"),
            ("三年", "五年"),
            ("乙方：青禾家具（云溪）有限公司", "乙方：青禾家具（临湖）有限公司"),
        )
    )
    assert found["合同总价"] == ("360,000.00元", "380,000.00元")
    assert found["违约责任第1行 比例（倍数）"] == ("0.05%", "0.03%")
    assert found["保密期限"] == ("3年", "5年")
    assert found["供应商 名称"] == ("青禾家具（云溪）有限公司", "青禾家具（临湖）有限公司")


def test_the_same_values_are_not_listed() -> None:
    assert told(CONTRACT) == {}
    assert told(edited(("10个工作日内", "十个工作日内"), ("30%。", "30％；"))) == {}


def test_a_clause_that_moved_has_the_same_values() -> None:
    head, rest = CONTRACT.split("六、违约责任")
    clause, tail = rest.split("七、保密")
    secrecy, end = tail.split("八、争议解决")
    assert told(f"{head}六、保密{secrecy}七、违约责任{clause}八、争议解决{end}") == {}
