from __future__ import annotations

import csv
import json
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from pages.alone import stands_alone

from extract.compare.matrix import build as matrix
from extract.compare.matrix import csv as matrix_csv
from extract.compare.matrix import html as matrix_html
from extract.compare.matrix import xlsx as matrix_xlsx
from extract.compare.matrix.model import Filter
from extract.compare.records.reference import deviation, median, reference
from extract.compare.records.terms import TERMS, Value
from extract.errors import UsageError
from extract.record import Record

Data = dict[str, Any]
BY_NAME = {term.name: term for term in TERMS}


@pytest.fixture
def made(make_record: Callable[..., Record]) -> Callable[..., Data]:
    """`made(n, category="goods", rate="0.0005", advance="0.3", …)`: the JSON of a record."""

    def make(
        n: int,
        category: str | None = "goods",
        rate: str | None = "0.0005",
        advance: str | None = "0.30",
        year: str = "2025",
        buyer: str = "云溪市示范中学",
        clauses: tuple[str, ...] = ("price", "payment"),
        brief: bool = False,
    ) -> Data:
        data: Data = deepcopy(make_record(f"{n:03}.txt", salt=str(n)).to_json())
        data["text"] += "" if brief else "其他约定见招标文件。" * 200
        proof = {
            "text": "万分之五",
            "start": 0,
            "end": 4,
            "rule": "t",
            "confidence": 0.9,
            "page": 2,
            "clause": "body/1",
        }
        if category:
            data["fields"]["category"] = {"value": category, **proof}
        data["fields"]["signed_on"] = {"value": f"{year}-03-01", **proof}
        data["parties"][0]["name"]["value"] = buyer
        data["penalties"] = []
        if rate:
            row = {"liable": "supplier", "trigger": "late_delivery", "kind": "rate_per_period", "per_day_rate": rate}
            data["penalties"].append({**row, **proof})
        data["payments"] = [{**data["payments"][0], "percent": advance}] if advance else []
        data["clauses"] = [
            {
                "id": f"body/{k}", "parent": None, "part": "body", "number": f"{k}.", "heading": kind, "level": 1,
                "type": kind, "text": "", "start": 0, "end": 5, "page_start": 1,
            }
            for k, kind in enumerate(clauses, 1)
        ]  # fmt: skip
        return data

    return make


def test_a_median_needs_five_values_of_one_unit() -> None:
    term = BY_NAME["term_duration"]

    def value(count: int, unit: str) -> Value:
        return Value("", "", f"{count}{unit}", Decimal(count), unit)

    assert reference(term, [value(12, "month"), value(24, "month"), None]).shown == ""
    mixed = [*(value(count, "month") for count in (12, 24, 30, 6, 36)), value(90, "day"), None]
    usual = reference(term, mixed)
    assert (usual.median, usual.unit, usual.counted, usual.stated, usual.size) == (Decimal(24), "month", 5, 6, 7)
    assert usual.shown == "2年"
    assert deviation(term, value(90, "day"), usual, "货物类合同").words == ""
    assert reference(term, mixed[1:]).shown == ""


def test_the_median_is_exact() -> None:
    assert median([Decimal("0.0005"), Decimal("0.0008")]) == Decimal("0.00065")
    assert median([Decimal(3), Decimal(1), Decimal(2)]) == Decimal(2)


def test_only_five_of_a_category_and_type_are_compared(made: Callable[..., Data]) -> None:
    records = [made(n, "goods", rate="0.0005" if n else "0.003") for n in range(5)]
    records += [made(10 + n, "services", rate="0.003") for n in range(4)]
    framework = made(20, "goods")
    framework["source"]["document_type"] = "framework"
    found = matrix.build([*records, framework, made(21, "goods", brief=True), made(22, None)])
    assert {name: group.size for name, group in found.groups.items()} == {"货物类合同": 5}
    assert [row.group for row in found.rows[:5]] == ["货物类合同"] * 5
    assert all(not row.group and not row.deviations and not row.missing for row in found.rows[5:])
    words = found.rows[0].deviations["late_delivery_rate"].words
    assert words == "0.3%，高于货物类合同中位数 0.05%（n=5），为其 6 倍"


def test_an_order_of_a_page_lacks_nothing(made: Callable[..., Data]) -> None:
    usual = ("price", "payment", "liability")
    records = [made(n, clauses=usual) for n in range(5)] + [made(9, clauses=("price",), rate=None, brief=True)]
    order = matrix.build(records).rows[5]
    assert not order.missing and not order.deviations and order.absent("late_delivery_rate") == "未见"


def test_what_was_not_read_is_no_gap(made: Callable[..., Data]) -> None:
    usual = ("price", "payment", "liability")
    silent, clause, broken, blind = (
        made(n, rate=None, clauses=usual if n == 11 else ("price",)) for n in range(10, 14)
    )
    broken["fields"]["warranty_duration"] |= {"value": None, "flags": ["malformed"]}
    blind["source"]["read_state"] = "hardly"
    rows = matrix.build([*(made(n, clauses=usual) for n in range(12)), silent, clause, broken, blind]).rows[12:]
    assert [row.absent("late_delivery_rate") for row in rows] == ["未见", "读不出", "未见", "读不出"]
    assert rows[0].deviations["late_delivery_rate"].level == "missing"
    assert "late_delivery_rate" not in rows[1].deviations  # there is a clause, and no row was made of it
    assert rows[2].absent("warranty_duration") == "读不出" and "warranty_duration" not in rows[2].deviations
    assert not rows[3].missing and not rows[3].deviations
    page = matrix_html.render(matrix.build([*(made(n, clauses=usual) for n in range(5)), silent, blind]))
    assert ">缺</td>" in page and ">未见</td>" in page and ">读不出</td>" in page


def test_what_differs_is_marked_and_said_in_words(made: Callable[..., Data]) -> None:
    records = [made(n) for n in range(5)] + [made(7, rate="0.0006"), made(8, rate=None, advance="0.70")]
    rows = matrix.build(records).rows
    slight, other = rows[5].deviations["late_delivery_rate"], rows[6].deviations
    assert (slight.level, slight.sign) == ("differs", "↑")
    assert (other["advance_share"].level, other["advance_share"].sign) == ("far", "↑")
    assert other["late_delivery_rate"].level == "missing"
    assert other["late_delivery_rate"].words == "货物类合同 7 份中有 6 份写明逾期交付违约金（每日），本合同未见"


def test_categories_are_compared_with_the_majority(made: Callable[..., Data]) -> None:
    records = [made(n) for n in range(6)]
    records[5]["fields"]["tax_included"]["value"] = False
    found = matrix.build(records).rows[5].deviations["tax_included"]
    assert (found.level, found.words) == ("far", "货物类合同写明的 6 份中有 5 份为“是”，本合同为“否”")


def test_a_sum_of_one_contract_is_not_what_most_have(made: Callable[..., Data]) -> None:
    """Six pay at one go, each a sum of its own: what they have in common is that, and no sum."""
    records = [made(n) for n in range(7)]
    for n, record in enumerate(records):
        row = {**record["payments"][0], "percent": None, "kind": "lump_sum" if n < 6 else "periodic", "amount": f"{n + 1}1000.00"}
        record["payments"], record["fields"]["currency"] = [row], {**record["fields"]["category"], "value": "USD"}
    found = matrix.build(records)
    assert found.groups["货物类合同"].usual["payment_split"].shown == "一次性付款"
    assert found.rows[0].values["payment_split"].shown == "11,000.00美元"  # type: ignore[union-attr]
    assert "6 份为“一次性付款”，本合同为“定期付款 71,000.00美元”" in found.rows[6].deviations["payment_split"].words


def test_clauses_that_most_have_are_missed(made: Callable[..., Data]) -> None:
    usual = ("price", "payment", "liability")
    found = matrix.build([*(made(n, clauses=usual) for n in range(5)), made(9, clauses=("price", "payment"))])
    assert list(found.rows[5].missing) == ["liability"]
    assert not found.rows[0].missing
    first = found.rows[0].clauses["price"][0]
    assert (first.name, first.page) == ("1.price", 1)


def test_filters(made: Callable[..., Data]) -> None:
    records = [
        made(1, "goods", year="2024", buyer="云溪市 示范中学"),
        made(2, "services", buyer="临湖县医院"),
        made(3, None),
    ]

    def left(chosen: Filter) -> list[str]:
        return [row.path for row in matrix.build(records, chosen).rows]

    assert left(Filter(buyer="云溪市示范")) == ["001.txt", "003.txt"]
    assert left(Filter(category="services")) == ["002.txt"]
    assert left(Filter(year="2025")) == ["002.txt", "003.txt"]
    assert matrix.build(records, Filter(year="1999")).left_out == 3


def test_instalments_days_and_durations(made: Callable[..., Data]) -> None:
    record = made(1)
    record["payments"] = [
        {**record["payments"][0], "percent": "0.3", "kind": "advance", "due_days": 10, "due_day_kind": "working"},
        {**record["payments"][0], "percent": "0.7", "kind": "final", "due_days": 30, "due_day_kind": "calendar"},
    ]
    row = matrix.build([record]).rows[0]
    split, days, warranty = (row.values[name] for name in ("payment_split", "payment_days", "warranty_duration"))
    assert split is not None and (split.shown, split.exact) == ("30% + 70%", "0.3+0.7")
    assert days is not None and (days.shown, days.unit) == ("30天（自然日）", "calendar")
    assert warranty is not None and (warranty.shown, warranty.number, warranty.unit) == ("2年", Decimal(24), "month")
    assert row.values["advance_share"] is not None and row.values["advance_share"].exact == "0.3"


def test_the_csv_holds_exact_values_and_no_formulas(made: Callable[..., Data]) -> None:
    records = [made(n, buyer="=1+1") for n in range(3)]
    text = matrix_csv.render(matrix.build(records))
    assert text.startswith("\ufeffcontract_id,")
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert rows[0]["total_amount"] == "120000.00" and rows[0]["late_delivery_rate"] == "0.0005"
    assert rows[0]["buyer"] == "'=1+1"
    assert (rows[0]["has_price"], rows[0]["has_liability"], rows[0]["compared_n"]) == ("true", "false", "")


def test_the_workbook_opens_and_is_the_same_twice(made: Callable[..., Data], tmp_path: Path) -> None:
    from openpyxl import load_workbook

    found = matrix.build([made(n, rate="0.0005" if n else "0.005") for n in range(6)])
    for name in ("a.xlsx", "b.xlsx"):
        matrix_xlsx.write(tmp_path / name, found)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["关键条款", "偏离", "常见约定", "条款矩阵"]
    heads = [cell.value for cell in book["关键条款"][1]]
    rate = book["关键条款"].cell(2, heads.index("逾期交付违约金（每日）") + 1)
    assert rate.value == 0.005 and rate.comment is not None and "为其 10 倍" in rate.comment.text
    assert "0.5%，高于货物类合同中位数 0.05%（n=6），为其 10 倍" in [cell.value for cell in book["偏离"]["E"]]


def test_the_page_escapes_what_documents_say(made: Callable[..., Data]) -> None:
    records = [made(n, buyer='<script>alert("x")</script>') for n in range(6)]
    records[0]["clauses"][0]["heading"] = '"><img src=x onerror=y>'
    html = matrix_html.render(matrix.build(records))
    stands_alone(html)
    assert "<script>alert" not in html and "<img" not in html and "http://" not in html and "https://" not in html
    assert "&lt;script&gt;" in html
    for row in matrix.build(records).rows:
        assert f'id="c-{row.contract_id}"' in html and f'href="json/{row.contract_id}.json"' in html


def test_many_contracts_are_data_that_is_never_markup(
    made: Callable[..., Data], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_html, "MANY", 5)
    html = matrix_html.render(matrix.build([made(n, buyer="</script><b>x") for n in range(6)]))
    stands_alone(html)
    assert "</script><b>" not in html
    tree = lxml.html.document_fromstring(html)
    (data,) = tree.xpath("//script[@id='terms-data']/text()")
    rows = json.loads(data)
    assert len(rows) == 6 and rows[0][0]["s"].startswith("</script><b>x") and len(rows[0]) == 2 + len(TERMS)


def test_a_page_without_contracts_says_so() -> None:
    assert "没有符合条件的合同" in matrix_html.render(matrix.build([]))


def test_records_are_read_one_at_a_time(made: Callable[..., Data], tmp_path: Path) -> None:
    (tmp_path / "json").mkdir()
    records = [made(n) for n in range(2)]
    lines = ["contract_id", *(record["contract_id"] for record in records)]
    (tmp_path / "contracts.csv").write_text("\n".join(lines), encoding="utf-8-sig")
    for record in records:
        (tmp_path / "json" / f"{record['contract_id']}.json").write_text(json.dumps(record), encoding="utf-8")
    stream = matrix.read(tmp_path)
    assert next(stream)["contract_id"] == records[0]["contract_id"]
    (tmp_path / "json" / f"{records[1]['contract_id']}.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="损坏"):
        next(stream)
