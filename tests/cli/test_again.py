"""What an audit found across contracts stands as long as the contracts do, whatever is corrected or read beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.cli import again, exits, main
from extract.dataset import ledger
from extract.dataset.load import read_rows
from extract.dataset.read import read_records

CONTRACT = """绿化养护合同
合同编号：YH-2025-00{n}
项目名称：{n}号园区绿化养护
甲方（采购人）：云溪市园林管理所
乙方（供应商）：云溪青苗园林有限公司
一、服务期限：自2025年{n}月1日起至2025年12月31日止。
二、合同总价：人民币{n}80,000.00元。
三、付款方式：验收合格后10日内一次付清。
四、乙方信息
乙方开户行：云溪银行城南支行
乙方账号：62220202001122334{n}5
签订日期：2024年12月2{n}日
"""
REPEATED = "repeat-same-buyer-supplier"


def _checks(out: Path) -> list[str]:
    return [row["check"] for row in read_rows(out, "findings")]


def test_findings_across_contracts_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for n in (1, 2):
        (source / f"{n}.txt").write_text(CONTRACT.format(n=n), encoding="utf-8")
    run = ["run", str(source), "-o", str(out)]
    assert main(run) == exits.OK and REPEATED not in _checks(out)
    assert not again.renew(out)  # nobody has asked for an audit
    assert main(["audit", str(out)]) == exits.OK
    there = _checks(out).count(REPEATED)
    assert there
    # A correction: what is read back before the tables are written, and after.
    sha256 = read_rows(out, "documents")[0]["sha256"]
    ledger.add(out, "corrections", {"sha256": sha256, "place": "fields.total_amount", "new_value": "190000"})
    assert sum(one.check == REPEATED for record in read_records(out) for one in record.findings) == there
    assert main(run) == exits.OK
    assert _checks(out).count(REPEATED) == there and (out / "report.html").is_file()
    assert "190,000.00" in (out / "report.html").read_text(encoding="utf-8")
    ledger.add(out, "corrections", {"sha256": sha256, "place": "fields.total_amount", "new_value": "200000"})
    assert main(["export", str(out), "--to", "csv", "--out", str(tmp_path / "to")]) == exits.OK
    assert REPEATED in (tmp_path / "to" / "csv" / "findings.csv").read_text(encoding="utf-8-sig")
    # A contract more: the audit is of all of them, as it was asked for. Nothing new: nothing is done.
    (source / "3.txt").write_text(CONTRACT.format(n=3), encoding="utf-8")
    capsys.readouterr()
    assert main(run) == exits.OK
    assert "已重新审核：3 份合同" in capsys.readouterr().out and _checks(out).count(REPEATED) >= there
    assert main(run) == exits.OK
    assert "已重新审核" not in capsys.readouterr().out
    # Where it would take long it is told, and what was found before is not passed for what is found now.
    monkeypatch.setattr(again, "AT_ONCE", 1)
    (source / "3.txt").unlink()
    assert main(run) == exits.OK
    assert f"hetong audit {out}" in capsys.readouterr().out and REPEATED not in _checks(out)
