"""The script of the pages in a real browser: sorting, filtering, pages of rows, and nothing that the policy refuses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from extract import pages

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TEMPLATE = """{% extends "base.html" %}{% import "parts.html" as parts %}{% block main %}
<table id="plain" data-rows="2" data-find>{{ parts.heads([("类别", "choice"), "名称", ("金额", "num")]) }}<tbody>
{% for kind, name, value in rows %}
<tr><td>{{ kind }}</td><td>{{ name }}</td><td class="num" data-value="{{ value }}">{{ value }}元</td></tr>
{% endfor %}
</tbody></table>
<script type="application/json" id="data">{{ island|tojson }}</script>
<table id="island" data-find data-island="data">{{ parts.heads(["名称", ("金额", "num")]) }}<tbody></tbody></table>
{% call parts.fold("更多") %}<p id="deep">深处</p>{% endcall %}
{% endblock %}"""
ROWS = [("货物", "桌子", 30), ("服务", "保洁", 9), ("货物", "椅子", 200), ("工程", "修路", "")]


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A tab with the page; what the console says is in `tab.said`."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install hetong[dev])")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    environment: Environment = pages.environment().overlay(loader=_both())
    island = [[{"t": f"<b>第{n}行", "h": "#deep" if n else "javascript:alert(1)"}, n] for n in range(150)]
    path = tmp_path_factory.mktemp("pages") / "page.html"
    path.write_text(
        environment.get_template("test.html").render(title="页", rows=ROWS, island=island), encoding="utf-8"
    )
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(Path(path).as_uri())
        yield page
        browser.close()


def _both() -> Any:
    from jinja2 import ChoiceLoader

    own = pages.environment().loader
    assert own is not None
    return ChoiceLoader([DictLoader({"test.html": TEMPLATE}), own])


def _shown(tab: Any, table: str, column: int = 2) -> list[str]:
    return list(tab.locator(f"#{table} tbody tr:visible td:nth-child({column})").all_inner_texts())


def test_rows_are_shown_page_by_page(tab: Any) -> None:
    assert _shown(tab, "plain") == ["桌子", "保洁"]
    tab.get_by_text("再显示 2 行").click()
    assert len(_shown(tab, "plain")) == 4
    assert len(_shown(tab, "island")) == 100


def test_columns_sort_numbers_as_numbers_and_empty_ones_last(tab: Any) -> None:
    head = tab.locator("#plain th", has_text="金额")
    head.locator(".sort").click()
    assert _shown(tab, "plain") == ["椅子", "桌子", "保洁", "修路"] and head.get_attribute("aria-sort") == "descending"
    head.locator(".sort").press("Enter")
    assert _shown(tab, "plain") == ["保洁", "桌子", "椅子", "修路"] and head.get_attribute("aria-sort") == "ascending"


def test_words_and_choices_filter(tab: Any) -> None:
    bar = tab.locator(".find").first
    bar.locator("select").select_option("货物")
    assert set(_shown(tab, "plain")) == {"桌子", "椅子"} and "显示 2 / 2 行" in bar.inner_text()
    bar.locator("input").fill("椅")
    assert _shown(tab, "plain") == ["椅子"]
    bar.locator("input").fill("没有这个")
    assert _shown(tab, "plain") == [] and "没有符合的行" in bar.inner_text()
    bar.locator("input").fill("")
    bar.locator("select").select_option("")


def test_data_is_never_markup_nor_a_script(tab: Any) -> None:
    assert tab.locator("#island tbody b").count() == 0 and tab.locator("#island tbody a").count() == 99
    assert "<b>第0行" in _shown(tab, "island", 1)[0]


def test_a_link_into_something_folded_opens_it(tab: Any) -> None:
    assert not tab.locator("#deep").is_visible()
    tab.locator("#island tbody a").first.click()
    tab.wait_for_function("document.querySelector('details').open")
    assert tab.locator("#deep").is_visible()


def test_the_policy_had_nothing_to_refuse(tab: Any) -> None:
    assert tab.said == []
