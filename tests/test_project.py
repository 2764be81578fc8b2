"""What a project has beside its code: the site, forms for issues, the image, a citation. They say what is true."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from extract import __version__
from extract.dataset.columns import TABLES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / "_site" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def yaml(path: Path) -> dict[str, object]:
    return pytest.importorskip("yaml").safe_load(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_the_reference_has_every_table_column_verb_and_rule() -> None:
    pages = loaded("reference").pages()
    for table, columns in TABLES.items():
        part = pages["tables.md"].split(f"## {table}（", 1)[1].split("\n## ", 1)[0]
        assert all(f"| `{column.name}` |" in part for column in columns), table
    for verb in ("run", "audit", "annotate", "papers", "doctor", "rules check", "config show"):
        assert f"## hetong {verb}\n" in pages["verbs.md"]
    assert "`--retry-failed`" in pages["verbs.md"] and "price.total" in pages["rules.md"]


def test_links_out_of_the_site_become_their_words() -> None:
    plain = loaded("hooks").plain_links
    assert plain("见 [规则](../rules/README.md)、[数据集](dataset.md#x)", "") == "见 规则、[数据集](dataset.md#x)"
    assert plain("[`rtf.py`](../extract/ingest/rtf.py) `[a](../b.md)`", "") == "`rtf.py` `[a](../b.md)`"
    assert plain("[首页](../index.md) [外](https://example.org)", "tutorials") == "[首页](../index.md) [外](https://example.org)"
    assert plain("![图](images/flow.svg)", "") == "![图](images/flow.svg)"


def test_every_page_is_in_the_navigation() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:", 1)[1]
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    there = {name for name in there if not name.startswith("reference/") and not name.endswith(".en.md")}
    assert there <= set(re.findall(r"[\w/-]+\.md", text)), "a page of docs/ that nobody finds: add it to mkdocs.yml"


@pytest.mark.skipif(not (find_spec("mkdocs") and find_spec("material")), reason="the extra docs is not installed")
def test_the_site_is_built_strictly_and_asks_nobody_for_anything(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    env = {**os.environ, "HETONG_DOCS_EN": "false", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 20
    fetched = re.compile(r"<(?:script|img|iframe)[^>]* src=\"(?:https?:)?//|<link[^>]* href=\"(?:https?:)?//|url\((?:https?:)?//")
    for path in (*pages, *(tmp_path / "site").rglob("*.css")):
        assert not fetched.search(path.read_text(encoding="utf-8")), path.name
    assert "extract_folder" in (tmp_path / "site" / "reference" / "python.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_ask_for_the_sentence_and_not_for_the_contract(path: Path) -> None:
    form = yaml(path)
    assert {"name", "description", "body"} <= form.keys()
    words = path.read_text(encoding="utf-8")
    assert "不要上传合同" in words and re.search(r"[Nn]ever the contract|Do not upload contracts|Paste only", words)
    fields = [one for one in form["body"] if one["type"] != "markdown"]  # type: ignore[attr-defined]
    ids = [one["id"] for one in fields]
    assert len(ids) == len(set(ids)) and fields
    for one in fields:
        assert one["type"] in ("input", "textarea", "dropdown", "checkboxes") and one["attributes"]["label"]
        assert one["type"] != "dropdown" or len(one["attributes"]["options"]) == len(set(one["attributes"]["options"]))


def test_the_citation_is_of_this_version() -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"\nversion: {__version__}\n" in text and f"\nlicense: {project['license']}\n" in text


def test_the_image_is_rootless_offline_and_has_what_reads() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    last = [line for line in lines if line.startswith("FROM")][-1]
    final = lines[lines.index(last) :]
    user = next(line for line in final if line.startswith("USER"))
    entry = next(line for line in final if line.startswith("ENTRYPOINT"))
    assert user.split()[1] not in ("0", "root") and final.index(user) < final.index(entry)
    text = "\n".join(final)
    assert "libreoffice" in text and "fonts-noto-cjk" in text and "HEALTHCHECK" in text and 'VOLUME ["/work"]' in text
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    [named] = re.findall(r"\$\{wheel\}\[([\w,]+)\]", "\n".join(lines))
    assert set(named.split(",")) <= set(extras)
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")]
    copied = {word for line in lines if line.startswith("COPY") and "--from" not in line for word in line.split()[1:-1]}
    assert copied <= set(kept) and all((ROOT / name).exists() for name in copied)
    # What looks after it asks a verb that there is.
    asked = json.loads("[" + text.split("HEALTHCHECK", 1)[1].split("CMD [", 1)[1].split("]", 1)[0] + "]")
    pages = loaded("reference").pages()["verbs.md"]
    verb = pages.split(f"## {' '.join(asked[:2])}\n", 1)[1].split("\n## ", 1)[0]
    assert all(f"`{option}`" in verb for option in asked[2:])


def test_the_page_of_installing_names_every_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    page = (DOCS / "install.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in set(extras) - {"dev"})
