"""The page `docs/accuracy.md`: figures of the evaluation, said once more for readers. Nothing in it is typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from extract.evaluate.calibration import Band, bands, sure
from extract.evaluate.known import Wrong
from extract.evaluate.measure import Measured
from extract.evaluate.report import named
from extract.evaluate.tally import PARTS, Tally
from extract.evaluate.unseen import Unseen, section
from extract.record import SURE

_PARTS_ZH = {
    "fields": "字段",
    "parties": "当事人",
    "payments": "付款（行）",
    "payment_cells": "付款（单元格）",
    "penalties": "违约金（行）",
    "penalty_cells": "违约金（单元格）",
    "clauses": "条款",
    "clause_types": "条款类型",
    "items": "清单行",
    "evidence": "出处",
}
_COLUMNS = "准确率 precision", "召回率 recall", "F1", "对 right", "给出 given", "应有 wanted"


@dataclass(frozen=True)
class Versions:
    """What was measured: the program's version, hashes of its code and of its rules."""

    program: str
    code: str
    rules: str


def page(
    sets: Sequence[Measured],
    known: Sequence[Wrong],
    versions: Versions,
    unseen: Sequence[Unseen] = (),
    robust: str = "",
) -> str:
    """The whole page. `known` are the misses of the samples, the only ones that are spelt out."""
    sections = [
        _HEAD,
        _overview(sets),
        *filter(None, [section(list(unseen))]),
        calibration_section(sets),
        *filter(None, [robust]),
        *(measured_section(one) for one in sets),
        known_section(known, sets),
        METHOD,
        _versions(versions),
    ]
    return "\n\n".join(section.strip("\n") for section in sections) + "\n"


_HEAD = """
<!-- Written by `make accuracy`. Do not edit: change the program, then run it again. -->
# 准确度 · Accuracy

本页由 `make accuracy` 生成，不手写；每个数字都由 `hetong eval` 的同一段代码算出。
Written by `make accuracy`, never by hand; every figure comes from the code behind `hetong eval`.

> **怎样看这些数字 · Read this first.** 下列合同在开发时都看过：规则就是对着它们改的，所以这里的数字是上限，不是对新合同的承诺。
> 样本是为本项目写的虚构合同，答案也由本项目写。
> All contracts below were seen while the rules were written. The figures say how well the program reads what its
> authors have read; on contracts of other regions and drafters expect less. The samples are invented contracts, and
> their gold was written by the project itself.
"""

METHOD = """
## 怎样衡量 · How it is measured

- 答案（gold）是逐份读合同写下的，不是程序生成的；一个值可以有几种正确写法，给出其中任何一种都算对。
  Gold was written by reading each contract, not produced by the program; it may allow several right answers.
- **准确率 precision**：给出的值里对的比例；文中没有写而程序给了值，算错。**召回率 recall**：应有的值里读对的比例。
  **F1**：两者的调和平均。“—”表示没有可以判断的。
  Precision: share of the values given that are right, an invented value counts as wrong. Recall: share of the values
  wanted that are right. F1: their harmonic mean. “—”: nothing to judge.
- 数字按数值比较（比率允许 0.1 % 的相对误差），文字去空白、统一全角半角标点后逐字比较。
  Numbers compare as numbers (ratios within 0.1 %), texts character by character without spaces and with folded punctuation.
- 付款行按金额或比例与答案配对，违约金行按类别、责任方和数字配对，条款按编号和标题配对；配上的行再逐格比较。清单行要每格都对。
  Rows of payments pair by amount or percentage, penalties by kind, liable side and figures, clauses by number and
  heading; the cells of paired rows are then compared. A row of items is right if all its cells are.
- **出处 evidence**：每个值的引文必须一字不差地在正文所说的位置。Every quote stands in the text where it says.
- **总计 overall**：除出处外所有值和行合在一起的 F1（微平均）。F1 over all values and rows but the evidence.
"""


def _overview(sets: Sequence[Measured]) -> str:
    rows = []
    for one in sets:
        total = one.evaluation.total
        whole = sure(total.judged)
        share = f"{_figure(whole.share)} ({whole.right}/{whole.facts})"
        rows.append([f"{one.zh} · {one.en}", str(one.contracts), _figure(total.overall()), share])
    head = ["合同集 · set", "份数 contracts", "总计 overall F1", f"置信度 ≥ {SURE} 的值中对的 · right among the sure"]
    return "## 总览 · Overview\n\n" + _table(head, rows)


def calibration_section(sets: Sequence[Measured]) -> str:
    """A table of confidence bands: share right (right/facts) for each set."""
    by_set = [[*bands(one.evaluation.total.judged), sure(one.evaluation.total.judged)] for one in sets]
    labels = [band.label for band in by_set[0]]
    labels[-1] = f"**{labels[-1]}**"
    rows = [[label, *(_share(column[i]) for column in by_set)] for i, label in enumerate(labels)]
    head = ["置信度 confidence", *(f"{one.zh} · {one.en}" for one in sets)]
    words = (
        "每个值、付款行、违约金行和清单行都带置信度；这里是答案说到的那些值，按置信度分档，看每档中对的比例。\n"
        "Every fact and row carries a confidence; of those that gold speaks about, the share that is right, by band."
    )
    return f"## 置信度 · Calibration\n\n{words}\n\n{_table(head, rows)}"


def measured_section(one: Measured) -> str:
    """The figures of one set: by part, then by field."""
    total = one.evaluation.total
    parts = [[f"{_PARTS_ZH[part]} `{part}`", *_row(total, part)] for part in (*PARTS, "evidence")]
    fields = [[f"`{name}`", *_row(total, name)] for name in named(total)]
    return "\n\n".join(
        [
            f"## {one.zh} · {one.en}",
            f"{one.contracts} 份合同 · {one.contracts} contracts. 总计 overall F1: **{_figure(total.overall())}**",
            _table(["部分 part", *_COLUMNS], parts),
            "### 逐字段 · By field",
            _table(["字段 field", *_COLUMNS], fields),
        ]
    )


def known_section(known: Sequence[Wrong], sets: Sequence[Measured]) -> str:
    """What is wrong in the samples, one by one; of other sets only how much."""
    head = "## 已知的错误 · Known to be wrong"
    words = (
        "与 `tests/known_wrong.toml` 一致，测试双向检查：修好一条而不删，或错了一条而不列，都通不过。\n"
        "The strict expected failures of the samples: the tests fail for an entry that is fixed and for a miss not listed."
    )
    rows = [[f"`{one.sample}`", f"`{one.part}`", _cell(one.what)] for one in known]
    listed = _table(["样本 sample", "部分 part", "错在哪里 what"], rows, align="---") if rows else "没有。None."
    counts = [
        f"- {one.zh} · {one.en}: {sum(len(tally.misses) for tally in one.evaluation.contracts.values())}"
        for one in sets[1:]
    ]
    other = ["其他合同集不逐条列出，只计数 · Of the other sets only their number:\n" + "\n".join(counts)] if counts else []
    return "\n\n".join([head, words, listed, *other])


def _versions(versions: Versions) -> str:
    return (
        "## 版本 · Versions\n\n"
        f"- hetong {versions.program}\n- 代码 code: `{versions.code}`\n- 规则 rules: `{versions.rules}`"
    )


def _row(tally: Tally, name: str) -> list[str]:
    shares = [_figure(f(name)) for f in (tally.precision, tally.recall, tally.f1)]
    return [*shares, *(str(counter[name]) for counter in (tally.right, tally.given, tally.wanted))]


def _share(band: Band) -> str:
    return f"{_figure(band.share)} ({band.right}/{band.facts})" if band.facts else "—"


def _figure(value: float | None) -> str:
    """Three decimals, cut and not rounded: 1.000 means that nothing is wrong."""
    return "—" if value is None else f"{floor(value * 1000 + 1e-6) / 1000:.3f}"


def _cell(text: str) -> str:
    """Text that stays one cell of a table and is shown as it is."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], *, align: str = "---:") -> str:
    lines = [list(head), ["---", *[align] * (len(head) - 1)], *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
