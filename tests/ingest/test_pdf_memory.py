"""A long PDF is read page by page: memory does not grow with what a page holds besides its text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pdf_helpers import LEFT, body, grid, make, put
from reportlab.pdfgen.canvas import Canvas

PAGES = 200
LIMIT = 350  # MB: the program itself takes half of it, so a page may leave less than one behind

# The peak of the process itself: what `getrusage` says begins with the peak of the process that started it.
SCRIPT = """
import sys
from pathlib import Path
from extract.pipeline import examine_bytes
examination = examine_bytes(Path(sys.argv[1]).read_bytes(), "long.pdf")
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(len(examination.document.pages), len(examination.record.items), int(peak) // 1024)
"""


def draw(canvas: Canvas) -> None:
    for n in range(1, PAGES + 1):
        put(canvas, LEFT, 80, f"第{n}条 服务内容与要求", 14)
        body(canvas, 110, 20)
        rows = [["序号", "名称", "数量", "金额"]]
        rows += [[str(k), f"示例货物{n}-{k}", "2", f"{n * 37 + k * 100}.00"] for k in range(1, 10)]
        grid(canvas, [79.0, 130.0, 330.0, 420.0, 511.0], [540 + 20 * k for k in range(11)], rows)
        put(canvas, 260, 805, f"第{n}页 共{PAGES}页", 10)
        canvas.showPage()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the process table of Linux")
def test_two_hundred_pages_stay_below_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(make(draw))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    pages, items, megabytes = map(int, done.stdout.split())
    assert (pages, items) == (PAGES, 9 * PAGES)
    assert megabytes < LIMIT
