"""The desk without a browser: what it shows, what it writes down, what it refuses, and what comes of it."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from extract.batch.originals import Originals
from extract.cli import exits, main
from extract.dataset import Dataset
from extract.dataset.journal import Journal
from extract.dataset.load import read_rows
from extract.dataset.read import read_record
from extract.record import Record
from extract.review import picture, sheets
from extract.review.app import application
from extract.review.desk import Desk
from extract.review.guard import Sessions
from extract.review.queue import Queue, Wish
from extract.review.view import Contract

from .conftest import HOST, LINES, PORT, Make, send


def _contract(desk: Desk, scan_id: str) -> Contract:
    return desk.contract(scan_id)


def test_a_correction_from_the_selection_has_its_evidence(
    client: TestClient, desk: Desk, scan_id: str, run: Path
) -> None:
    text = _contract(desk, scan_id).record.text or ""
    start = text.index("￥56700.00元")
    status, told = send(
        client, scan_id, kind="correct", place="fields.total_amount", start=start, end=start + 10, note="看原件"
    )
    assert status == 200
    total = _contract(desk, scan_id).record.fields.total_amount
    assert (
        total is not None
        and total.value == Decimal("56700.00")
        and total.text == "￥56700.00元"
        and total.boxes[0].page == 1
    )
    assert total.flags == ["corrected"] and total.read == {"value": "5670.00"}
    (act,) = Journal(run).acts()
    assert (act.who, act.old, act.read, act.new, act.note) == ("林", "5670.00", "5670.00", "56700.00", "看原件")
    # The instalment that was computed from the price follows it; the tables do when they are written.
    assert _contract(desk, scan_id).record.payments[0].amount == Decimal("17010.00")
    assert not desk.is_settled and desk.settle() and desk.is_settled
    assert {row["total_amount"] for row in read_rows(run, "contracts")} == {Decimal("56700.00"), Decimal("120000.00")}
    assert told["last"] == act.id


def test_a_value_entered_as_it_was_read_is_found_right(client: TestClient, desk: Desk, scan_id: str, run: Path) -> None:
    """Whoever opens the field and saves it as it stands has looked at it, and has corrected nothing."""
    for value, wanted, how in (("5,670元", "5670.00", "confirmed"), ("56700元", "56700", "corrected"), ("5670.0", "5670.00", "confirmed")):
        assert send(client, scan_id, kind="correct", place="fields.total_amount", value=value)[0] == 200
        total = _contract(desk, scan_id).record.fields.total_amount
        assert total is not None and (total.value, total.flags) == (Decimal(wanted), [how])
    assert [(act.kind, act.new) for act in Journal(run).acts()][::2] == [("confirm", "5670.00")] * 2


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ({"kind": "correct", "place": "fields.total_amount", "value": "约5万元"}, "约数"),
        ({"kind": "correct", "place": "fields.total_amount", "value": ""}, "未写明"),
        ({"kind": "correct", "place": "fields.signed_on", "value": "2025年2月30日"}, "日期"),
        ({"kind": "correct", "place": "parties.supplier.uscc", "value": "91110000MA00000000"}, "校验"),
        ({"kind": "correct", "place": "payments[9].amount", "value": "1元"}, "位置"),
        ({"kind": "add", "place": "penalties", "cells": {"rate": "5%"}}, "责任形式"),
        ({"kind": "add", "place": "payments", "cells": {}}, "至少"),
        ({"kind": "correct", "place": "fields.total_amount", "start": 5, "end": 3}, "对不上"),
    ],
)
def test_what_is_malformed_is_refused_with_its_reason(
    client: TestClient, scan_id: str, run: Path, message: dict[str, object], reason: str
) -> None:
    status, told = send(client, scan_id, **message)
    assert status == 422 and reason in str(told["reason"]) and Journal(run).last() == 0


def test_every_kind_of_value_can_be_marked_as_not_stated(client: TestClient, desk: Desk, scan_id: str) -> None:
    record = desk.contract(scan_id).record
    supplier = next(party for party in record.parties if party.role == "supplier")
    assert record.fields.total_amount is not None and supplier.name is not None and record.payments[0].percent is not None
    for place in ("fields.total_amount", "parties.supplier[1].name", "payments[1].percent"):
        assert send(client, scan_id, kind="correct", place=place, not_stated=True)[0] == 200, place
    record = desk.contract(scan_id).record
    assert record.fields.total_amount is None and record.payments[0].percent is None
    assert next(party for party in record.parties if party.role == "supplier").name is None


def test_rows_verdicts_notes_and_undo(client: TestClient, desk: Desk, scan_id: str) -> None:
    (finding,) = desk.contract(scan_id).findings({})
    assert "51,030.00元" in client.get(f"/c/{scan_id}/values").text and "51,030.00元" in client.get("/").text
    assert send(client, scan_id, kind="verdict", place=finding.key, value="dismissed", note="附件有")[0] == 200
    page = client.get(f"/c/{scan_id}/values").text
    assert "排除" in page and "附件有" in page
    assert (
        send(client, scan_id, kind="add", place="payments", cells={"label": "尾款", "kind": "final", "percent": "70%"})[
            0
        ]
        == 200
    )
    names = _contract(desk, scan_id).names["payments"]
    assert send(client, scan_id, kind="order", place="payments", order=names[::-1])[0] == 200
    assert send(client, scan_id, kind="confirm", place="penalties[1]")[0] == 200
    told = _contract(desk, scan_id)
    assert [(one.seq, one.percent) for one in told.record.payments] == [(1, Decimal("0.7")), (2, Decimal("0.30"))]
    assert told.record.penalties[0].flags == ["confirmed"]
    status, made = send(client, scan_id, kind="remove", place=f"payments[{names[0]}]")
    assert status == 200 and len(_contract(desk, scan_id).record.payments) == 1
    assert send(client, scan_id, kind="undo", undoes=made["uid"])[0] == 200
    assert send(client, scan_id, kind="undo", undoes=made["uid"])[0] == 422
    assert len(_contract(desk, scan_id).record.payments) == 2
    assert send(client, scan_id, kind="checked", place="", value=True)[0] == 200
    assert desk.shelf(Wish()).checked == 1
    (row,) = read_rows(desk.output, "verdicts") if desk.settle() else [{}]
    assert (row["finding"], row["verdict"], row["contract_id"]) == (finding.key, "dismissed", scan_id)


def test_two_reviewers_see_each_other(client: TestClient, desk: Desk, sessions: Sessions, scan_id: str) -> None:
    other = TestClient(application(desk, sessions, "陈"), base_url=HOST)
    other.get("/enter", params={"token": sessions.token})
    seen = client.get("/acts").json()["last"]
    assert send(other, scan_id, kind="correct", place="fields.total_amount", value="56700元")[0] == 200
    status, told = send(client, scan_id, kind="correct", place="fields.total_amount", value="5670元", seen=seen)
    assert status == 409 and told["conflict"]["who"] == "陈" and "56,700.00元" in told["conflict"]["value"]  # type: ignore[index]
    acts = client.get("/acts", params={"since": seen}).json()["acts"]
    assert [(one["who"], one["place"]) for one in acts] == [("陈", "fields.total_amount")]
    assert (
        send(client, scan_id, kind="correct", place="fields.total_amount", value="5670元")[0] == 200
    )  # having seen it


def test_the_text_of_a_contract_is_never_markup(desk: Desk, sessions: Sessions, tmp_path: Path, make_record) -> None:  # type: ignore[no-untyped-def]
    evil = "云溪市示范中学校服采购合同\n<img src=x onerror=alert(1)>\"'><script>alert(1)</script>\n"
    record = make_record("<b>x</b>.txt", text=evil + (make_record().text or ""))
    fields = record.fields.model_copy(deep=True)
    fields.title.value = fields.title.text = '"><script>alert(2)</script>'
    record = record.model_copy(update={"fields": fields})
    record.source.warnings.append("<script>alert(3)</script>")
    dataset = Dataset(tmp_path / "evil")
    dataset.add(record)
    dataset.finish()
    other = Desk(tmp_path / "evil")
    client = TestClient(application(other, sessions, "<i>林</i>"), base_url=HOST)
    client.get("/enter", params={"token": sessions.token})
    for path in (
        "/",
        "/?q=<script>",
        f"/c/{record.contract_id}",
        f"/c/{record.contract_id}/text",
        f"/c/{record.contract_id}/clauses",
    ):
        text = client.get(path).text
        assert (
            "<script>alert" not in text
            and "<img src" not in text
            and "<b>x" not in text
            and "<i>" not in text.replace("<i>林", "")
        )


def test_the_original_is_drawn_and_its_characters_are_known(client: TestClient, desk: Desk, scan_id: str) -> None:
    answer = client.get(f"/c/{scan_id}/image/1", params={"w": 800})
    assert answer.status_code == 200 and answer.content[:3] == b"\xff\xd8\xff"
    assert client.get(f"/c/{scan_id}/image/2").status_code == 404
    told = client.get(f"/c/{scan_id}/sheet/1").json()
    assert (
        "".join(told["text"]).startswith(LINES[0])
        and told["boxes"][:2] == [700, 600]
        and len(told["boxes"]) == 4 * len(told["text"])
    )
    places = client.get(f"/c/{scan_id}/find", params={"text": "56700. 00"}).json()["places"]
    text = desk.contract(scan_id).record.text or ""
    assert [text[a:b] for a, b in places] == ["56700.00"]


def test_without_the_original_the_text_is_there(run: Path, sessions: Sessions, scan_id: str, desk: Desk) -> None:
    (run.parent / "in" / "b.png").write_bytes(b"another file")
    other = Desk(run, run.parent / "in")
    client = TestClient(application(other, sessions, "林"), base_url=HOST)
    client.get("/enter", params={"token": sessions.token})
    assert client.get(f"/c/{scan_id}/image/1").status_code == 404
    assert (
        'data-pictures="0"' in client.get(f"/c/{scan_id}").text
        and client.get(f"/c/{scan_id}/sheet/1").status_code == 200
    )
    assert LINES[2] in client.get(f"/c/{scan_id}/text").text


def test_no_file_outside_the_folder_is_an_original(run: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    sha256 = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"  # of `secret`
    (run.parent / "in" / "link.png").symlink_to(tmp_path / "secret.png")
    originals = Originals(run, run.parent / "in")
    for path in ("../secret.png", str(tmp_path / "secret.png"), "link.png", "x/../../secret.png"):
        assert originals.item(sha256, path) is None
        originals._known.clear()


def test_candidates_are_offered_with_their_rule(client: TestClient, scan_id: str) -> None:
    page = client.get(f"/c/{scan_id}").text
    assert "price.figures" in page and 'data-cell="56700.00"' in page


def test_the_queue_finds_sorts_and_turns_pages(tmp_path: Path, make_record) -> None:  # type: ignore[no-untyped-def]
    dataset = Dataset(tmp_path / "many")
    for number in range(60):
        record = make_record(f"{number:03}.txt", salt=str(number))
        record.source.review_priority = number
        dataset.add(record)
    dataset.finish()
    queue = Queue(tmp_path / "many")
    shelf = queue.shelf(Wish())
    assert (shelf.total, shelf.pages, len(shelf.rows)) == (60, 2, 50) and shelf.rows[0]["path"] == "059.txt"
    assert [row["path"] for row in queue.shelf(Wish(words="017")).rows] == ["017.txt"]
    assert queue.shelf(Wish(sort="path", page=2)).rows[-1]["path"] == "059.txt"
    assert queue.shelf(Wish(only="checked")).total == 0 and queue.shelf(Wish(type="tender")).total == 0
    assert queue.beside(shelf.rows[1]["contract_id"]) == (shelf.rows[0]["contract_id"], shelf.rows[2]["contract_id"])
    desk = Desk(tmp_path / "many")
    assert (
        desk.shelf(Wish(words="人民币壹拾贰万元整"), in_text=True).total == 60
        and desk.shelf(Wish(words="人民币壹拾贰万元整")).total == 0
    )


def test_checked_contracts_become_gold_and_lessons(
    client: TestClient, desk: Desk, scan_id: str, run: Path, tmp_path: Path, capsys
) -> None:  # type: ignore[no-untyped-def]
    assert main(["review", str(run), "--gold", str(tmp_path / "gold")]) == exits.NOTHING_TO_DO
    start = (desk.contract(scan_id).record.text or "").index("￥56700.00")
    send(client, scan_id, kind="correct", place="fields.total_amount", start=start, end=start + 9)
    send(client, scan_id, kind="confirm", place="fields.title")
    send(client, scan_id, kind="checked", place="", value=True)
    page = client.get("/lessons").text
    example = "合同总价为￥56700.00元，含税。"
    assert "price.total" in page and "1 / 1" in page and example in page
    assert main(["review", str(run), "--gold", str(tmp_path / "gold")]) == exits.OK
    gold = json.loads((tmp_path / "gold" / "b.json").read_text(encoding="utf-8"))
    assert gold["fields"]["total_amount"] == "56700.00" and gold["fields"]["lot"] is None and gold["checked_by"] == "林"
    capsys.readouterr()
    assert main(["eval", str(run), str(tmp_path / "gold"), "--details"]) == exits.OK
    said = capsys.readouterr().out
    assert (
        "total_amount: got 5670.00, want 56700.00" in said and "95 %" in said
    )  # what was read, not what was put right


def test_the_text_is_shown_whole(desk: Desk, scan_id: str) -> None:
    told = desk.contract(scan_id)
    text = told.record.text or ""
    pieces = [one for one in sheets.flow(text, told.layout) if isinstance(one, sheets.Piece)]
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in pieces)
    assert "".join(one.text for one in pieces) == text.replace("\n", "") and pieces[0].page == 1


def test_what_cannot_be_drawn_ends_nothing(run: Path, desk: Desk) -> None:
    broken = run.parent / "in" / "c.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing of it")
    import hashlib

    sha256 = hashlib.sha256(broken.read_bytes()).hexdigest()
    assert desk.renderer.image(sha256, "c.pdf", "pdf", 1, 800) is None
    scan = (run.parent / "in" / "b.png").read_bytes()
    assert desk.renderer.image(hashlib.sha256(scan).hexdigest(), "b.png", "png", 1, 800) is not None
    assert picture.PICTURES


def test_what_was_left_out_is_said(
    run: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.review import serve

    monkeypatch.setattr(serve, "NEEDED", ("not_there_at_all",))
    assert main(["review", str(run), "--no-browser"]) == exits.USAGE
    assert "hetong[review]" in capsys.readouterr().err


def test_what_is_kept_of_places_is_what_was_there(desk: Desk, scan_id: str, run: Path) -> None:
    told = desk.contract(scan_id)
    start = (told.record.text or "").index("青禾家具")
    page, boxes = told.layout.place(start, start + 4)  # type: ignore[union-attr]
    assert page == 1 and [(round(one.x0), round(one.top), round(one.x1)) for one in boxes] == [(112, 120, 168)]
    assert read_record(run, scan_id).contract_id == scan_id


def test_explain_knows_the_candidates_without_reading_again(run: Path, scan_id: str) -> None:
    from extract.cli.subject import Subject, explanation

    said = explanation(Subject(run / "json" / f"{scan_id}.json", "zh"), "total_amount")
    assert "price.figures" in said and "56700.00" in said and "没有存" not in said


def test_a_run_that_went_away_or_is_damaged_is_said(client: TestClient, desk: Desk, scan_id: str, run: Path) -> None:
    assert send(client, scan_id, kind="checked", place="", value=True, seen=0)[0] == 200
    journal = run / "review.sqlite"
    good, other = journal.read_bytes(), b"rubbish" * 900
    for path in ("/", f"/c/{scan_id}", "/lessons"):
        journal.write_bytes(other)
        answer = client.get(path)
        assert answer.status_code == 422 and "review.sqlite：已损坏" in answer.json()["reason"]
        assert journal.read_bytes() == other  # nobody's decisions are thrown away
        journal.write_bytes(good)
        assert client.get(path).status_code == 200
    journal.write_bytes(b"")  # broken off before anything was entered
    assert client.get("/").status_code == 200
    assert send(client, scan_id, kind="checked", place="", value=True, seen=0)[0] == 200
    run.rename(run.with_name("gone"))
    answer = client.get("/")
    assert answer.status_code == 422 and "结果文件夹" in answer.json()["reason"] and not run.exists()


NOTICE = (
    "临湖县第二中学书架采购项目中标公告\n一、项目编号：LH-2025-031\n二、项目名称：书架采购\n三、中标信息\n"
    "包1\n供应商名称：临湖青松家具有限公司\n中标金额：236000.00元\n包2\n供应商名称：临湖文澜家具有限公司\n中标金额：58000.00元\n"
    "四、公告日期：2025年3月6日\n五、评审委员会成员名单：许云帆（组长）、杜若兰、采购人代表：韩北辰\n六、联系方式\n采购人：临湖县第二中学\n"
)


@pytest.fixture
def noticed(tmp_path: Path) -> tuple[Desk, TestClient, str]:
    """A desk with an announcement of two lots."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "公告.txt").write_text(NOTICE, encoding="utf-8")
    assert main(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == exits.OK
    desk = Desk(tmp_path / "out", tmp_path / "in")
    sessions = Sessions(8610)
    client = TestClient(application(desk, sessions, "林"), base_url=HOST)
    client.get("/enter", params={"token": sessions.token})
    return desk, client, read_rows(tmp_path / "out", "documents")[0]["contract_id"]


def test_what_an_announcement_states_is_shown_and_put_right(noticed: tuple[Desk, TestClient, str]) -> None:
    desk, client, one = noticed
    page = client.get(f"/c/{one}/values").text
    for shown in ('data-place="notice.publication_date"', 'data-place="lots[1].amount"', "236,000.00", "临湖文澜家具有限公司"):
        assert shown in page, shown
    for message in (
        {"kind": "correct", "place": "notice.publication_date", "value": "2025年3月8日"},
        {"kind": "correct", "place": "lots[2].amount", "value": "伍万玖仟元整"},
        {"kind": "confirm", "place": "lots[1].suppliers"},
        {"kind": "add", "place": "bidders", "cells": {"name": "临湖远山家具有限公司", "price": "6.1万元", "rank": "2"}},
    ):
        assert send(client, one, **message)[0] == 200, message
    assert send(client, one, kind="correct", place="lots[2].amount", value="约5万元")[0] == 422
    assert send(client, one, kind="correct", place="notice.lots", value="x")[0] == 422
    notice = desk.contract(one).record.notice
    assert notice is not None and notice.publication_date is not None
    assert notice.publication_date.value == "2025-03-08" and notice.publication_date.flags == ["corrected"]
    assert [row.amount for row in notice.lots] == [Decimal("236000.00"), Decimal("59000")]
    assert notice.bidders[-1].price == Decimal("61000.0")
    assert desk.settle()
    assert [row["amount"] for row in read_rows(desk.output, "lots")] == [Decimal("236000.00"), Decimal("59000")]
    assert str(read_rows(desk.output, "documents")[0]["publication_date"]) == "2025-03-08"
    undone = Journal(desk.output).acts()[1].uid
    assert send(client, one, kind="undo", place="", undoes=undone)[0] == 200
    made = desk.contract(one).record.notice
    assert made is not None and made.lots[1].amount == Decimal("58000.00")


def test_the_price_of_what_is_no_contract_is_called_what_it_is(tmp_path: Path) -> None:
    invoice = (
        "电子发票（普通发票）\n发票号码：2412\n开票日期：2025年4月1日\n购买方：临湖县第二中学\n"
        "销售方：临湖青松家具有限公司\n价税合计：（小写）¥58000.00\n"
    )
    award = NOTICE.replace("包1\n", "").split("包2")[0] + "四、公告日期：2025年3月6日\n采购人：临湖县第二中学\n"
    (tmp_path / "in").mkdir()
    for name, text in (("公告.txt", award), ("发票.txt", invoice)):
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    assert main(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == exits.OK
    said = {
        language: {one.label for row in read_rows(tmp_path / "out", "documents")
                   for one in Desk(tmp_path / "out", None, language).contract(row["contract_id"]).fields("money")}
        for language in ("zh", "en")
    }  # fmt: skip
    assert {"中标（成交）金额", "价税合计"} <= said["zh"] and "合同总价" not in said["zh"]
    assert {"award price", "invoice total"} <= said["en"]


def test_the_committee_is_shown_and_put_right(noticed: tuple[Desk, TestClient, str]) -> None:
    desk, client, one = noticed
    read = desk.contract(one).record.notice
    assert read is not None and [member.name for member in read.committee] == ["许云帆", "杜若兰", "韩北辰"]
    page = client.get(f"/c/{one}").text
    for shown in ('data-place="committee[2].name"', "评审（验收）小组", "采购人代表", 'id="add-committee"'):
        assert shown in page, shown
    for message in (
        {"kind": "correct", "place": "committee[2].name", "value": "杜若岚"},
        {"kind": "correct", "place": "committee[2].role", "value": "成员"},
        {"kind": "remove", "place": "committee[3]"},
        {"kind": "add", "place": "committee", "cells": {"name": "贺知遥", "role": "member"}},
    ):
        assert send(client, one, **message)[0] == 200, message
    status, told = send(client, one, kind="add", place="committee", cells={"role": "chair"})
    assert status == 422 and "姓名" in str(told["reason"])
    assert send(client, one, kind="correct", place="committee[1].name", not_stated=True)[0] == 422  # a row without a name is none
    assert send(client, one, kind="correct", place="committee[1].role", value="校长")[0] == 422
    notice = desk.contract(one).record.notice
    assert notice is not None
    assert [(member.name, member.role) for member in notice.committee] == [
        ("许云帆", "chair"), ("杜若岚", "member"), ("贺知遥", "member")
    ]  # fmt: skip
    assert desk.settle()
    assert read_rows(desk.output, "documents")[0]["committee"] == ["许云帆", "杜若岚", "贺知遥"]


def test_what_an_announcement_states_is_put_right_without_the_desk(tmp_path: Path) -> None:
    """By a table alone: what is written there is read as what is typed at the desk, and stands after the next run."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "公告.txt").write_text(NOTICE, encoding="utf-8")
    run = ["run", str(tmp_path / "in"), "-o", str(tmp_path / "out")]
    assert main(run) == exits.OK
    sha256 = read_rows(tmp_path / "out", "documents")[0]["sha256"]
    table = tmp_path / "更正.csv"
    rows = {"notice.budget": "30万元", "notice.publication_date": "2025年3月9日", "lots[2].amount": "伍万玖仟元整"}
    rows["committee[1].name"] = "许云凡"
    lines = [f"{sha256},{place},{value}" for place, value in rows.items()]
    table.write_text("\n".join(["sha256,place,new_value", *lines, ""]), encoding="utf-8")
    assert main(["corrections", str(tmp_path / "out"), "--import", str(table)]) == exits.OK
    for again in (False, True):
        if again:
            assert main([*run, "--fresh"]) == exits.OK
        (row,) = read_rows(tmp_path / "out", "documents")
        assert (row["budget"], str(row["publication_date"])) == (Decimal("300000"), "2025-03-09")
        assert row["committee"] == ["许云凡", "杜若兰", "韩北辰"]
        assert [lot["amount"] for lot in read_rows(tmp_path / "out", "lots")] == [Decimal("236000.00"), Decimal("59000")]
    told = tmp_path / "出.csv"
    assert main(["corrections", str(tmp_path / "out"), "--export", str(told)]) == exits.OK
    kept = told.read_text(encoding="utf-8-sig")
    assert all(place in kept for place in rows)
    notice = read_record(tmp_path / "out", row["contract_id"]).notice
    assert notice is not None and notice.publication_date is not None
    assert notice.publication_date.read == {"value": "2025-03-06"}  # what was read stays beside it
    table.write_text(f"sha256,place,new_value\n{sha256},notice.budget,约30万元\n", encoding="utf-8")
    assert main(["corrections", str(tmp_path / "out"), "--import", str(table)]) == exits.USAGE


def test_type_and_heading_of_a_clause_are_put_right_and_the_tree_stays(noticed: tuple[Desk, TestClient, str]) -> None:
    desk, client, one = noticed
    before = desk.contract(one).record.clauses
    assert 'data-place="clauses[2].type"' in client.get(f"/c/{one}/clauses").text
    assert send(client, one, kind="correct", place="clauses[2].type", value="付款")[0] == 200
    assert send(client, one, kind="correct", place="clauses[2].heading", value="中标的单位")[0] == 200
    assert send(client, one, kind="correct", place="clauses[2].type", value="没有这种")[0] == 422
    for refused in ("clauses[2].text", "clauses[2].start", "clauses[99].type"):
        assert send(client, one, kind="correct", place=refused, value="x")[0] == 422, refused
    assert send(client, one, kind="remove", place="clauses[2]")[0] == 422
    assert send(client, one, kind="add", place="clauses", cells={"heading": "x"})[0] == 422
    after = desk.contract(one)
    assert (after.record.clauses[1].type, after.record.clauses[1].heading) == ("payment", "中标的单位")
    assert [row.id for row in after.record.clauses] == [row.id for row in before]
    shown = after.clauses()[1].type
    assert shown.state == "corrected" and shown.read is not None
    assert desk.settle() and read_record(desk.output, one).clauses[1].type == "payment"


def test_a_page_that_is_read_upright_is_drawn_upright(tmp_path: Path) -> None:
    """Pages turned by /Rotate, and pages whose words run along another side: the picture lies as the boxes do."""
    from PIL import Image, ImageChops, ImageStat
    from pypdf import PdfReader, PdfWriter
    from reportlab.pdfgen.canvas import Canvas

    (tmp_path / "in").mkdir()
    for lying, rotated in ((0, 0), (0, 90), (0, 180), (0, 270), (90, 0), (270, 90)):
        made = io.BytesIO()
        canvas = Canvas(made, pagesize=(420, 420))
        canvas.translate(*{0: (0, 0), 90: (420, 0), 270: (0, 420)}[lying])
        canvas.rotate(lying)
        lines = ("PURCHASE CONTRACT No. LH-2025-001", "Buyer: Linhu School", "Total price: CNY 56,700.00", f"Copy {lying} {rotated}")
        for i, line in enumerate(lines):
            canvas.drawString(60, 340 - 30 * i, line)
        canvas.save()
        writer = PdfWriter(clone_from=PdfReader(made))
        writer.pages[0].rotation = rotated
        writer.write(tmp_path / "in" / f"{lying}-{rotated}.pdf")
    main(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "-j", "1"])
    desk = Desk(tmp_path / "out", tmp_path / "in")
    pictures = {}
    for row in read_rows(tmp_path / "out", "documents"):
        contract = desk.contract(row["contract_id"])
        source, text = contract.record.source, contract.record.text or ""
        placed = sheets.placed(text, contract.layout, 1)
        assert placed and placed[0][4].startswith("PURCHASE")
        drawn = desk.renderer.image(source.sha256, source.path, "pdf", 1, 800, lambda words=placed: words)  # type: ignore[misc]
        assert drawn is not None
        pictures[row["path"]] = Image.open(io.BytesIO(drawn)).convert("L")
    desk.close()
    plain = pictures.pop("0-0.pdf")
    assert len(pictures) == 5
    for name, one in pictures.items():
        assert one.size == plain.size, name
        assert ImageStat.Stat(ImageChops.difference(one, plain)).mean[0] < 1.5, name
    turned = plain.rotate(90)
    assert ImageStat.Stat(ImageChops.difference(turned, plain)).mean[0] > 3


def test_a_sum_in_another_currency_is_never_called_yuan(tmp_path: Path, make_record: Make) -> None:
    """In the queue and beside the contract; and a name that this system has no file for is that of no file at hand."""
    record = make_record("a.txt")
    data = json.loads(record.model_dump_json(by_alias=True))
    data["fields"]["currency"] = {**data["fields"]["total_amount"], "value": "USD"}
    for one in data["amounts"]:
        one["currency"] = "USD"
    data["source"]["path"] = "很长的名称" * 60 + ".txt"
    dataset = Dataset(tmp_path / "out")
    dataset.add(Record.model_validate(data))
    dataset.finish()
    sessions = Sessions(PORT)
    desk = Desk(tmp_path / "out", tmp_path)
    client = TestClient(application(desk, sessions, "林"), base_url=HOST)
    client.get("/enter", params={"token": sessions.token})
    for address in ("/", f"/c/{record.contract_id}"):
        told = client.get(address)
        assert told.status_code == 200 and "120,000.00美元" in told.text and "120,000.00元" not in told.text
    desk.close()
