"""`hetong audit`: findings as files and a report that stands on its own."""

from __future__ import annotations

import csv
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import lxml.html
import openpyxl
import pytest
from pages.alone import stands_alone

from extract.audit import default_catalogue
from extract.batch import discover, run_job
from extract.cli import exits, main
from extract.cli.language import choose
from extract.dataset import ledger
from extract.dataset.export import export
from extract.dataset.load import read_rows
from extract.dataset.read import read_records
from extract.errors import UsageError
from extract.report import Choice, gather, links, write_audit
from extract.report.check_part import checks
from extract.report.checks_page import PAGE, checks_page
from extract.report.conclusion import conclusion
from extract.report.matters import matters

GOOD = """打印机采购合同
甲方（采购人）：青川县第九中学
乙方（供应商）：成都禾木科技有限公司
一、合同总价（含税）为人民币113,000.00元，其中不含税金额100,000.00元，税率13%，税额13,000.00元。
二、合同签订后10日内支付合同总价的30%，验收合格后30日内支付合同总价的70%。
三、乙方逾期交货的，每逾期一日按合同总价的千分之一支付违约金。
"""
BAD = GOOD.replace("税额13,000.00元", "税额12,000.00元").replace("验收合格后", "验收合格（温度<第三档）后")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two contracts in `in` and what a run made of them in `out`: read once."""
    there = tmp_path_factory.mktemp("read")
    folder = there / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    run_job(list(discover([folder])), there / "out")
    return there


@pytest.fixture
def output(read: Path, tmp_path: Path) -> Path:
    """A copy of them for each test to do with as it likes."""
    shutil.copytree(read, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out"


def _parsed(path: Path) -> lxml.html.HtmlElement:
    """A page that stands alone and whose links within it lead somewhere."""
    text = path.read_text(encoding="utf-8")
    stands_alone(text)
    tree = lxml.html.document_fromstring(text)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href") if link.startswith("#")} <= set(ids)
    return tree


def _outside(tree: lxml.html.HtmlElement) -> list[str]:
    return [link for link in tree.xpath("//@href") if not link.startswith("#")]


def test_the_report_stands_on_its_own(output: Path) -> None:
    write_audit(gather(output, Choice()), output)
    page = _parsed(output / "report.html")
    assert _outside(page) == []
    text = (output / "report.html").read_text(encoding="utf-8")
    assert "<mark>12,000.00元</mark>" in text or "<mark>12,000.00</mark>" in text
    assert "温度<第" not in text and "温度&lt;第" in text


def test_findings_as_tables(output: Path) -> None:
    write_audit(gather(output, Choice(only=("tax-split-mismatch",))), output)
    rows = list(csv.DictReader((output / "findings.csv").open(encoding="utf-8-sig", newline="")))
    data = json.loads((output / "findings.json").read_text(encoding="utf-8"))
    # The choice is what the report shows; the dataset has all.
    assert [row["key"] for row in rows] == [row["key"] for row in data] and len({row["key"] for row in rows}) == len(
        rows
    )
    chosen = [row for row in data if row["check"] == "tax-split-mismatch"]
    assert {row["path"] for row in chosen} == {"bad.txt"} and chosen[0]["severity"] == "error" and chosen[0]["quotes"]
    assert len(data) > len(chosen)
    assert "duplicate-contract" in {row["check"] for row in data}  # what only all contracts together show
    counts = {row["path"]: int(row["n_findings"]) for row in read_rows(output, "contracts")}
    assert sum(counts.values()) == len(data) == sum(len(record.findings) for record in read_records(output))


def test_a_report_does_not_outlive_its_dataset(output: Path) -> None:
    write_audit(gather(output, Choice()), output)
    export(output, ["csv"])
    folder = output.parent / "in"
    assert run_job(list(discover([folder])), output).retired == ()
    assert (output / "report.html").is_file() and "duplicate-contract" in (output / "findings.csv").read_text("utf-8")
    (folder / "third.txt").write_text(GOOD.replace("113,000.00", "226,000.00"), encoding="utf-8")
    assert run_job(list(discover([folder])), output).retired == ("csv", "findings.json", "report.html")
    assert not (output / "report.html").exists() and list(output.glob("earlier/*/report.html"))
    assert "duplicate-contract" not in (output / "findings.csv").read_text("utf-8")


def test_the_choice_is_kept(output: Path) -> None:
    assert not list(gather(output, Choice(only=("balance",), severity="error")).findings)
    with pytest.raises(UsageError, match="没有这项检查"):
        Choice(only=("no-such-check",))


def test_metadata_finds_its_contract(output: Path, tmp_path: Path) -> None:
    from extract.report.metadata import read

    table = tmp_path / "metadata.csv"
    table.write_bytes("文件,中标金额\nbad.txt,90000\nnone.txt,1\n".encode("gb18030"))
    metadata = read(table)
    audit = gather(output, Choice(), metadata)
    assert audit.unmatched == ["none.txt"]
    table.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="第一行"):
        read(table)


def test_every_column_that_a_check_needs_is_known() -> None:
    from extract.labels.metadata import HEADERS, KEYS

    needed = {name for info in default_catalogue().checks.values() for name in info.metadata}
    reconciled = {"acceptance_date", "delivery_date", "invoice_date"}  # for the ledgers of `hetong reconcile`
    assert needed | reconciled == set(HEADERS) - set(KEYS)


def test_the_verb(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose("zh")
    assert main(["audit", str(output), "--source", str(output.parent / "in")]) == exits.OK
    said = capsys.readouterr().out
    assert "错误" in said and "report.html" in said
    page = _parsed(output / "report.html")
    assert _outside(page) and all(link.startswith("../in/") for link in _outside(page))
    assert main(["audit", "--list"]) == exits.OK
    assert "tax-split-mismatch" in capsys.readouterr().out
    assert main(["audit", str(output.parent)]) == exits.USAGE
    assert main(["audit", str(output), "--severity", "loud"]) == exits.USAGE


def test_same_input_same_bytes(output: Path) -> None:
    names = ("findings.csv", "findings.json", "report.html")
    write_audit(gather(output, Choice()), output)
    first = [(output / name).read_bytes() for name in names]
    write_audit(gather(output, Choice()), output)
    assert first == [(output / name).read_bytes() for name in names]


def test_the_page_of_checks_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == checks_page(), "make checks"
    assert not re.search(r"\{|\}", checks_page())


def test_verdicts_stand_beside_their_findings(output: Path) -> None:
    assert main(["audit", str(output)]) == exits.OK
    first, second, *_ = read_rows(output, "findings")
    ledger.add(output, "verdicts", {"finding": first["key"], "verdict": "dismissed", "note": "已核对<原件>"})
    ledger.add(output, "verdicts", {"finding": second["key"], "verdict": "confirmed"})
    assert main(["audit", str(output)]) == exits.OK
    page = (output / "report.html").read_text(encoding="utf-8")
    assert "已核对&lt;原件&gt;" in page and "已核实：属实1、排除1" in page
    assert main(["export", str(output), "--to", "xlsx"]) == exits.OK
    sheet = openpyxl.load_workbook(output / "hetong.xlsx")["审核发现"]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, (cell.value for cell in line), strict=True)) for line in sheet.iter_rows(min_row=2)]
    told = {row["核实结论"]: row["说明"] for row in rows if row["核实结论"]}
    assert told == {"排除": "已核对<原件>", "属实": None} and rows[-1]["核实结论"] == "排除"


def test_a_large_report_is_in_volumes(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "SINGLE", 1)
    monkeypatch.setattr(links, "VOLUME", 1)
    monkeypatch.setattr("extract.report.html.VOLUME", 1)
    write_audit(gather(output, Choice()), output, source="../in")
    tree = _parsed(output / "report.html")
    volumes = sorted((output / "report").iterdir())
    assert [path.name for path in volumes] == ["001.html", "002.html"]
    pages = {path: _parsed(path) for path in volumes}
    for data in tree.xpath("//script[@type='application/json']/text()"):
        for row in json.loads(data):
            for href in (cell["h"] for cell in row if isinstance(cell, dict) and "h" in cell):
                name, anchor = href.split("#")
                assert pages[output / name].xpath(f"//*[@id='{anchor}']")
    for path, page in pages.items():
        for link in _outside(page):
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve()
            assert target.is_file()
            if target.suffix == ".html" and anchor:
                assert lxml.html.parse(target).xpath(f"//*[@id='{anchor}']"), link
    monkeypatch.undo()
    write_audit(gather(output, Choice()), output)
    assert not (output / "report").exists()  # what is no longer part of the report does not stay beside it


def test_no_link_leads_to_an_original_that_is_not_in_the_folder(output: Path) -> None:
    def originals() -> set[str]:
        return {link.partition("#")[0] for link in _outside(_parsed(output / "report.html"))}

    write_audit(gather(output, Choice()), output, source="../in")
    assert "../in/bad.txt" in originals()
    (output.parent / "in" / "bad.txt").rename(output.parent / "bad.txt")  # of another input, which --source is not
    write_audit(gather(output, Choice()), output, source="../in")
    assert all((output / link).is_file() for link in originals())


def test_what_matters_comes_first_and_once(output: Path) -> None:
    audit = gather(output, Choice())
    found = matters(audit.pages)
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    tax = next(one for one in found if one.shown.finding.check == "tax-split-mismatch")
    assert tax.money == Decimal("1000.00") and tax.count == 2  # net + tax against the total, tax against net × rate
    assert sum(one.count for one in found) == len(list(audit.findings))
    bad = next(page for page in audit.pages if page.record.source.path == "bad.txt")
    said = conclusion(bad, audit)
    assert said.look == "bad" and said.words.startswith("错误2项") and "先看：价税分离计算错误" in said.words
    listed = {one.info.id: one for one in checks(audit)}
    one = listed["tax-split-mismatch"]
    assert one.contracts + one.passed + one.not_assessed == len(audit.contracts)


def test_hints_are_folded(output: Path) -> None:
    write_audit(gather(output, Choice()), output)
    tree = _parsed(output / "report.html")
    hints = tree.xpath("//article[contains(@class, 'info')]")
    assert hints and all(one.xpath("ancestor::details[not(@open)]") for one in hints)


def test_the_workbook_comes_back_with_verdicts(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose("zh")
    assert main(["audit", str(output)]) == main(["export", str(output), "--to", "xlsx"]) == exits.OK
    path = output.parent / "filled.xlsx"
    book = openpyxl.load_workbook(output / "hetong.xlsx")
    sheet = book["审核发现"]
    place = {cell.value: cell.column for cell in sheet[1]}
    weights = [sheet.cell(row, place["权重"]).value for row in range(2, sheet.max_row + 1)]
    assert weights == sorted(weights, reverse=True)
    named = {sheet.cell(2, place[head]).value for head in ("合同名称", "采购人", "供应商")}
    assert (
        named == {"打印机采购合同", "青川县第九中学", "成都禾木科技有限公司"}
        and sheet.cell(2, place["合同总价"]).value == 113000
    )
    for row, said in ((2, "属实"), (3, "排除")):
        for head, value in (("核实结论", said), ("核实人", "李审计"), ("说明", "=1+1")):
            sheet.cell(row, place[head]).value = value
    sheet.cell(3, place["说明"]).value = None
    book.save(path)
    capsys.readouterr()
    assert main(["verdicts", str(output), str(path)]) == exits.OK
    assert "并入 2 条核实结论" in capsys.readouterr().out
    assert main(["verdicts", str(output), str(path)]) == exits.OK
    assert "并入 0 条核实结论，另有 2 条与原来相同" in capsys.readouterr().out
    found = read_rows(output, "verdicts")
    assert [(row["verdict"], row["who"]) for row in found] == [("confirmed", "李审计"), ("dismissed", "李审计")]
    sheet.cell(4, place["核实人"]).value = "李审计"
    book.save(path)
    assert main(["verdicts", str(output), str(path)]) == exits.USAGE
    assert "第 4 行" in capsys.readouterr().err


def test_what_is_new_gone_and_changed_is_told(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose("zh")
    assert main(["audit", str(output)]) == exits.OK
    assert "相比" not in capsys.readouterr().out
    gone = next(row for row in read_rows(output, "findings") if row["check"] == "tax-split-mismatch")
    ledger.add(output, "verdicts", {"finding": gone["key"], "verdict": "confirmed"})
    folder = output.parent / "in"
    (folder / "bad.txt").write_text(GOOD, encoding="utf-8")
    (folder / "third.txt").write_text(
        GOOD.replace("税额13,000.00元", "税额11,000.00元").replace("打印机", "复印机"), encoding="utf-8"
    )
    run_job(list(discover([folder])), output)
    said = []
    for _ in range(2):  # an audit that is repeated says the same
        assert main(["audit", str(output)]) == exits.OK
        said.append(next(line for line in capsys.readouterr().out.splitlines() if "相比" in line))
    assert (
        said[0] == said[1] and "新增 0" not in said[0] and "消失 0" not in said[0] and "其中核实过的有 1 项" in said[0]
    )
    page = (output / "report.html").read_text(encoding="utf-8")
    assert ">新增</span>" in page and "bad.txt：价税分离计算错误（核实结论：属实）" in page


def test_what_could_not_be_assessed_is_a_sheet(output: Path) -> None:
    assert (
        main(["audit", str(output), "--severity", "error"]) == main(["export", str(output), "--to", "xlsx"]) == exits.OK
    )
    rows = list(openpyxl.load_workbook(output / "hetong.xlsx")["未能评估"].values)
    assert rows[0][:5] == ("合同名称", "合同编号", "检查", "原因", "文件")
    assert len(rows) > 10 and all(row[2] and row[3] for row in rows[1:])
