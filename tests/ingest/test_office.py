"""Old Word files by way of LibreOffice: with the program where it is installed, with a stand-in everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from docx_helpers import docx, level, numbered, par

from extract.errors import DocumentError
from extract.ingest import office, read_bytes
from extract.ingest._listtext import shown, sign_in

SAMPLES = Path(__file__).parents[2] / "samples"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument".encode("utf-16-le")

needs_libreoffice = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


def _fake(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """A `soffice` on the PATH that runs `body`, a Python program that gets the arguments."""
    folder.mkdir(exist_ok=True)
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport os, pathlib, shutil, sys, time\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def _converting(tmp_path: Path) -> str:
    made = tmp_path / "made.docx"
    made.write_bytes(docx(par("采购合同") + par("合同编号：XC-2025-018")))
    return (
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir(parents=True, exist_ok=True)\n"
        f"shutil.copy({str(made)!r}, out / 'in.docx')\n"
    )


@pytest.mark.parametrize(("name", "format"), [("合同.doc", "doc"), ("合同.wps", "wps"), ("无名", "doc")])
def test_the_converted_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, format: str
) -> None:
    _fake(tmp_path / "bin", monkeypatch, _converting(tmp_path))
    document = read_bytes(OLE, name)
    assert document.format == format
    assert document.engine.startswith("LibreOffice")
    assert document.text == "采购合同\n合同编号：XC-2025-018\n"


def test_rich_text_named_doc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake(tmp_path / "bin", monkeypatch, _converting(tmp_path))
    assert read_bytes(b"{\\rtf1\\ansi text}", "合同.doc").format == "rtf"


def test_a_private_profile_without_macros(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "seen"
    body = (
        "profile = next(a for a in sys.argv if a.startswith('-env:UserInstallation=file://'))\n"
        "folder = pathlib.Path(profile.split('file://', 1)[1])\n"
        "settings = (folder / 'user' / 'registrymodifications.xcu').read_text()\n"
        f"pathlib.Path({str(seen)!r}).write_text('\\n'.join([str(folder), os.environ['HOME'], settings]))\n"
    )
    _fake(tmp_path / "bin", monkeypatch, body + _converting(tmp_path))
    read_bytes(OLE, "合同.doc")
    folder, home, settings = seen.read_text().split("\n", 2)
    assert Path(folder).parent == Path(home)
    assert not Path(home).exists()  # thrown away
    assert "DisableMacrosExecution" in settings


@pytest.mark.parametrize(
    "body",
    ["sys.exit(1)", "out = pathlib.Path(sys.argv[-2]); out.mkdir(); (out / 'in.docx').write_bytes(b'no Word file')"],
)
def test_a_failed_conversion_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    _fake(tmp_path / "bin", monkeypatch, body)
    with pytest.raises(DocumentError) as caught:
        read_bytes(OLE, "合同.doc")
    assert caught.value.code == "unknown_format"
    assert "LibreOffice" in caught.value.message and ".docx" in caught.value.message


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentError) as caught:
        read_bytes(OLE, "合同.doc")
    assert caught.value.code == "unknown_format"
    assert "安装 LibreOffice" in caught.value.message and "另存为 .docx" in caught.value.message
    assert caught.value.english.endswith("install LibreOffice, or save the file as .docx")


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pid = tmp_path / "pid"
    _fake(tmp_path / "bin", monkeypatch, f"pathlib.Path({str(pid)!r}).write_text(str(os.getpid())); time.sleep(3600)")
    monkeypatch.setattr(office, "TIMEOUT", 1.0)
    wait = subprocess.Popen.wait

    def wait_once_it_runs(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        while timeout and not (pid.exists() and pid.read_text()):  # its time starts when it does
            time.sleep(0.02)
        return wait(process, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", wait_once_it_runs)
    with pytest.raises(DocumentError) as caught:
        read_bytes(OLE, "合同.doc")
    assert "超过 1 秒" in caught.value.message
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


@needs_libreoffice
def test_a_real_doc_reads_like_the_docx_it_was_made_from(tmp_path: Path) -> None:
    sample = SAMPLES / "works_renovation_jiangxi.docx"  # numbering that stands in numbering.xml only
    command = [str(office.program()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(sample)],
        check=True,
        capture_output=True,
        timeout=600,
    )
    data = (tmp_path / "works_renovation_jiangxi.doc").read_bytes()
    document = read_bytes(data, "合同.doc")
    assert document.format == "doc"
    assert document.engine.startswith("LibreOffice ")
    expected = read_bytes(sample.read_bytes(), sample.name)
    body, expected_body = (text.split("附件一  ")[0].split() for text in (document.text, expected.text))
    assert len(body) > 80
    assert body == expected_body  # writing the .doc, LibreOffice splits the lists of the annexes
    assert len(document.tables) == len(expected.tables)


RTF = (
    rb"{\rtf1\ansi\ansicpg936{\listtable{\list{\listlevel\levelnfc39{\leveltext \'02\'00\'3f;}}}}"
    rb"{\listtext\pard\plain \loch\b \u19968\'3f\u12289\'3f\tab}\ilvl0\ls1 {\u20132\'3f}\par "
    rb"{\listtext\pard\plain \u20108?\u12289\'3f\tab}\ilvl0\ls1 {\u20215\'3f}\par "
    rb"{\listtext\pard\plain\hich \'a3\'a8\'d2\'bb\'a3\'a9\tab}\par}"
)


def test_a_sign_that_the_list_table_of_an_rtf_lost_stands_in_its_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(RTF) == ["一、", "二、", "（一）"]
    made = tmp_path / "made.docx"
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "%1?", "chineseCounting")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = _converting(tmp_path)
    made.write_bytes(docx(numbered("交货") + numbered("价款"), numbering=numbering))
    _fake(tmp_path / "bin", monkeypatch, body)
    assert read_bytes(RTF, "合同.rtf").text == "一、交货\n二、价款\n"


@pytest.mark.parametrize(
    ("pattern", "labels", "sign"),
    [
        ("%1?", ["1.", "1.1", "一、", "二、"], "、"),  # 1. is of the pattern too: what stands there most often
        ("%1.%2?", ["一、", "1.1）", "1.2）"], "）"),
        ("%1?", ["一?", "二?"], ""),
        ("%1、", ["一、"], ""),
        ("%1?", [], ""),
    ],
)
def test_the_sign_of_a_pattern(pattern: str, labels: list[str], sign: str) -> None:
    assert sign_in(pattern, labels) == sign


@pytest.mark.parametrize("size", [b"900", b"999999999", b"99999999999999999999"])
def test_binary_data_longer_than_the_file_is_refused_at_once(size: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.ingest.office.to_docx", lambda *_: pytest.fail("LibreOffice was asked"))
    with pytest.raises(DocumentError, match="不完整") as caught:
        read_bytes(rb"{\rtf1\ansi{\*\blipuid\bin3 {\bin}\bin" + size + rb" x}text\par}", "合同.rtf")
    assert caught.value.code == "unreadable"


def test_a_text_about_binary_data_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    def converted(data: bytes, *_: object) -> bytes:
        asked.append(data)
        raise DocumentError("到这里", "so far", code="unknown_format")

    monkeypatch.setattr("extract.ingest.office.to_docx", converted)
    with pytest.raises(DocumentError, match="到这里"):
        read_bytes(rb"{\rtf1\ansi see \\bin999 and \binary\par{\pict\bin4 \bin9}}", "合同.rtf")
    assert asked
