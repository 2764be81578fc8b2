"""Copies of whole contracts: which file they become, what is told, what is refused."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx import Document
from pypdf import PdfReader

from extract.annotate import annotate
from extract.annotate.copy import copy_name
from extract.cli import exits, main
from extract.cli.language import choose
from extract.dataset import ledger
from extract.dataset.load import read_rows
from extract.errors import UsageError
from extract.record import Box, Finding, Record

SAMPLES = Path(__file__).parents[2] / "samples"
WORD, PDF, TEXT = "works_renovation_jiangxi.docx", "design_hospital_yunnan.pdf", "framework_printing_henan.txt"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _chinese() -> None:
    choose("zh")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contracts")
    for name in (WORD, PDF, TEXT):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    return folder


@pytest.fixture(scope="module")
def output(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("annotate") / "out"
    assert main(["run", str(source), "-o", str(out)]) == exits.OK
    return out


def scan(make_record: Callable[..., Record], name: str, format: str) -> tuple[Record, bytes]:
    """A scan and a record of it with one finding, on its second page."""
    data = (SAMPLES / "scanned" / name).read_bytes()
    record = make_record(path=name)
    total = record.fields.total_amount
    assert total is not None
    box = Box(page=2, x0=100, top=80, x1=220, bottom=95)
    place = total.model_copy(update={"page": 2, "boxes": [box]}).model_dump(exclude={"value"})
    record.findings = [Finding(check="x", severity="error", title="两处不一致", detail="大写与小写不同", **place)]
    source = {"sha256": hashlib.sha256(data).hexdigest(), "format": format, "pages": 2}
    return record.model_copy(update={"source": record.source.model_copy(update=source)}), data


def test_the_copies_of_a_run(source: Path, output: Path, tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "copies"
    assert main(["annotate", str(output), "--source", str(source), "-o", str(folder), "--author", "某审计组"]) == exits.OK
    out, err = capsys.readouterr()
    names = ["design_hospital_yunnan（批注）.pdf", "framework_printing_henan.txt（批注）.docx", "works_renovation_jiangxi（批注）.docx"]
    assert sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")) == names
    assert "写出 3 份批注版" in err and "不能带批注" in err and out.count("批注 ") == 3
    word = Document(str(folder / names[2]))
    assert {one.author for one in word.comments} == {"某审计组"}
    findings = {row["title"]: row for row in read_rows(output, "findings")}
    titles = [one.text.split("】", 1)[1].split("\n")[0] for one in word.comments]
    assert titles and set(titles) <= set(findings)
    pages = PdfReader(folder / names[0]).pages
    marks = [mark.get_object() for page in pages for mark in page.get("/Annots", [])]
    assert any(str(mark.get("/Contents", "")).startswith("【错误1】") for mark in marks)
    assert (folder / names[0]).read_bytes().startswith((source / PDF).read_bytes())
    with zipfile.ZipFile(source / WORD) as old, zipfile.ZipFile(folder / names[2]) as new:
        touched = ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
        assert all(old.read(name) == new.read(name) for name in old.namelist() if name not in touched)


def test_one_contract_of_a_run_without_what_was_dismissed(source: Path, output: Path, tmp_path: Path, capsys: Capture) -> None:
    [row] = [row for row in read_rows(output, "findings") if row["check"] == "payment-conditional-third-party"]
    verdict = {"finding": row["key"], "verdict": "dismissed", "contract_id": row["contract_id"]}
    ledger.add(output, "verdicts", verdict)
    try:
        arguments = ["--source", str(source), "-o", str(tmp_path / "c"), "--contract", WORD]
        assert main(["annotate", str(output), *arguments]) == exits.OK
        assert "1 份没有可批注的内容" in capsys.readouterr().err
        assert not (tmp_path / "c").exists()
    finally:
        (output / "verdicts.csv").unlink()


def test_what_cannot_be_done_is_one_clear_line(source: Path, output: Path, tmp_path: Path, capsys: Capture) -> None:
    folder = str(tmp_path / "c")
    for named in (["--source", str(source)], []):
        assert main(["annotate", str(output), *named, "-o", str(source / "within")]) == exits.OUTPUT
        assert "在合同文件夹里面" in capsys.readouterr().err and not (source / "within").exists()
    assert main(["annotate", str(source / "gone.pdf"), "-o", folder]) == exits.USAGE
    assert "没有这个文件" in capsys.readouterr().err
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / PDF).write_bytes((source / PDF).read_bytes() + b"\n")
    assert main(["annotate", str(output), "--source", str(empty), "-o", folder]) == exits.SOME_FAILED
    err = capsys.readouterr().err
    assert err.count("没有这个文件，或内容已经变了") == 3 and "3 份没有做成" in err


def test_originals_are_where_the_run_found_them(tmp_path: Path, capsys: Capture) -> None:
    """Of several inputs the folder's own name stands in front of the path; nobody has to say where it is."""
    for name, number in (("一", "7"), ("二", "8")):
        (tmp_path / name).mkdir()
        sides = "甲方：临湖县第二中学\n乙方：临湖青松家具有限公司\n"
        text = f"采购合同\n合同编号：LH-{number}\n{sides}合同总价：人民币伍万元整（¥58,000.00）。\n"
        (tmp_path / name / "c.txt").write_text(text, encoding="utf-8")
    output = tmp_path / "out"
    assert main(["run", str(tmp_path / "一"), str(tmp_path / "二"), "-o", str(output)]) == exits.OK
    assert main(["annotate", str(output), "-o", str(tmp_path / "copies")]) == exits.OK
    assert len([*(tmp_path / "copies").rglob("*.docx")]) == 2
    assert main(["annotate", str(output), "--source", str(tmp_path / "一"), "--contract", "一/", "-o", str(tmp_path / "more")]) == exits.OK
    assert len([*(tmp_path / "more").rglob("*.docx")]) == 1
    assert main(["audit", str(output), "--source", str(tmp_path / "一")]) == exits.OK
    page = (output / "report.html").read_text(encoding="utf-8")
    links = {unquote(one.split("#")[0]) for one in re.findall(r'href="([^"]*c\.txt[^"]*)"', page)}
    assert "../一/c.txt" in links and all((output / one).is_file() for one in links)
    capsys.readouterr()
    (tmp_path / "二" / "c.txt").unlink()
    assert main(["annotate", str(output), "-o", str(tmp_path / "left")]) == exits.SOME_FAILED
    assert "二/c.txt" in capsys.readouterr().err


def test_one_file(source: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["annotate", str(source / PDF), "-o", str(tmp_path), "--lang", "en"]) == exits.OK
    out, err = capsys.readouterr()
    assert "remarks" in out and "1 copies written" in err
    choose("zh")


@pytest.mark.parametrize(
    ("name", "format"), [("works_road_fujian_scan.tif", "tiff"), ("services_elevator_hainan_scan.pdf", "pdf")]
)
def test_a_scan_is_remarked_on_its_page_image(make_record: Callable[..., Record], name: str, format: str) -> None:
    record, data = scan(make_record, name, format)
    made = annotate(record, data)
    assert made is not None and made.suffix == ".pdf" and (made.count, made.exact) == (1, 1)
    assert bool(made.told) == (format == "tiff")
    page = PdfReader(io.BytesIO(made.data)).pages[1]
    mark = page["/Annots"][0].get_object()
    high = float(page.mediabox.height)
    assert mark["/Contents"] == "【错误1】两处不一致\n大写与小写不同"
    assert [round(float(v)) for v in mark["/Rect"]] == [100, round(high - 95), 220, round(high - 80)]


def test_a_record_of_other_bytes_is_refused(make_record: Callable[..., Record]) -> None:
    record, data = scan(make_record, "works_road_fujian_scan.tif", "tiff")
    with pytest.raises(UsageError, match="不一致"):
        annotate(record, data + b"x")


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "C:\\x\\a.pdf", "..\\a.pdf", "a/../../b.pdf", "..", ""])
def test_a_copy_stays_in_its_folder(path: str, tmp_path: Path) -> None:
    place = tmp_path / copy_name(path, ".pdf")
    assert place.resolve().is_relative_to(tmp_path.resolve()) and place.name.endswith("（批注）.pdf")


def test_a_file_with_a_password_is_named(tmp_path: Path, capsys: Capture) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=SAMPLES / PDF)
    writer.encrypt("secret", algorithm="AES-256")
    locked = tmp_path / "上锁.pdf"
    writer.write(locked)
    assert main(["annotate", str(locked), "-o", str(tmp_path / "copies")]) != exits.OK
    assert "上锁.pdf" in capsys.readouterr().err and not (tmp_path / "copies").exists()
