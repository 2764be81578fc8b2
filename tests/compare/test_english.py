"""Comparisons in English: what the pages, the workbook and the terminal say of themselves is English."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from compare.sides import CONTRACT, edited
from pages.alone import stands_alone

from extract.cli import exits, main
from extract.cli.language import choose
from extract.compare.matrix import build, csv, html, xlsx
from extract.compare.matrix.model import Filter
from extract.pages.tongue import Tongue

ENGLISH = Tongue("en")
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_KEPT = "//*[@lang='zh-CN'] | //*[@class='quote'] | //script | //style"
"""What is the contracts' own, and what no one reads."""
_BASE = {
    "text": "1. Price ... 2. Payment ... " * 60,
    "fields": {"category": {"value": "services"}, "tax_included": {"value": True}, "dispute_method": {"value": "litigation"},
               "warranty_duration": {"value": {"count": 2, "unit": "year"}}, "total_amount": {"value": "5000.00"}},
    "parties": [{"role": "buyer", "name": {"value": "Green River School"}}],
    "payments": [{"kind": "advance", "percent": "0.30", "due_days": 10, "due_day_kind": "working"}, {"kind": "final"}],
    "penalties": [{"trigger": "late_delivery", "liable": "supplier", "per_day_rate": "0.0005"}],
    "clauses": [{"id": "1", "type": "price", "start": 0, "end": 12, "number": "1.", "heading": "Price", "page_start": 2},
                {"id": "2", "type": "payment", "start": 13, "end": 20, "number": "2.", "heading": "Payment", "page_start": 3}],
}  # fmt: skip


def _record(number: int, **fields: Any) -> dict[str, Any]:
    made: dict[str, Any] = deepcopy(_BASE)
    made["fields"].update({name: {"value": value, "page": 4, "text": "as agreed"} for name, value in fields.items()})
    source = {"path": f"{number}.txt", "document_type": "contract", "read_state": "read"}
    return {"contract_id": f"{number:016}", "source": source, **made}


def _unlike() -> dict[str, Any]:
    """One that differs in whatever can differ."""
    made = _record(9, tax_included=False, warranty_duration={"count": 5, "unit": "year"}, dispute_method="arbitration")
    made["clauses"], made["penalties"] = made["clauses"][:1], []
    return made


def _chinese(page: str) -> list[str]:
    tree: Any = lxml.html.document_fromstring(page)
    for one in tree.xpath(_KEPT):
        one.drop_tree()
    return [str(one) for one in tree.xpath("//text() | //@*") if CHINESE.search(str(one))]


@pytest.mark.parametrize("many", [False, True])
def test_a_matrix_in_english(many: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if many:
        monkeypatch.setattr(html, "MANY", 5)
    found = build.build([*map(_record, range(8)), _unlike()], Filter(category="services"), ENGLISH)
    page = html.render(found)
    stands_alone(page)
    assert '<html lang="en">' in page and "services contracts" in page and "Usual terms" in page
    assert "5 years, above the median of services contracts, 2 years (n=9), 2.5 times as much" in page
    assert "8 of the 9 services contracts that state it have “litigation”, this one “arbitration”" in page
    assert "8 of 9 services contracts have a clause on payment; not found in this one" in page
    assert _chinese(page) == []
    assert not CHINESE.search(page.split("</style>")[1].split("<script>")[0])  # the data of the tables, too


def test_a_csv_and_a_workbook_in_english(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    found = build.build([*map(_record, range(8)), _unlike()], None, ENGLISH)
    assert not CHINESE.search(csv.render(found))
    xlsx.write(tmp_path / "a.xlsx", found)
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Key terms", "Deviations", "Usual terms", "Clauses"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    said = [str(cell.value) for cell in cells] + [cell.comment.text for cell in cells if cell.comment]
    assert [one for one in said if CHINESE.search(one)] == []


def _run(folder: Path, *arguments: str) -> str:
    try:
        assert main(["--lang", "en", "compare", *arguments, "-o", str(folder / "page.html")]) == exits.DIFFERENT
    finally:
        choose("zh")
    return (folder / "page.html").read_text(encoding="utf-8")


def test_two_contracts_and_a_model_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    price = ("¥360,000.00", "¥380,000.00"), ("叁拾陆万元整", "叁拾捌万元整")
    new = edited(*price, ("七、保密\n", "七、保守秘密\n"), ("一式四份", "一式4份"))
    for name, text in (("a.txt", CONTRACT), ("b.txt", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = _run(tmp_path, str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    stands_alone(page)
    assert '<html lang="en">' in page and "Differences of substance" in page and "only written otherwise" in page
    assert "360,000.00 CNY" in page and "total amount" in page
    assert [one for one in _chinese(page) if "一式" not in one and "四" not in one] == []  # the wording of the other, as a hint
    said = capsys.readouterr().out
    assert "differences of substance: " in said and "amount" in said and "实质" not in said and "改" not in said
    page = _run(tmp_path, str(tmp_path / "b.txt"), "--template", str(tmp_path / "a.txt"))
    assert "Clauses of the model" in page and "left as they are" in page
    assert [one for one in _chinese(page) if one.strip() not in ("四", "the model: 四") and "年 月 日" not in one] == []  # and blanks
    assert "Against the model, clauses: " in capsys.readouterr().out
