"""The first sheet: what there is, what it adds up to, how to read it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from extract import labels
from extract.dataset.column import Column
from extract.dataset.workbook.cells import write, write_link, write_text
from extract.dataset.workbook.sheet import TableSheets
from extract.dataset.workbook.styles import Styles
from extract.record import Record

_MONEY = Column("total_amount", "decimal", "money")
_COUNT = Column("n", "int")
_MEANING = {
    "error": "由文本本身证明的算术错误或自相矛盾",
    "warning": "需要人看一看的疑点，不等于违规",
    "info": "供了解的提示",
}
_CONTENTS = {
    "contracts": "每份合同文件一行：编号、双方、金额、日期、期限；“计入合计”为否的是同一合同的另一份文件",
    "groups": "同一合同的几份文件，以及补充、续签、结算，以哪份为准及理由",
    "matches": "公告、采购文件、标书等各是哪份合同的，凭什么，有多大把握；分不清的如实列出",
    "differences": "合同与公告、采购文件逐项对照：一致、不一致、只有一方写明，附双方原文",
    "ledger": "付款台账的每一笔：对应哪份合同哪一期，是否提前、逾期、超付、收款人或账号不符",
    "balances": "每份合同的合同价、已付、余额、到期未付",
    "prices": "单价与参考价、与其他合同的比较，折算费率",
    "documents": "读过的每个文件是什么（合同、公告、标书……），凭哪些字判断",
    "lots": "公告、采购文件里的每个包（标段）：预算、限价、中标人、金额",
    "bidders": "公告、采购文件里写明的每个投标人（供应商）：报价、得分、名次",
    "verdicts": "人工核实审核发现的结论",
    "not_assessed": "没有条件做的检查及原因：未能评估不等于通过；没有行的，请先运行 hetong audit",
    "columns": "各工作表的列在 CSV、Parquet、DuckDB 里叫什么",
    "corrections": "人工更正的值",
    "parties": "每个当事人一行：名称、信用代码、地址、联系方式、账户",
    "amounts": "文中出现的每一笔金额",
    "payments": "每一期付款一行：比例、金额、条件、期限",
    "penalties": "每一项违约责任一行：责任方、情形、比例或金额、上限",
    "items": "货物、服务、工程量清单的每一行",
    "clauses": "合同条款，按原文顺序",
    "findings": "审核发现，按权重排列；黄色的“核实结论、核实人、说明”由人填写，hetong verdicts 结果文件夹 本文件 并入",
    "review": "取值存疑、建议先看原件的值",
    "failures": "没有读成的文件及原因",
}
_NOTES = (
    "空白：原文没有写明，或留空未填。程序不猜测、不补全。",
    "每一行都有“原文”和“页码”：取值就来自这段文字；“把握”在 0 到 1 之间，越低越应当核对。",
    "“文件”一列可点：各表跳到“合同”表中的那一行；导出时给了 --contracts，还能打开原件（PDF 的页码可点）。",
    "比例以百分数显示，单元格里存的是准确的小数（千分之五即 0.5%，万分之五即 0.05%）。",
    "日期只写到月或年的，保留原样，是文字而不是日期。",
    "超过 15 位的数字以文字保存，不损失精度；超过 32767 字的条款在此截断（以 … 结尾），全文在 json 里。",
    "列在数据集里的英文字段名见“字段对照”；灰色列供追溯用，不打印。",
)


class Tally:
    """What the overview counts, contract by contract."""

    def __init__(self) -> None:
        self.contracts = 0
        self.files = 0
        self.hardly = 0
        self.stated: Counter[tuple[str, str]] = Counter()
        self.totals: dict[tuple[str, str], Decimal] = {}
        self.categories: Counter[str] = Counter()
        self.severities: Counter[str] = Counter()
        self.unsure = 0

    def add(self, record: Record, *, counted: bool = True) -> None:
        """Count a contract; of a further file of one only that it is there."""
        self.files += 1
        self.hardly += record.source.read_state == "hardly"
        self.severities.update(finding.severity for finding in record.findings)
        if not counted:
            return
        fields = record.fields
        category = fields.category.value if fields.category else ""
        self.contracts += 1
        self.categories[category] += 1
        if fields.total_amount:
            key = category, fields.currency.value if fields.currency else "CNY"
            self.stated[key] += 1
            self.totals[key] = self.totals.get(key, Decimal(0)) + fields.total_amount.value


class Overview:
    """The sheet itself: made first, filled last."""

    def __init__(self, workbook: Any, styles: Styles) -> None:
        self._sheet = workbook.add_worksheet("概览")
        self._styles = styles
        self._row = 0
        for i, width in enumerate((20, 12, 18, 22, 60)):
            self._sheet.set_column(i, i, width)
        self._sheet.hide_gridlines(2)
        self._sheet.set_tab_color("#1F4E78")
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)

    def fill(self, tally: Tally, sheets: dict[str, TableSheets], run: str = "") -> None:
        """Write everything, from top to bottom; `run` tells the dataset."""
        self._text(0, "政府采购合同数据集", "title")
        self._next(2)
        if run:
            self._text(0, f"数据集 {run[:8]}：与报告页眉上的编号相同，说明出自同一次运行和审核", "quiet")
            self._next(2)
        if tally.files != tally.contracts:
            self._text(0, f"{tally.files} 份合同文件，{tally.contracts} 份合同；下面的合计每份合同只计一次，见“合同分组”", "bold")
            self._next(2)
        if tally.hardly:
            self._text(0, f"有 {tally.hardly} 份文件基本没有读懂，请先看原件：它们没有发现，不等于没有问题", "error")
            self._next(2)
        self._contents(sheets)
        self._totals(tally)
        self._findings(tally)
        self._section("怎样看这个工作簿")
        for note in _NOTES:
            self._text(0, f"· {note}")
            self._next()
        self._sheet.activate()

    def _contents(self, sheets: dict[str, TableSheets]) -> None:
        self._section("内容")
        self._heads("工作表", "行数", "内容")
        for table, sheet in sheets.items():
            write_link(self._sheet, self._row, 0, f"#'{sheet.name}'!A1", sheet.name, self._styles)
            self._count(1, sheet.rows)
            self._text(2, _CONTENTS[table], "indent")
            self._next()
        self._next()

    def _totals(self, tally: Tally) -> None:
        self._section("合同总价，按采购类别")
        self._heads("采购类别", "合同份数", "写明总价的份数", "总价合计", "币种")
        for category in (*labels.CODES["contracts"]["category"], ""):
            if not tally.categories[category]:
                continue
            self._text(0, labels.code("contracts", "category", category) or "未写明")
            self._count(1, tally.categories[category])
            keys = sorted(key for key in tally.totals if key[0] == category)
            for key in keys:
                self._money(tally.stated[key], tally.totals[key], key[1])
            if not keys:
                self._count(2, 0)
                self._next()
        self._text(0, "合计", "bold")
        self._count(1, tally.contracts, "bold")
        for currency in sorted({key[1] for key in tally.totals}):
            stated = sum(count for key, count in tally.stated.items() if key[1] == currency)
            total = sum((value for key, value in tally.totals.items() if key[1] == currency), Decimal(0))
            self._money(stated, total, currency, "bold")
        self._next(2 if not tally.totals else 1)

    def _findings(self, tally: Tally) -> None:
        self._section("审核发现")
        self._heads("结论", "条数", "含义")
        for severity, meaning in _MEANING.items():
            self._text(0, labels.SEVERITY[severity], severity)
            self._count(1, tally.severities[severity])
            self._text(2, meaning, "indent")
            self._next()
        self._next()

    def _section(self, title: str) -> None:
        for i in range(5):
            write_text(self._sheet, self._row, i, title if i == 0 else "", self._styles, "section")
        self._next()

    def _heads(self, *heads: str) -> None:
        for i, head in enumerate(heads):
            self._text(i, head, "head", *(["indent"] if i > 1 else []))
        self._next()

    def _money(self, stated: int, total: Decimal, currency: str, *looks: str) -> None:
        self._count(2, stated, *looks)
        write(self._sheet, self._row, 3, total, _MONEY, "contracts", self._styles, *looks)
        self._text(4, labels.code("contracts", "currency", currency), "indent", *looks)
        self._next()

    def _text(self, place: int, text: str, *looks: str) -> None:
        write_text(self._sheet, self._row, place, text, self._styles, *looks)

    def _count(self, place: int, count: int, *looks: str) -> None:
        write(self._sheet, self._row, place, count, _COUNT, "", self._styles, *looks)

    def _next(self, rows: int = 1) -> None:
        self._row += rows
