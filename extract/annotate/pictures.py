"""The pages that the findings of an audit stand on, as pages for a browser beside the report: the passages are marked."""

from __future__ import annotations

import shutil
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

from extract import pages
from extract.annotate.shots import FORMATS, Shot, shots
from extract.batch.alone import alone
from extract.batch.originals import Originals
from extract.dataset.files import output_errors, temporary, write_text
from extract.errors import DocumentError
from extract.pages.tongue import Tongue
from extract.record import Box
from extract.report.model import Audit, Page

FOLDER = "pictures"


def write_pictures(audit: Audit, output: Path, source: Path) -> tuple[Mapping[tuple[str, int], str], list[str]]:
    """Draw the pages and write them to `OUTPUT/pictures`, made anew.

    Returns where each is ((contract id, page) → a URL relative to the run), and the contracts whose original is not in
    `source` or cannot be drawn. Raises `UsageError` (code `output`).
    """
    place = output / FOLDER
    beside = temporary(place)
    made: dict[tuple[str, int], str] = {}
    missing: list[str] = []
    originals = Originals(output, source)
    with output_errors(output):
        for left in (place, beside):
            if left.is_dir():
                shutil.rmtree(left)
        beside.mkdir(parents=True)
        for page in audit.parts:
            wanted = list(_passages(page))
            if not wanted or page.record.source.format not in FORMATS:
                continue
            try:
                drawn = _drawn(page, originals, wanted)
            except DocumentError:
                missing.append(page.record.source.path)
                continue
            for shot in drawn:
                name = f"{page.id}-{shot.number}.html"
                write_text(beside / name, _html(page, shot, audit.tongue))
                made[page.id, shot.number] = f"{FOLDER}/{name}"
        if made:
            beside.replace(place)
        else:
            beside.rmdir()
    return made, missing


def _drawn(page: Page, originals: Originals, wanted: list[tuple[int, str, list[Box]]]) -> list[Shot]:
    name = page.record.source.path
    item = originals.item(page.record.source.sha256, name)
    if item is None or item.position:
        raise DocumentError(f"{name}：原件不在手边", f"{name}: the original is not at hand")
    return alone(shots, item.path.absolute(), page.record, wanted, files=[item.path])


def _passages(page: Page) -> Iterator[tuple[int, str, list[Box]]]:
    """Where the findings of a contract stand on its own pages."""
    for shown in (*page.findings, *page.hints):
        finding = shown.finding
        own = [one for one in finding.quotes if one.contract_id in (None, page.id)]
        yield from ((one.start, one.text, one.boxes) for one in (finding, *own) if one.boxes)


def _html(page: Page, shot: Shot, tongue: Tongue) -> str:
    return pages.page(
        "report/picture.html",
        language=tongue.language,
        title=tongue.say(f"{page.title} 第{shot.number}页", f"{page.title}, p. {shot.number}"),
        subtitle=page.told_apart,
        picture="data:image/jpeg;base64," + b64encode(shot.jpeg).decode("ascii"),
        shot=shot,
        wide=True,
    )
