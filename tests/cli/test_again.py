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
    monkeypatch.setattr(again, "PATIENCE", 0)
    (source / "3.txt").unlink()
    assert main(run) == exits.OK
    told = capsys.readouterr().out
    assert f"hetong audit {out}" in told and "约 1 分钟" in told and REPEATED not in _checks(out)


def _two(tmp_path: Path) -> tuple[Path, Path]:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for n in (1, 2):
        (source / f"{n}.txt").write_text(CONTRACT.format(n=n), encoding="utf-8")
    assert main(["run", str(source), "-o", str(out)]) == exits.OK
    return source, out


def test_what_was_reconciled_is_reconciled_again_with_the_same_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = _two(tmp_path)
    book = tmp_path / "支付.csv"
    rows = "付款日期,收款单位,支付金额,摘要,合同编号\n2025-12-20,云溪青苗园林有限公司,195000.00,养护费,YH-2025-001\n"
    book.write_text(rows, encoding="utf-8")
    assert main(["reconcile", str(out), "--ledger", str(book)]) == exits.OK
    (row,) = read_rows(out, "ledger")
    assert row["contract_path"] == "1.txt" and "paid-over-price" in _checks(out)
    capsys.readouterr()
    # The price turns out to be another: what was paid is no more than it.
    sha256 = next(one["sha256"] for one in read_rows(out, "documents") if one["path"] == "1.txt")
    ledger.add(out, "corrections", {"sha256": sha256, "place": "fields.total_amount", "new_value": "195000"})
    assert main(["run", str(source), "-o", str(out)]) == exits.OK
    told = capsys.readouterr().out
    assert "已重新对账" in told and "已重新审核" in told and read_rows(out, "ledger") and "paid-over-price" not in _checks(out)
    # A ledger that is gone is told, and nothing else falls with it.
    book.unlink()
    ledger.add(out, "corrections", {"sha256": sha256, "place": "fields.total_amount", "new_value": "190000"})
    assert main(["run", str(source), "-o", str(out)]) == exits.OK
    told = capsys.readouterr()
    assert f"hetong reconcile {out}" in told.err and "已重新审核" in told.out


def test_the_button_of_the_desk_audits_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """“写入各表” writes the tables and the report anew, from what was decided a moment ago."""
    testclient = pytest.importorskip("starlette.testclient")
    from extract.review.app import application
    from extract.review.desk import Desk
    from extract.review.guard import Sessions

    _, out = _two(tmp_path)
    assert main(["audit", str(out)]) == exits.OK
    there = _checks(out).count(REPEATED)
    host, sessions = "http://127.0.0.1:8610", Sessions(8610)
    desk = Desk(out, renew=again.renew)
    client = testclient.TestClient(application(desk, sessions, "林"), base_url=host)
    client.get("/enter", params={"token": sessions.token})
    headers = {"Origin": host, "X-Hetong": "1"}
    contract = read_rows(out, "contracts")[0]["contract_id"]
    message = {"kind": "correct", "place": "fields.total_amount", "value": "190000元", "seen": 0}
    assert client.post(f"/c/{contract}/act", json=message, headers=headers).status_code == 200
    assert 'id="settle"' in client.get("/").text
    capsys.readouterr()
    assert client.post("/settle", json={}, headers=headers).json() == {"written": True, "void": False}
    assert "已重新审核：2 份合同" in capsys.readouterr().out and _checks(out).count(REPEATED) == there > 0
    assert "190,000.00" in (out / "report.html").read_text(encoding="utf-8") and 'id="settle"' not in client.get("/").text
    desk.close()
