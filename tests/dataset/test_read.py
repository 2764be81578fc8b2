"""A finished run is read back record by record."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.batch import discover, run_job
from extract.dataset.read import contract_ids, read_records
from extract.errors import UsageError


@pytest.fixture
def output(tmp_path: Path) -> Path:
    contracts = tmp_path / "in"
    contracts.mkdir()
    for name in ("b", "a"):
        (contracts / f"{name}.txt").write_text(
            f"采购合同{name}\n合同编号：{name}-1\n甲方：云溪县{name}局\n乙方：远山{name}有限公司\n一、合同总价：100元。\n二、验收合格后付款。\n",
            encoding="utf-8",
        )
    run_job(list(discover([contracts])), tmp_path / "out")
    return tmp_path / "out"


def test_records_come_in_the_order_of_their_paths(output: Path) -> None:
    records = list(read_records(output))
    assert [record.source.path for record in records] == ["a.txt", "b.txt"]
    assert [record.contract_id for record in records] == contract_ids(output)


def test_a_folder_that_is_no_run_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="hetong run"):
        contract_ids(tmp_path)


def test_a_missing_record_is_said_so(output: Path) -> None:
    next((output / "json").glob("*.json")).unlink()
    with pytest.raises(UsageError, match="缺失"):
        list(read_records(output))
