"""The report leads to the page itself with the passage marked, where the originals are at hand."""

from __future__ import annotations

import io
import re
import sys
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from extract.annotate.shots import shots
from extract.cli import exits, main
from extract.cli.language import choose
from extract.errors import DocumentError
from extract.ingest import read_bytes
from extract.model import Span
from extract.record import Box, Record

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))
from pdf_helpers import make, put

SAMPLES = Path(__file__).parents[2] / "samples"
NAME = "design_hospital_yunnan.pdf"
LINE = "合同总价为人民币玖拾元整。"


def test_the_report_leads_to_the_marked_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose("zh")
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / NAME).write_bytes((SAMPLES / NAME).read_bytes())
    assert main(["run", str(source), "-o", str(out)]) == exits.OK
    assert main(["audit", str(out), "--pictures"]) == exits.USAGE
    assert "--source" in capsys.readouterr().err
    assert main(["audit", str(out), "--source", str(source), "--no-pictures"]) == exits.OK
    assert "看原页" not in (out / "report.html").read_text(encoding="utf-8")
    assert main(["audit", str(out), "--source", str(source)]) == exits.OK
    report = (out / "report.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="(pictures/[\w.-]+)#p(\d+)"', report))
    assert links and "看原页" in report
    for name, start in links:
        page = (out / name).read_text(encoding="utf-8")
        assert f'id="p{start}"' in page and 'src="http' not in page and "style=" not in page.split("<main")[1]
        [picture] = re.findall(r'href="data:image/jpeg;base64,([^"]+)"', page)
        with Image.open(io.BytesIO(b64decode(picture))) as image:
            assert image.width == 1000
    (source / NAME).unlink()
    assert main(["audit", str(out), "--source", str(source), "--pictures"]) == exits.OK
    assert NAME in capsys.readouterr().err
    assert "看原页" not in (out / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_passage_is_marked_on_its_words_whichever_way_the_page_lies(
    tmp_path: Path, make_record: Callable[..., Record], rotation: int
) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(make(lambda canvas: put(canvas, 79, 100, LINE))))
    writer.pages[0].rotate(rotation)
    stored = io.BytesIO()
    writer.write(stored)
    file = tmp_path / "a.pdf"
    file.write_bytes(stored.getvalue())
    document = read_bytes(stored.getvalue(), "a.pdf")
    start = document.text.index("玖拾元整")
    places = document.places(Span(start, start + 4))
    boxes = [Box(page=p.page, x0=p.x0, top=p.top, x1=p.x1, bottom=p.bottom) for p in places]
    record = make_record(path="a.pdf")
    record.source.format = "pdf"
    [shot] = shots(file, record, [(start, "玖拾元整", boxes)])
    [spot] = shot.spots
    [(x, y, width, height)] = spot.boxes
    with Image.open(io.BytesIO(shot.jpeg)) as image:
        gray = image.convert("L")
        inside = gray.crop((int(x), int(y), int(x + width), int(y + height)))
        ink = sum(inside.histogram()[:128])
        whole = sum(gray.histogram()[:128])
    share = 4 / len(LINE)
    assert spot.start == start and 0.4 * share < ink / whole < 2 * share


def test_a_file_that_cannot_be_drawn_is_named(tmp_path: Path, make_record: Callable[..., Record]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    record = make_record(path="a.pdf")
    record.source.format = "pdf"
    with pytest.raises(DocumentError, match=r"a\.pdf：页面画不出来"):
        shots(tmp_path / "a.pdf", record, [(0, "x", [Box(page=1, x0=0, top=0, x1=9, bottom=9)])])
