"""The pictures of docs/review.md: a run of three samples, the desk, a real browser.

    .venv/bin/python docs/review/pictures.py [OUTPUT]

OUTPUT is a run of the samples that exists already; without it one is made (a scan is recognised: half a minute).
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402

from extract.batch import run_job  # noqa: E402
from extract.dataset.read import read_records  # noqa: E402
from tests.review.browser import browser, served  # noqa: E402

HERE = Path(__file__).parent
FILES = ("scanned/services_elevator_hainan_scan.pdf", "goods_it_hardware_guizhou.pdf", "services_cleaning_qinghai.docx")
_QUALITY = 62


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "contracts"
        folder.mkdir()
        for name in FILES:
            shutil.copy(ROOT / "samples" / name, folder)
        output = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "output"
        if len(sys.argv) < 2:
            run_job(folder, output)
        take(output, folder)


def take(output: Path, folder: Path) -> None:
    ids = {record.source.path: record.contract_id for record in read_records(output)}
    scan = ids[Path(FILES[0]).name]
    with served(output, folder) as desk, browser() as page:
        page.goto(desk.address)
        base = desk.address.split("/enter")[0]
        page.goto(f"{base}/c/{scan}")
        page.locator("figure.page:not(.bare) img").first.wait_for()
        for key in ("n", "n", "n", "c"):  # the first doubtful value behind the findings is confirmed, the next one looked at
            page.keyboard.press(key)
            page.wait_for_timeout(400)
        page.locator(".value.confirmed").first.wait_for()
        page.keyboard.press("n")
        page.wait_for_timeout(600)
        keep(page.screenshot(), "contract")
        page.goto(f"{base}/c/{ids[Path(FILES[2]).name]}")
        page.locator(".flow [data-s]").first.wait_for()
        page.keyboard.press("f")
        page.wait_for_timeout(400)
        keep(page.screenshot(), "finding")
        if not page.locator(".standing .tag.good").count():
            page.keyboard.press("d")
            page.locator(".standing .tag.good").wait_for()
        page.goto(f"{base}/")
        keep(page.screenshot(), "queue")


def keep(data: bytes, name: str) -> None:
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture.save(HERE / f"{name}.jpg", "JPEG", quality=_QUALITY, optimize=True, progressive=True)


if __name__ == "__main__":
    main()
