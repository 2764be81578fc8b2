"""`docs/checks.md`, written from the catalogue: `python -m extract.report.checks_page --update`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from extract.audit import default_catalogue
from extract.audit.catalogue import CATEGORIES, CheckInfo
from extract.report import words
from extract.report.check_part import statutes

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"

_HEAD = """<!-- Written from rules/audit/*.toml by `make checks`. Change the rules, not this page. -->
# 检查项 · Checks

`hetong audit OUTPUT` 的全部检查。**错误**由原文自身证明（计算或前后矛盾），**疑点**需要人核实，**提示**仅供参考、默认不显示。
未能评估不等于通过。法规按合同签订日有效的版本引用。
参数、措辞和法规都在 `rules/audit/`，每项检查的代码是 `extract/audit/checks/` 下的同名模块。

Every check of `hetong audit OUTPUT`. **error**: proved by the text itself (arithmetic or contradiction); **warning**: a person
has to look; **info**: off by default. “Not assessed” is never “passed”. A statute is cited in the version in force on the day
of signing. Thresholds, wordings and statutes stand in `rules/audit/`, the code of a check in the module of the same name.
"""


def checks_page() -> str:
    """The whole page."""
    infos = list(default_catalogue().checks.values())
    parts = [_HEAD]
    for category in CATEGORIES:
        members = [info for info in infos if info.category == category]
        if not members:
            continue
        parts.append(f"\n## {words.CATEGORIES[category]} · {category}\n\n| 检查 check | 名称 | 级别 |\n|---|---|---|\n")
        parts += [f"| [`{i.id}`](#{i.id}) | {i.title['zh']} | {words.VERDICTS[i.severity]} |\n" for i in members]
        parts += [_check(info) for info in members]
    return "".join(parts)


def _check(info: CheckInfo) -> str:
    lines = [f"\n### {info.id}\n", f"**{info.title['zh']}** · {info.title['en']}\n", info.why["zh"] + "\n"]
    lines.append(info.why["en"] + "\n")
    rows = [f"- 级别 severity：{words.VERDICTS[info.severity]} {info.severity}"]
    rows += [f"- 依据 statute：{one}" for one in statutes(info)]
    rows += [f"- 参数 parameter：`{name}` = {value}" for name, value in info.parameters.items()]
    if info.metadata:
        rows.append("- 需要 metadata.csv 的列：" + "、".join(f"`{name}`" for name in info.metadata))
    rows.append(f"- 如何核实：{info.clears}")
    return "\n".join(lines) + "\n" + "\n".join(rows) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Compare the page with the catalogue; with `--update` write it."""
    text = checks_page()
    if "--update" in arguments:
        PAGE.write_text(text, encoding="utf-8")
        print(f"written: {PAGE.name}")
        return 0
    if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        print("docs/checks.md is not what rules/audit says: make checks", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
