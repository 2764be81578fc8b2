"""The desk in a real browser: what a reviewer does, by keyboard and mouse, and that nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from extract.cli import exits, main
from extract.dataset import Dataset, layout
from extract.dataset.load import read_rows
from extract.record import Record

from .browser import CHROMIUM, browser, served
from .conftest import LINES

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (apt-get install chromium)"),
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed (pip install 'hetong[dev]')"),
]


@pytest.fixture(scope="module")
def window() -> Iterator[Any]:
    """A page of Chromium for all tests; errors of our script fail the test that caused them."""
    with browser() as page:
        yield page


def _boxes(page: Any, wanted: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the first and the last character of words stand on the screen, on the first page of the original."""
    told = page.evaluate("() => fetch(`${location.pathname}/sheet/1`).then(answer => answer.json())")
    at = "".join(told["text"]).index(wanted)
    frame = page.locator("figure.page").first.bounding_box()
    wide = float(page.locator("figure.page").first.get_attribute("data-w"))

    def middle(i: int) -> tuple[float, float]:
        x0, top, x1, bottom = (one / 10 * frame["width"] / wide for one in told["boxes"][4 * i : 4 * i + 4])
        return frame["x"] + (x0 + x1) / 2, frame["y"] + (top + bottom) / 2

    return middle(at), middle(at + len(wanted) - 1)


def _said(page: Any, text: str) -> None:
    page.locator("#said", has_text=text).wait_for()


def _first(page: Any, found: list[Any]) -> Any:
    """The first of what the page is about to send, taken out."""
    for _ in range(30_000):
        if found:
            return found.pop(0)
        page.wait_for_timeout(20)
    raise AssertionError("nothing was sent")


def test_a_reviewer_at_work(run: Path, window: Any) -> None:
    page, source = window, run.parent / "in"
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    scan = next(path.stem for path in layout.folder(run).iterdir())
    with served(run, source) as desk:
        page.goto(desk.address)
        # The queue, by keyboard: search, choose, open.
        page.keyboard.press("/")
        page.keyboard.type("b.png")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=b.png**")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/c/{scan}")
        page.locator("figure.page:not(.bare) img").wait_for()
        # The next doubtful value is the price that was read wrong; its place is marked on the page.
        page.keyboard.press("n")
        page.locator(".value.current[data-place='fields.total_amount']").wait_for()
        page.locator(".marks .now").first.wait_for()
        # A malformed value is refused with its reason; the form stays.
        page.keyboard.press("e")
        page.keyboard.type("约5万元")
        page.keyboard.press("Enter")
        page.locator(".refused", has_text="约数").wait_for()
        page.keyboard.press("Escape")
        # The right one is selected on the page image of the scan, and taken.
        (x0, y0), (x1, y1) = _boxes(page, "￥56700.00元")
        page.mouse.move(x0, y0)
        page.mouse.down()
        page.mouse.move((x0 + x1) / 2, y0, steps=3)
        page.mouse.move(x1, y1, steps=3)
        page.mouse.up()
        page.locator("#selected", has_text="「￥56700.00元」").wait_for()
        page.keyboard.press("g")
        _said(page, "已保存")
        assert "56,700.00元" in page.locator("[data-place='fields.total_amount'] .says").inner_text()
        # An instalment more.
        page.locator("[data-part=payments] [data-do=add-row]").click()
        form = page.locator("form.rowform")
        form.locator("[name=label]").fill("尾款")
        form.locator("[name=kind]").select_option("final")
        form.locator("[name=percent]").fill("70%")
        form.locator("[name=percent]").press("Enter")
        page.locator("[data-part=payments] li.row").nth(1).wait_for()
        form.wait_for(state="detached")
        # A click on the page leads to the value there.
        (x, y), _ = _boxes(page, "56700")
        page.mouse.click(x, y)
        page.locator(".value.current[data-place='fields.total_amount']").wait_for()
        desk.kill()
    with served(run, source) as desk:
        page.goto(desk.address)
        page.goto(desk.address.split("/enter")[0] + f"/c/{scan}")
        assert "56,700.00元" in page.locator("[data-place='fields.total_amount'] .says").inner_text()
        assert page.locator("[data-part=payments] li.row").count() == 2
        # Undo and once more, by keyboard; then the contract is done.
        page.keyboard.press("u")
        _said(page, "已撤销")
        assert page.locator("[data-part=payments] li.row").count() == 1
        page.locator("#history summary").click()

        page.locator("[data-do=undo-act]").first.click()
        page.locator("[data-part=payments] li.row").nth(1).wait_for()
        page.keyboard.press("d")
        page.locator(".standing .tag.good").wait_for()
        desk.stop()
        assert desk.process.stdout is not None and "已写入各表" in desk.process.stdout.read()
    assert errors == []
    # What a run makes anew of the same files says the same, and so does what is exported.
    rows = {row["contract_id"]: row for row in read_rows(run, "contracts")}
    assert rows[scan]["total_amount"] == Decimal("56700.00") and rows[scan]["n_payments"] == 2
    assert main(["export", str(run), "--to", "csv", "--out", str(run.parent / "to")]) == exits.OK
    told = (run.parent / "to" / "csv" / "contracts.csv").read_text(encoding="utf-8-sig")
    assert "56700.00" in told and "5670.00" not in told


def test_a_finding_is_dismissed_with_a_note(tmp_path: Path, window: Any, make_record: Any) -> None:
    record: Record = make_record("a.txt")
    proof = {"text": "¥120000.00", "start": record.fields.total_amount.start, "end": record.fields.total_amount.end}
    finding = {
        "check": "line_items_sum",
        "severity": "error",
        "title": "不符",
        "detail": "合计不符。",
        "rule": "x",
        "confidence": 0.9,
    }
    data = json.loads(record.model_dump_json(by_alias=True))
    dataset = Dataset(tmp_path / "out")
    dataset.add(Record.model_validate({**data, "findings": [{**finding, **proof}]}))
    dataset.finish()
    with served(tmp_path / "out") as desk:
        window.goto(desk.address)
        window.goto(desk.address.split("/enter")[0] + f"/c/{record.contract_id}")
        window.locator(".flow [data-s]").first.wait_for()
        window.keyboard.press("f")
        window.keyboard.press("2")
        _said(window, "已保存")
        window.keyboard.press("m")
        window.keyboard.type("附件已列明")
        window.keyboard.press("Enter")
        window.locator(".finding small", has_text="附件已列明").wait_for()
        # In the text, too, what is selected becomes the value with its place.
        window.evaluate(
            """() => { const line = [...document.querySelectorAll(".flow [data-s]")].find(one => one.textContent.includes("质保期2年"));
            const range = document.createRange(), at = line.textContent.indexOf("2年");
            range.setStart(line.firstChild, at); range.setEnd(line.firstChild, at + 2);
            document.getSelection().removeAllRanges(); document.getSelection().addRange(range); }"""
        )
        window.locator("[data-place='fields.warranty_duration']").click()
        window.locator("#take:not([hidden])").click()
        window.locator("[data-place='fields.warranty_duration'].corrected").wait_for()
        desk.stop()
    (row,) = read_rows(tmp_path / "out", "verdicts")
    assert (row["verdict"], row["note"], row["who"]) == ("dismissed", "附件已列明", "林")
    (told,) = read_rows(tmp_path / "out", "corrections")
    assert (told["place"], told["new_value"], told["text"]) == ("fields.warranty_duration", "2 year", "2年")


def test_keys_pressed_while_an_act_is_on_its_way_wait_for_its_answer(run: Path, window: Any) -> None:
    """A reviewer in a hurry types on: nothing is lost, and nothing lands in the form that is about to close."""
    scan = next(path.stem for path in layout.folder(run).iterdir())
    slow: list[Any] = []
    with served(run, run.parent / "in") as desk:
        window.goto(desk.address)
        window.goto(f"{desk.address.split('/enter')[0]}/c/{scan}")
        window.locator("figure.page:not(.bare) img").wait_for()
        window.route("**/act", lambda route: slow.append(route))  # answered when we say so
        window.keyboard.press("n")
        price = window.locator(".value[data-place='fields.total_amount']")
        price.and_(window.locator(".current")).wait_for()
        window.keyboard.press("e")
        window.keyboard.type("56700")
        for key in ("Enter", "m", "s", "e", "e", "n", "Enter", "c"):
            window.keyboard.press(key)
        for _ in range(3):  # the value, its note, its confirmation
            _first(window, slow).continue_()
        window.unroute("**/act")
        price.locator(".noted", has_text="seen").wait_for()
        price.and_(window.locator(".confirmed, .corrected")).wait_for()
        assert "56,700.00元" in price.locator(".says").inner_text() and not window.locator("form.inline").count()
        desk.stop()
    (told,) = [row for row in read_rows(run, "corrections") if row["place"] == "fields.total_amount"]
    assert Decimal(told["new_value"]) == 56700


def test_tab_and_what_an_input_method_writes_keep_their_place_among_the_keys(run: Path, window: Any) -> None:
    """While an act is on its way Tab and committed text wait too: the note is in the note, the value in the value."""
    scan = next(path.stem for path in layout.folder(run).iterdir())
    slow: list[Any] = []
    with served(run, run.parent / "in") as desk:
        window.goto(desk.address)
        window.goto(f"{desk.address.split('/enter')[0]}/c/{scan}")
        window.locator("figure.page:not(.bare) img").wait_for()
        window.keyboard.press("n")
        price = window.locator(".value[data-place='fields.total_amount']")
        price.and_(window.locator(".current")).wait_for()
        window.keyboard.press("e")
        window.route("**/act", lambda route: slow.append(route))
        window.keyboard.type("56800")
        window.keyboard.press("Enter")  # on its way
        sent = _first(window, slow)
        window.keyboard.insert_text("〇")  # the form closes: this is of nothing
        window.keyboard.press("e")
        window.keyboard.type("56700")
        window.keyboard.press("Tab")
        window.keyboard.insert_text("照原件改")
        window.keyboard.press("Enter")
        sent.continue_()
        _first(window, slow).continue_()
        window.unroute("**/act")
        price.locator(".says", has_text="56,700.00元").wait_for()
        desk.stop()
    told = [row for row in read_rows(run, "corrections") if row["place"] == "fields.total_amount"]
    assert [(Decimal(row["new_value"]), row["note"]) for row in told][-1:] == [(Decimal(56700), "照原件改")]


def test_the_desk_fits_a_tablet_and_can_be_printed(run: Path, window: Any, tmp_path: Path) -> None:
    with served(run, run.parent / "in") as desk:
        window.goto(desk.address)
        base = desk.address.split("/enter")[0]
        scan = next(path.stem for path in layout.folder(run).iterdir())
        for width, height in ((1280, 720), (820, 1180), (420, 860)):
            window.set_viewport_size({"width": width, "height": height})
            for path in ("/", f"/c/{scan}", "/lessons"):
                window.goto(base + path)
                assert window.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        window.set_viewport_size({"width": 1280, "height": 720})
        window.goto(f"{base}/c/{scan}")
        assert window.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("size", [(1024, 768), (820, 1180)])
def test_a_price_is_selected_by_touch_on_a_tablet(window: Any, run: Path, size: tuple[int, int]) -> None:
    """A tap chooses the value at its place; in the mode for selecting a finger drags over words, and the page stays where it is."""
    scan = next(path.stem for path in layout.folder(run).iterdir())
    with served(run, run.parent / "in") as desk:
        context = window.context.browser.new_context(viewport={"width": size[0], "height": size[1]}, has_touch=True, is_mobile=True)
        page = context.new_page()
        page.goto(desk.address)
        page.goto(f"{desk.address.split('/enter')[0]}/c/{scan}")
        page.locator("figure.page:not(.bare) img").first.wait_for()
        page.locator('[data-place="fields.title"]').tap()

        def at(x: float, y: float) -> dict[str, float]:
            box = page.locator("figure.page").first.bounding_box()
            assert box is not None
            return {"x": box["x"] + x * box["width"] / 420, "y": box["y"] + y * box["height"] / 300}

        price = LINES[3].index("56700.00")
        left, line = 70 + 14 * price, 60 + 30 * 3 + 7
        page.touchscreen.tap(*at(left + 10, line).values())
        page.locator('.value.current[data-place="fields.total_amount"]').wait_for()
        page.locator("[data-do=select-mode]").tap()
        finger = context.new_cdp_session(page)
        for kind, x in (("touchStart", left + 2), ("touchMove", left + 30), ("touchMove", left + 8 * 7.7 - 3)):
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at(x, line)]})
            page.wait_for_timeout(100)
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.locator("#selected").filter(has_text="56700.00").wait_for()
        page.locator("#take").tap()
        page.locator('[data-place="fields.total_amount"] .says').filter(has_text="56,700.00").wait_for()
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        context.close()
