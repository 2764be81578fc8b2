"""What other packages add: an example package is installed and works; a faulty one is one clear line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extract import plugins as room
from extract.errors import DocumentError
from extract.plugins import Plugin, PluginError, at_work, fingerprint, plugins

EXAMPLE = Path(__file__).parent / "example"
PAGE = Path(__file__).parents[2] / "docs" / "plugins.md"
MEMO = """%MEMO
| 课桌椅采购合同
| 备忘录流水号：BWL-2025-07
| 甲方：临湖县第二中学
| 供货方单位：临湖青松家具有限公司
| 一、合同总价为人民币壹拾贰万元整（¥120000.00）。
"""
ASK = """
import json, sys
from extract.cli import main
from extract.dataset.load import read_rows

folder = sys.argv[1]
codes = [
    main(["run", f"{folder}/in", "-o", f"{folder}/out"]),
    main(["audit", f"{folder}/out", "--only", "supplier-phone-missing"]),
    main(["export", f"{folder}/out", "--to", "names"]),
]
rows = {table: read_rows(f"{folder}/out", table) for table in ("documents", "contracts", "parties", "findings", "failures")}
said = {
    "codes": codes,
    "formats": [row["format"] for row in rows["documents"]],
    "number": rows["contracts"][0]["number"],
    "suppliers": [row["name"] for row in rows["parties"] if row["role"] == "supplier"],
    "findings": [row["check"] for row in rows["findings"]],
    "failures": [(row["error_class"], row["message"]) for row in rows["failures"]],
}
print(json.dumps(said, default=str))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    command += ["--disable-pip-version-check", "--target", str(target), str(EXAMPLE)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return target


def python(code: str, site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *sys.path[1:]]), **environment}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, env=env)


def test_the_example_reads_checks_writes_and_brings_rules(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.memo").write_text(MEMO, encoding="utf-8")
    (tmp_path / "in" / "broken.memo").write_text("%MEMO\nno mark\n", encoding="utf-8")
    done = python(ASK, installed, str(tmp_path))
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["codes"] == [1, 0, 0], done.stdout + done.stderr
    assert said["formats"] == ["memo"] and said["number"] == "BWL-2025-07"
    assert said["suppliers"] == ["临湖青松家具有限公司"]
    assert said["findings"] == ["supplier-phone-missing"]
    assert (tmp_path / "out" / "names.txt").read_text(encoding="utf-8") == "课桌椅采购合同\n"
    [(code, message)] = said["failures"]
    assert code == "plugin" and "hetong-example（hetong.readers：memo）" in message and "ValueError" in message


def test_they_can_be_left_out(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.memo").write_text(MEMO, encoding="utf-8")
    ask = "from extract.plugins import KINDS, plugins; print([one.name for kind in KINDS for one in plugins(kind)])"
    assert "memo" in python(ask, installed).stdout
    assert python(ask, installed, HETONG_PLUGINS="none").stdout.strip() == "[]"
    assert python(ask, installed, HETONG_PLUGINS="another, hetong-example").stdout.count("example") == 1


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[EntryPoint]]]:
    """Entry points by group, as if packages had declared them."""
    found: dict[str, list[EntryPoint]] = {}
    monkeypatch.setattr(room, "entry_points", lambda group: found.get(group, []))
    plugins.cache_clear()
    yield found
    plugins.cache_clear()


def module(monkeypatch: pytest.MonkeyPatch, name: str, **attributes: Any) -> None:
    made = ModuleType(name)
    made.__dict__.update(attributes)
    monkeypatch.setitem(sys.modules, name, made)


def test_without_plugins_nothing_depends_on_them(given: dict[str, list[EntryPoint]]) -> None:
    assert fingerprint() == ""
    given["hetong.rules"] = [EntryPoint("json", "json", "hetong.rules")]
    plugins.cache_clear()
    assert len(fingerprint()) == 16


@pytest.mark.parametrize(
    ("target", "told"), [("no_such_module_here", "ModuleNotFoundError"), ("json", "缺少 FORMAT、accepts、read")]
)
def test_a_module_that_is_none_is_named(given: dict[str, list[EntryPoint]], target: str, told: str) -> None:
    given["hetong.readers"] = [EntryPoint("x", target, "hetong.readers")]
    [one] = plugins("readers")
    with pytest.raises(PluginError) as error:
        one.module()
    assert told in error.value.message and "hetong.readers：x" in error.value.message and "\n" not in error.value.message


def test_two_of_one_name_and_names_of_ours_are_refused(
    given: dict[str, list[EntryPoint]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.audit.run import added, checks
    from extract.dataset import export
    from extract.ingest import readers

    given["hetong.rules"] = [EntryPoint("x", one, "hetong.rules") for one in ("json", "csv")]
    with pytest.raises(PluginError, match="重名"):
        plugins("rules")
    del given["hetong.rules"]  # whatever reads rules from here on has those of the program
    plugins.cache_clear()
    module(monkeypatch, "of_pdf", FORMAT="pdf", accepts=bool, read=bool)
    module(monkeypatch, "of_check", CHECK="blank-field", run=list)
    module(monkeypatch, "of_nothing", CHECK="no-such-check", run=list)
    given["hetong.readers"] = [EntryPoint("x", "of_pdf", "hetong.readers")]
    given["hetong.exporters"] = [EntryPoint("csv", "csv", "hetong.exporters")]
    caches = (readers, added, checks, export._added)
    from extract.ingest import added as added_readers

    try:
        for cached in (*caches, added_readers):
            cached.cache_clear()
        with pytest.raises(PluginError, match="pdf 与自带的格式重名"):
            readers()
        with pytest.raises(PluginError, match="csv 与自带的格式重名"):
            export.formats()
        for target, told in (("of_check", "与自带的检查重名"), ("of_nothing", "里没有 no-such-check")):
            given["hetong.checks"] = [EntryPoint("x", target, "hetong.checks")]
            plugins.cache_clear()
            added.cache_clear()
            with pytest.raises(PluginError, match=told):
                checks()
    finally:
        given.clear()
        plugins.cache_clear()
        for cached in (*caches, added_readers):
            cached.cache_clear()


def test_what_goes_wrong_at_work_is_said_to_be_theirs() -> None:
    plugin = Plugin("exporters", "names", "x", "their-package", "1.0")
    with pytest.raises(PluginError, match=r"their-package（hetong.exporters：names）.*ZeroDivisionError"), at_work(plugin):
        _ = 1 / 0
    with pytest.raises(DocumentError, match=r"a\.memo：.*their-package") as error, at_work(plugin, "a.memo"):
        _ = 1 / 0
    assert error.value.code == "plugin"
    with pytest.raises(ZeroDivisionError), at_work(None):
        _ = 1 / 0
    with pytest.raises(DocumentError, match="ours"), at_work(plugin, "a.memo"):
        raise DocumentError("ours")


def test_the_page_names_every_kind_and_shows_the_example() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for kind in room.KINDS:
        assert f"`hetong.{kind}`" in page
    for block in ("reader.py", "check.py"):
        assert (EXAMPLE / "hetong_example" / block).is_file() and block in page
    assert (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8").split("dependencies")[1] in page
