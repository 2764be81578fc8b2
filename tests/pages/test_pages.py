"""The templates: escaped, strict, one file or served."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup
from pages.alone import stands_alone

from extract import pages
from extract.pages.render import TEMPLATES


def _page(**values: object) -> str:
    return pages.page("base.html", **{"title": "页", **values})


def test_a_page_stands_alone_and_escapes() -> None:
    html = _page(title='<b>\x1b[31m"\u202e', subtitle="<script>x</script>")
    stands_alone(html)
    assert "<title>&lt;b&gt;\ufffd[31m&#34;\ufffd</title>" in html and "&lt;script&gt;x" in html


def test_a_served_page_links_to_style_and_script() -> None:
    html = _page(assets=pages.linked("/static/"))
    assert "<style" not in html and 'href="/static/style.css"' in html and 'src="/static/tables.js"' in html
    assert "Content-Security-Policy" not in html  # the server sends it


def test_only_our_own_files_are_served() -> None:
    assert pages.static("style.css").startswith("/*")
    for name in ("../render.py", "render.py", "/etc/passwd", "", "."):
        with pytest.raises(KeyError):
            pages.static(name)


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        pages.page("show.html", title="页")


def test_every_template_compiles_and_has_no_style_attribute() -> None:
    for path in TEMPLATES.rglob("*.html"):
        name = path.relative_to(TEMPLATES).as_posix()
        pages.environment().get_template(name)
        text = path.read_text(encoding="utf-8")
        assert " style=" not in text and "|safe" not in text.replace("assets.style|safe", "").replace(
            "assets.script|safe", ""
        )


def test_parts_are_markup_and_what_goes_in_is_not() -> None:
    made = pages.part("parts.html", "tag", "<i>", "bad")
    assert made == Markup('<span class="tag bad">&lt;i&gt;</span>')
    passage = pages.part("parts.html", "passage", "12<元", "前", "后", "第3页")
    assert "<mark>12&lt;元</mark>" in passage and "第3页" in passage
    assert (
        "把握 0.55" in pages.part("parts.html", "confidence", 0.55)
        and pages.part("parts.html", "confidence", 0.95) == ""
    )
    assert pages.part("parts.html", "sum", Decimal("1234.5")) == '<span class="sum">1,234.50元</span>'


def test_templates_and_style_are_in_the_wheel() -> None:
    """What hatch would put into a wheel: every file of the package, so also those that are no Python."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", "from hatchling.builders.wheel import WheelBuilder as W\n"
         "print(*(f.distribution_path for f in W('.').recurse_included_files()), sep='\\n')"],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    packed = set(done.stdout.split())
    for path in (*TEMPLATES.rglob("*.html"), *(TEMPLATES.parent / "static").iterdir()):
        assert path.relative_to(root).as_posix() in packed
