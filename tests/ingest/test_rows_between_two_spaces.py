"""Rows of a table whose columns stand between two spaces stay apart in a text that was wrapped at a width."""

from extract.ingest.reflow import Physical, reflow

ROWS = [
    "序号  服务内容  单位  数量  单价（元）  金额（元）",
    "1  林带巡查  次  80  450.00  36000.00",
    "2  火情值守  天  30  600.00  18000.00",
    "合计  54000.00",
]
PROSE = "承揽方应当按照约定的频次完成全部巡查工作并在次日上午向委托方报送巡查记录和照片"


def _wrapped(text: str, width: int = 27) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)]


def test_rows_stay_apart_and_prose_is_joined() -> None:
    lines = [*_wrapped(PROSE * 12 + "。"), *ROWS, *_wrapped(PROSE * 12 + "。")]
    groups = [tuple(group) for group in reflow([Physical(line, length=len(line)) for line in lines])]
    first = next(i for i, line in enumerate(lines) if line == ROWS[0])
    assert [(first + i,) for i in range(len(ROWS))] == [group for group in groups if group[0] in range(first, first + len(ROWS))]
    assert len(groups[0]) > 10
