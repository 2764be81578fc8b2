"""`docs/checks.md`, written from the catalogue: `python -m extract.report.checks_page --update`."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extract import labels
from extract.audit import default_catalogue
from extract.audit.catalogue import CATEGORIES, CheckInfo, Stake
from extract.report.check_part import statutes

_ROOT = Path(__file__).resolve().parents[2]
PAGE = _ROOT / "docs" / "checks.md"
_TESTS = _ROOT / "tests" / "audit"
_LONGEST = 600
"""Characters of an example that the page shows."""

_HEAD = """<!-- Written from rules/audit/*.toml and tests/audit/*.toml by `make checks`. Change those, not this page. -->
# 检查项 · Checks

`hetong audit OUTPUT` 的全部检查；“对账”一类由 `hetong reconcile` 给出（[reconcile.md](reconcile.md)）。
**错误**由原文自身证明（计算或前后矛盾），**疑点**需要人核实，**提示**仅供参考、默认不显示。
未能评估不等于通过。法规按合同签订日有效的版本引用。
参数、措辞和法规都在 `rules/audit/`，每项检查的代码是 `extract/audit/checks/` 下的同名模块。

Every check of `hetong audit OUTPUT`; those of the category reconcile are made by `hetong reconcile`.
**error**: proved by the text itself (arithmetic or contradiction); **warning**: a person
has to look; **info**: off by default. “Not assessed” is never “passed”. A statute is cited in the version in force on the day
of signing. Thresholds, wordings and statutes stand in `rules/audit/`, the code of a check in the module of the same name.

会报的例子和不报的例子来自 `tests/audit/examples.toml`，每次测试都运行；只写出与一份普通合同不同的行。
“对账”一类要几份文件才看得出，例子用话写出，由 `tests/reconcile/` 的测试造出文件来核对。
“样例”是 `samples/` 的合同，报出的每一条都由人对照原文读过
（`tests/audit/judged.toml`）；样例少，没有报过不等于准确。

The examples that fire and keep silent are from `tests/audit/examples.toml` and run in every test; only the lines are shown that differ
from a plain contract. Those of the category reconcile need several papers: they are told in words, and `tests/reconcile/` makes them.
What the checks find in the contracts of `samples/` was read against the text by a person (`tests/audit/judged.toml`).
"""


_STAKES: Mapping[Stake, str] = {
    "difference": "应为与实为之差（比例乘总价）",
    "share": "比例之差乘总价",
    "price": "合同总价",
    "payment": "所指的各期付款",
}


def checks_page() -> str:
    """The whole page."""
    infos = list(default_catalogue().checks.values())
    given = _toml("examples.toml")
    examples = {one["check"]: one for one in (*given["example"], *given["folder"], *given["papers"])}
    judged = _toml("judged.toml")["read"]
    parts = [_HEAD]
    for category in CATEGORIES:
        members = [info for info in infos if info.category == category]
        if not members:
            continue
        parts.append(f"\n## {labels.CHECK_CATEGORY[category]} · {category}\n\n| 检查 check | 名称 | 级别 |\n|---|---|---|\n")
        parts += [f"| [`{i.id}`](#{i.id}) | {i.title['zh']} | {labels.SEVERITY[i.severity]} |\n" for i in members]
        parts += [_check(info, examples.get(info.id), _precision(info.id, judged)) for info in members]
    return "".join(parts)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_TESTS / name).read_text(encoding="utf-8"))


def _precision(check: str, judged: Mapping[str, Mapping[str, bool]]) -> str:
    """How many of its findings in the samples are true, "" where it finds nothing there."""
    read = [found[check] for found in judged.values() if check in found]
    return f"{len(read)} 份样例报出，属实 {sum(read)} 份" if read else ""


def _lines(example: Mapping[str, Any], name: str) -> str:
    """What an example shows: its own lines, or those that it changes."""
    if isinstance(example.get(name), str):
        return str(example[name])
    if text := example.get(f"{name}_text"):
        told = text.strip()
    elif isinstance(example[name][0] if example[name] else [], dict):
        told = "\n".join(f"合同{n}：{_contract(one)}" for n, one in enumerate(example[name], 1))
    else:
        told = "\n".join(new if new else f"（没有：{old.splitlines()[0]}）" for old, new in example[name]).strip()
    told = told or "（普通合同原样）"
    if metadata := example.get(f"{name}_metadata") or example.get("metadata"):
        told += "\n" + "metadata.csv：" + "，".join(f"{key}={value}" for key, value in metadata.items())
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…"


_NAMES = {
    "number": "合同编号", "project": "项目", "supplier": "供应商", "phone": "电话", "contact": "联系人", "account": "账号",
    "total": "总价", "start": "自", "end": "至", "signed": "签订", "annex": "附有",
}  # fmt: skip


def _contract(changes: Mapping[str, str]) -> str:
    return "，".join(f"{_NAMES[name]}{value}" for name, value in changes.items()) or "（普通合同）"


def _example(example: Mapping[str, Any] | None) -> str:
    if example is None:
        return ""
    shown = (("会报 fires", "fires"), ("不报 silent", "silent"))
    return "".join(f"\n{name}：\n\n```text\n{_lines(example, key)}\n```\n" for name, key in shown)


def _check(info: CheckInfo, example: Mapping[str, Any] | None, precision: str) -> str:
    lines = [f"\n### {info.id}\n", f"**{info.title['zh']}** · {info.title['en']}\n", info.why["zh"] + "\n"]
    lines.append(info.why["en"] + "\n")
    rows = [f"- 级别 severity：{labels.SEVERITY[info.severity]} {info.severity}"]
    rows += [f"- 依据 statute：{one}" for one in statutes(info)]
    rows += [f"- 参数 parameter：`{name}` = {value}" for name, value in info.parameters.items()]
    if info.metadata:
        rows.append("- 需要 metadata.csv 的列：" + "、".join(f"`{name}`" for name in info.metadata))
    if info.severity == "error" and info.error_not:
        rows.append("- 降为疑点 only a warning：" + "；".join(labels.LESSENED[name] for name in info.error_not))
    if info.severity != "info" and info.hint_when:
        rows.append("- 疑点降为提示 only a hint：" + "；".join(labels.LESSENED[name] for name in info.hint_when))
    if info.stake:
        rows.append(f"- 涉及金额 at stake：{_STAKES[info.stake]}")
    rows.append(f"- 如何核实：{info.clears}")
    if info.blind:
        rows.append(f"- 看不到什么 cannot see：{info.blind}")
    if precision:
        rows.append(f"- 样例 samples：{precision}")
    return "\n".join(lines) + "\n" + "\n".join(rows) + "\n" + _example(example)


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
