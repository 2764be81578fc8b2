"""Working papers: what is chosen, what they state, whose form they take."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from extract.audit import default_catalogue
from extract.audit.law import OPEN
from extract.cli import exits, main
from extract.cli.language import choose
from extract.dataset import ledger
from extract.dataset.load import read_rows
from extract.dataset.read import read_record
from extract.errors import UsageError
from extract.papers import PLACEHOLDERS
from extract.papers.fill import Form
from extract.papers.law import cited, lines
from extract.papers.template import default_template

SAMPLES = Path(__file__).parents[2] / "samples"
DOCS = Path(__file__).parents[2] / "docs" / "papers.md"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _chinese() -> None:
    choose("zh")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("papers") / "out"
    names = ("services_testing_liaoning.md", "works_renovation_jiangxi.docx")
    assert main(["run", *(str(SAMPLES / name) for name in names), "-o", str(out)]) == exits.OK
    return out


def row(output: Path, check: str) -> dict[str, Any]:
    [found] = [one for one in read_rows(output, "findings") if one["check"] == check]
    return found


def words(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def template(*paragraphs: str | list[str]) -> bytes:
    """A form with a paragraph for each text; a list is one cut into runs."""
    document = Document()
    for one in paragraphs:
        paragraph = document.add_paragraph()
        for k, part in enumerate(one if isinstance(one, list) else [one]):
            paragraph.add_run(part).bold = k == 0
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def test_a_paper_states_matter_facts_quotes_law_and_money(output: Path, tmp_path: Path, capsys: Capture) -> None:
    finding = row(output, "amount-words-figures-mismatch")
    given = ["--office", "某市审计局", "--project", "专项审计", "--number", "审取〔2026〕{n:03}号", "--start", "7"]
    assert main(["papers", str(output), "--finding", finding["key"][:6], "-o", str(tmp_path), *given]) == exits.OK
    [path] = tmp_path.glob("*.docx")
    assert "1 份取证单" in capsys.readouterr().err and path.name.startswith("审取〔2026〕007号 大小写金额不一致")
    said = words(path)
    record = read_record(output, finding["contract_id"])
    assert record.fields.number is not None
    for expected in (
        "某市审计局", "编号：审取〔2026〕007号", "专项审计", finding["title"], finding["detail"], record.source.sha256,
        record.fields.number.value, f"“{finding['text']}”", "大写177,000.00元", "《民法典》（自2021年1月1日起施行）",
        "第五百一十条　合同生效后", finding["key"], "被审计单位意见", "审计人员", "（签名）",
    ):  # fmt: skip
        assert expected in said, expected
    assert "{{" not in said
    listed = list(csv.reader(io.StringIO((tmp_path / "目录.csv").read_text(encoding="utf-8-sig"))))
    assert listed[1][0] == "审取〔2026〕007号" and listed[1][-1] == path.name and listed[1][4] == finding["key"]


def test_confirmed_findings_and_no_others(output: Path, tmp_path: Path, capsys: Capture) -> None:
    arguments = ["papers", str(output), "--confirmed", "-o"]
    assert main([*arguments, str(tmp_path / "none")]) == exits.NOTHING_TO_DO
    assert "没有已确认的发现" in capsys.readouterr().err
    confirmed, dismissed = row(output, "payment-conditional-third-party"), row(output, "amount-words-figures-mismatch")
    for finding, verdict in ((confirmed, "confirmed"), (dismissed, "dismissed")):
        more = {"note": "属实", "who": "张三", "at": "2026-01-05", "contract_id": finding["contract_id"]}
        ledger.add(output, "verdicts", {"finding": finding["key"], "verdict": verdict, **more})
    try:
        assert main([*arguments, str(tmp_path / "some")]) == exits.OK
        [path] = (tmp_path / "some").glob("*.docx")
        said = words(path)
        assert confirmed["title"] in said and "属实，张三，2026-01-05" in said
        assert "条文由取证人核对原文后填写" in said and "（自2025年6月1日起施行）" in said
    finally:
        (output / "verdicts.csv").unlink()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--finding", "0000ffff0000"], exits.USAGE, "没有编号为“0000ffff0000”的发现"),
        (["--finding", "ab"], exits.USAGE, "太短"),
        ([], exits.USAGE, "--confirmed"),
        (["--finding", "0000ffff", "--number", "取证"], exits.USAGE, "{n}"),
    ],
)
def test_a_wrong_choice_is_one_line(
    output: Path, tmp_path: Path, capsys: Capture, arguments: list[str], code: int, told: str
) -> None:
    assert main(["papers", str(output), "-o", str(tmp_path / "p"), *arguments]) == code
    err = capsys.readouterr().err
    assert told in err and err.count("\n") == 1
    assert not (tmp_path / "p").exists()


def test_a_form_of_the_office_is_used(output: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.docx"
    form.write_bytes(template("本所底稿 {{编号}}／{{ 发现级别 }}", ["事实：{{", "事", "实}}完"], "{{依据}}"))
    finding = row(output, "amount-words-figures-mismatch")
    arguments = ["--finding", finding["key"], "--template", str(form), "-o", str(tmp_path / "p")]
    assert main(["papers", str(output), *arguments]) == exits.OK
    [path] = (tmp_path / "p").glob("*.docx")
    paragraphs = Document(str(path)).paragraphs
    assert paragraphs[0].text == "本所底稿 取证001／错误"
    assert paragraphs[1].text == f"事实：{finding['detail']}完" and paragraphs[1].runs[0].bold
    assert [one.text for one in paragraphs[2:]] == lines(finding["statute"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (template("没有占位符"), "没有占位符"),
        (template("{{编号}}{{事实情况}}"), "{{事实情况}} 不认识，是不是 {{事实}}"),
        (b"not a zip", "不是 Word 文件"),
        (b"PK\x03\x04broken", "不是 Word 文件"),
    ],
)
def test_a_form_that_cannot_be_used_is_named(data: bytes, told: str) -> None:
    with pytest.raises(UsageError) as error:
        Form(data, "f.docx", PLACEHOLDERS)
    assert told in error.value.message and "f.docx" in error.value.message


@pytest.mark.parametrize("hostile", ["{{编号}}", "<w:p/>&amp;", "a\x0b\x1b[2J\u202e\ufffe", "第一行\n第二行"])
def test_words_of_a_contract_are_only_words(hostile: str) -> None:
    texts = dict.fromkeys(PLACEHOLDERS, "") | {"事实": hostile, "编号": "N1"}
    made = Form(template("甲{{事实}}乙", "{{事实}}"), "f.docx", PLACEHOLDERS).filled(texts)
    paragraphs = [one.text for one in Document(io.BytesIO(made)).paragraphs]
    clean = "".join(char if char not in "\x0b\x1b\u202e\ufffe" else "\ufffd" for char in hostile)
    assert paragraphs == [f"甲{clean}乙", *clean.split("\n")]


def test_placeholders_in_tables_headers_and_boxes() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{审计机关}}"
    outer = document.add_table(1, 1).cell(0, 0)
    outer.text = "{{编号}}"
    outer.add_table(1, 1).cell(0, 0).text = "{{合同名称}}"
    stored = io.BytesIO()
    document.save(stored)
    texts = dict.fromkeys(PLACEHOLDERS, "") | {"审计机关": "局", "编号": "N1", "合同名称": "甲"}
    made = Document(io.BytesIO(Form(stored.getvalue(), "f", PLACEHOLDERS).filled(texts)))
    cell = made.tables[0].cell(0, 0)
    assert made.sections[0].header.paragraphs[0].text == "局"
    assert (cell.paragraphs[0].text, cell.tables[0].cell(0, 0).text) == ("N1", "甲")


def test_the_form_that_comes_with_the_program(tmp_path: Path, capsys: Capture) -> None:
    assert main(["papers", "--save-template", str(tmp_path / "t.docx")]) == exits.OK
    data = (tmp_path / "t.docx").read_bytes()
    assert data == default_template()
    assert Form(data, "t", PLACEHOLDERS).filled(dict.fromkeys(PLACEHOLDERS, "x")) == Form(
        data, "t", PLACEHOLDERS
    ).filled(dict.fromkeys(PLACEHOLDERS, "x"))


def test_every_placeholder_is_documented() -> None:
    page = DOCS.read_text(encoding="utf-8")
    for name, meaning in PLACEHOLDERS.items():
        assert f"| `{{{{{name}}}}}` | {meaning} |" in page


def test_a_citation_is_taken_apart() -> None:
    civil, unknown = cited("《民法典》第五百一十条、第五百八十四条；《某地采购办法》第三条" + OPEN)
    assert civil.name == "《民法典》" and civil.version == "自2021年1月1日起施行"
    assert [article for article, _ in civil.words] == ["第五百一十条"] and civil.unknown == ("第五百八十四条",)
    assert unknown.name == "《某地采购办法》第三条" and not unknown.words
    ended, *_ = cited("《保障中小企业款项支付条例》（国务院令第728号）第八条")
    assert ended.version == "自2020年9月1日起施行，至2025年5月31日止"
    assert lines("《民法典》第五百一十条" + OPEN)[-1] in OPEN
    assert lines(None) == []


def test_every_article_belongs_to_a_law_that_checks_cite() -> None:
    catalogue = default_catalogue()
    cited_articles = {
        (statute.law.id, article)
        for info in catalogue.checks.values()
        for statute in info.statutes
        for article in statute.article.split("、")
    }
    assert catalogue.articles and set(catalogue.articles) <= cited_articles


@pytest.fixture
def hostile_record(make_record: Callable[..., Any]) -> Any:
    return make_record(path="../../x/=cmd|1.txt")


def test_the_place_of_a_quote_and_sums_within_it(hostile_record: Any) -> None:
    from extract.papers.choose import Chosen
    from extract.papers.sheet import sheet
    from extract.papers.write import _safe
    from extract.record import Finding
    from extract.report.gather import shown

    text = hostile_record.text
    start, end = text.index("合同总价为"), text.index("含税")
    finding = Finding(
        check="x", severity="warning", title="a/b:c", detail="甲", start=start, end=end, text=text[start:end],
        page=3, clause="body/1", rule="t", confidence=0.9,
    )  # fmt: skip
    record = hostile_record.model_copy(update={"findings": [finding]})
    chosen = Chosen("k" * 16, record, shown(finding, record.contract_id, {record.contract_id: record}.__getitem__), {})
    made = sheet(chosen, "N1", 1, "", "", "")
    assert made["原文"] == "1．“合同总价为人民币壹拾贰万元整（¥120000.00），”（第3页，一、）"
    assert made["涉及金额"].split("\n")[0] == "合同总价：120,000.00元" and "“¥120000.00”" in made["涉及金额"]
    assert made["依据"] == "（由取证人填写）" and made["被审计单位"] == "云溪市示范中学"
    assert _safe("../a\\b:c?\n") == "a_b_c" and _safe("...") == "_"
