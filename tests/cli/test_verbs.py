"""What the verbs print, in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract import extract_file, load
from extract.cli import exits, main
from extract.cli.language import choose
from extract.record import json_schema

CONTRACT = """临湖县第二中学课桌椅采购合同

甲方：临湖县第二中学
乙方：临湖青松家具有限公司

一、合同总价
合同总价为人民币壹拾贰万元整（¥120000.00）。

二、付款方式
合同签订后10个工作日内，甲方向乙方支付合同总价的30%作为预付款；验收合格后支付合同总价的70%。

三、违约责任
乙方逾期交货的，每逾期一日，按合同总价的万分之五向甲方支付违约金。
"""

Capture = pytest.CaptureFixture[str]


def dataset(output: Path) -> dict[str, bytes]:
    """The files of a dataset; `.hetong` holds the state of the run and is no part of it."""
    names = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(".hetong/")}


@pytest.fixture(autouse=True)
def _chinese() -> None:
    choose("zh")


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "contract.txt"
    path.write_text(CONTRACT, encoding="utf-8")
    return path


def test_run_reports_and_writes(contract: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["run", str(contract), "-o", str(tmp_path / "out")]) == exits.OK
    out, err = capsys.readouterr()
    assert "1 份合同" in out and "120,000.00元" in out and str(tmp_path / "out") in out
    assert err == ""
    assert [str(value) for value in load(tmp_path / "out")["contracts"]["total_amount"]] == ["120000.00"]


def test_run_in_english(contract: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["run", str(contract), "-o", str(tmp_path / "out"), "--lang", "en"]) == exits.OK
    assert "1 contracts" in capsys.readouterr().out


def test_same_input_same_bytes(contract: Path, tmp_path: Path) -> None:
    for name in ("1", "2"):
        assert main(["run", str(contract), "-o", str(tmp_path / name)]) == exits.OK
    first, second = (dataset(tmp_path / name) for name in ("1", "2"))
    assert first == second and "contracts.csv" in first


def test_text_and_clauses(contract: Path, capsys: Capture) -> None:
    assert main(["text", str(contract)]) == exits.OK
    assert "壹拾贰万元整" in capsys.readouterr().out
    assert main(["clauses", str(contract)]) == exits.OK
    out = capsys.readouterr().out
    for heading in ("合同总价", "付款方式", "违约责任"):
        assert heading in out


def test_facts(contract: Path, capsys: Capture) -> None:
    assert main(["facts", str(contract)]) == exits.OK
    out = capsys.readouterr().out
    [line] = [line for line in out.splitlines() if line.startswith("total_amount ")]
    assert "120000.00" in line
    assert main(["facts", str(contract), "--json"]) == exits.OK
    assert json.loads(capsys.readouterr().out) == extract_file(contract).to_json()


@pytest.mark.parametrize("field", ["total_amount", "buyer.name", "supplier", "payments", "payments.2", "penalties.1"])
def test_explain(contract: Path, field: str, capsys: Capture) -> None:
    assert main(["explain", str(contract), field]) == exits.OK
    out = capsys.readouterr().out
    assert "原文" in out and "规则" in out and "位置" in out


def test_explain_quotes_what_the_record_says(contract: Path, capsys: Capture) -> None:
    main(["explain", str(contract), "total_amount"])
    out = capsys.readouterr().out
    fact = extract_file(contract).fields.total_amount
    assert fact is not None
    assert f"total_amount = {fact.value}" in out
    assert fact.rule in out and "候选" in out and f"[{fact.start}:{fact.end}]" in out


def test_explain_what_is_not_stated(contract: Path, capsys: Capture) -> None:
    assert main(["explain", str(contract), "signed_on"]) == exits.OK
    assert "未写明" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("field", "hint"), [("total_amout", "total_amount"), ("payments.99", "没有第 99 行"), ("x", "字段")]
)
def test_explain_names_that_do_not_exist(contract: Path, field: str, hint: str, capsys: Capture) -> None:
    assert main(["explain", str(contract), field]) == exits.USAGE
    assert hint in capsys.readouterr().err


def test_show_writes_a_page(contract: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert main(["show", str(contract), "-o", str(page)]) == exits.OK
    html = page.read_text(encoding="utf-8")
    assert "<html" in html and "临湖县第二中学" in html


def test_rules(contract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    (tmp_path / "samples").mkdir()
    contract.rename(tmp_path / "samples" / "a.txt")
    monkeypatch.chdir(tmp_path)  # where there are samples, the rules are tried on them
    assert main(["rules", "check"]) == exits.OK
    out = capsys.readouterr().out
    assert "0 处问题" in out and "1 份样本没有触发的规则" in out
    assert main(["rules", "list"]) == exits.OK
    assert ".toml" in capsys.readouterr().out


def test_schema_is_that_of_the_record(contract: Path, capsys: Capture) -> None:
    import jsonschema

    assert main(["schema"]) == exits.OK
    schema = json.loads(capsys.readouterr().out)
    assert schema == json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(extract_file(contract).to_json(), schema)


def test_eval(contract: Path, tmp_path: Path, capsys: Capture) -> None:
    main(["run", str(contract), "-o", str(tmp_path / "out")])
    (tmp_path / "gold").mkdir()
    gold = {"file": "contract.txt", "fields": {"total_amount": "120000"}}
    (tmp_path / "gold" / "contract.json").write_text(json.dumps(gold), encoding="utf-8")
    capsys.readouterr()
    assert main(["eval", str(tmp_path / "out"), str(tmp_path / "gold"), "--json"]) == exits.OK
    figures = json.loads(capsys.readouterr().out)
    assert (figures["fields"], figures["evidence"], figures["items"]) == (1.0, 1.0, None)
