"""Forged requests: other hosts, other origins, no session, tricks with paths; not one of them gets anything or does anything."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from extract.dataset.journal import Journal
from extract.review.app import application
from extract.review.desk import Desk
from extract.review.guard import LARGEST, Sessions

from .conftest import HOST, PORT

GOOD = {"Origin": HOST, "X-Hetong": "1", "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
HOSTS = (
    "evil.example",
    f"evil.example:{PORT}",
    "127.0.0.1",
    "127.0.0.1:80",
    f"127.0.0.1.evil.example:{PORT}",
    f"[::1]:{PORT}",
    "",
    f"0.0.0.0:{PORT}",
)
ORIGINS = (
    None,
    "null",
    "http://evil.example",
    f"https://127.0.0.1:{PORT}",
    "http://127.0.0.1",
    f"http://127.0.0.1:{PORT + 1}",
    f"{HOST}/",
    f"{HOST}.evil.example",
)
SITES = ("cross-site", "same-site")
PATHS = (
    "/../etc/passwd", "/static/../../pyproject.toml", "/static/..%2f..%2fpyproject.toml", "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/..\\..\\x", "/static/style.css%00.js", "/static//etc/passwd", "/c/../../etc/passwd", "/c/..%2f..%2fx/image/1",
    "/c/ID/image/../../../x", "/c/ID/image/0", "/c/ID/image/-1", "/c/ID/image/999999", "/c/ID/image/1e3", "/c/ID/sheet/99",
    "/c/0000000000000000", "/c/0000000000000000/image/1", "/c/ID'--", "/c/ID%00", "/c/ID/", "/c/IDID", "/json/ID.json", "/review.sqlite",
    "/.hetong/manifest.sqlite", "/static/review.sqlite", "/static/base.html", "/contracts.csv", "/c/ID/image/1?w=../../x",
    "/c/ID/image/1?w=-5", "/c/ID/image/1?w=99999999", "/static/%252e%252e/x", "/c/%2e%2e%2fID",
)  # fmt: skip
_PRICE, _ALL = '"place": "fields.total_amount"', '"seen": 0'
MESSAGES = (
    b"", b"null", b"[]", b"{", b'"x"', b"1", b"{}" + b" " * LARGEST, b"[" * 5000,
    *(f"{{{message}}}".encode() for message in (
        '"kind": "drop"', '"kind": "correct"', f'"kind": ["add"], {_ALL}', f'"kind": "undo", "undoes": "x", {_ALL}',
        f'"kind": "correct", "place": "../../x", "value": "1", {_ALL}', f'"kind": "remove", {_PRICE}, {_ALL}',
        f'"kind": "correct", "place": "fields.__class__", "value": "1", {_ALL}',
        f'"kind": "correct", "place": "source.path", "value": "/etc/passwd", {_ALL}',
        f'"kind": "correct", {_PRICE}, "value": "1元"', f'"kind": "correct", {_PRICE}, "start": -1, "end": 5, {_ALL}',
        f'"kind": "correct", {_PRICE}, "start": 0, "end": 999999999, {_ALL}', f'"kind": "verdict", "place": "x", {_ALL}',
        f'"kind": "add", "place": "clauses", "cells": {{}}, {_ALL}', f'"kind": "add", "place": "payments", "cells": "x", {_ALL}',
        f'"kind": "add", "place": "payments", "cells": {{"text": "x"}}, {_ALL}', '"kind": "note", "place": "", "seen": "0"',
        f'"kind": "order", "place": "payments", "order": ["1", "2"], {_ALL}', '"kind": "note", "place": "", "seen": 1e400',
        f'"kind": "note", "place": "", "seen": {10**30}', '"kind": "note", "place": "", "seen": true',
        '"kind": "note", "place": "", "seen": -1',
        f'"kind": "correct", "place": "fields.title", "value": "\\ud800", {_ALL}',
        f'"kind": "note", "place": "", "note": "\\udfff", {_ALL}',
        f'"kind": "note", "place": "", "note": [1], {_ALL}',
    )),
)  # fmt: skip


def _forged(scan_id: str) -> list[tuple[str, str, dict[str, str | None], bytes]]:
    """Requests of a browser that has a session, each forged in one way: method, path, headers (`None`: left out), body."""
    act = f"/c/{scan_id}/act"
    body = b'{"kind": "checked", "place": "", "value": true, "seen": 999}'
    made: list[tuple[str, str, dict[str, str | None], bytes]] = []
    for host, (method, path) in itertools.product(HOSTS, (("GET", "/"), ("GET", f"/c/{scan_id}"), ("POST", act))):
        made.append((method, path, {**GOOD, "Host": host}, body))
    for origin, path in itertools.product(ORIGINS, (act, "/settle", "/reviewer")):
        made.append(("POST", path, {**GOOD, "Origin": origin}, body))
    for site, (method, path) in itertools.product(
        SITES, (("GET", "/"), ("GET", f"/c/{scan_id}/image/1"), ("GET", "/acts"), ("POST", act))
    ):
        made.append((method, path, {**GOOD, "Sec-Fetch-Site": site}, body))
    for name, value in (
        ("X-Hetong", None),
        ("X-Hetong", "0"),
        ("Content-Type", "text/plain"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Content-Type", None),
    ):
        made.append(("POST", act, {**GOOD, name: value}, body))
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        made.append((method, act, dict(GOOD), body))
    made += [("GET", path.replace("ID", scan_id), dict(GOOD), b"") for path in PATHS]
    made += [("POST", act, dict(GOOD), message) for message in MESSAGES]
    return made


def test_forged_requests_are_refused(client: TestClient, scan_id: str, run: Path) -> None:
    forged = _forged(scan_id)
    assert len(forged) >= 100
    before = sorted(path.name for path in run.iterdir())
    for method, path, headers, body in forged:
        request = client.build_request(method, HOST, content=body)
        request.url = request.url.copy_with(raw_path=path.encode())
        for name, value in headers.items():
            if value is None:
                request.headers.pop(name, None)
            else:
                request.headers[name] = value
        answer = client.send(request)
        assert 400 <= answer.status_code < 500, (method, path, headers, answer.status_code)
        assert "content-security-policy" in answer.headers and b"root:" not in answer.content, path
    assert Journal(run).last() == 0 and sorted(path.name for path in run.iterdir()) == before


@pytest.mark.parametrize(
    "path", ["/", "/lessons", "/acts", "/static/style.css", "/c/ID", "/c/ID/image/1", "/c/ID/sheet/1", "/nowhere"]
)
def test_nobody_without_a_session_sees_anything(desk: Desk, sessions: Sessions, scan_id: str, path: str) -> None:
    stranger = TestClient(application(desk, sessions, "林"), base_url=HOST)
    for cookie in ({}, {sessions.cookie: "x"}, {sessions.cookie: sessions.token}, {"hetong_desk_1": "x"}):
        stranger.cookies.clear()
        stranger.cookies.update(cookie)
        answer = stranger.get(path.replace("ID", scan_id))
        assert answer.status_code == 403 and scan_id not in answer.text


def test_a_token_is_good_once(desk: Desk) -> None:
    told: list[str] = []
    sessions = Sessions(PORT, told.append)
    app, first = application(desk, sessions, "林"), sessions.token
    one, other = TestClient(app, base_url=HOST), TestClient(app, base_url=HOST)
    answer = one.get("/enter", params={"token": first}, follow_redirects=False)
    assert answer.status_code == 303 and one.get("/").status_code == 200
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and first.lower() not in cookie
    for token in (first, "", "x", first[:-1]):
        assert other.get("/enter", params={"token": token}).status_code == 403
    assert told == [sessions.token] and other.get("/enter", params={"token": told[0]}).status_code == 200


def test_pages_load_nothing_from_elsewhere(client: TestClient, scan_id: str) -> None:
    for path in ("/", f"/c/{scan_id}", "/lessons"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
        assert "http" not in answer.text.replace(HOST, "").replace("http-equiv", "") and "style=" not in answer.text
        assert " on" not in "".join(part.split(">")[0] for part in answer.text.split("<")[1:]).replace(" one", "")


def test_a_person_who_is_refused_sees_a_page_in_the_language_of_the_desk(desk: Desk, sessions: Sessions, client: TestClient) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml"}
    stranger = TestClient(application(desk, sessions, "林"), base_url=HOST)
    asked = [
        (stranger, "/", {}, 403), (stranger, "/", {"Host": "evil.example"}, 421), (stranger, "/enter?token=old", {}, 403),
        (client, "/c/0000000000000000", {}, 404), (client, "/nowhere", {}, 404), (client, "/c/0/../x", {}, 404),
    ]  # fmt: skip
    for one, path, headers, status in asked:
        answer = one.get(path, headers={**browser, **headers})
        assert answer.status_code == status and answer.headers["content-type"].startswith("text/html"), path
        assert "没有接受这个请求" in answer.text and "unsafe" not in answer.headers["content-security-policy"]
        assert ("href=" in answer.text.split("<main")[1]) == (one is client), "only who was let in has somewhere to go"
    assert client.get("/nowhere").json()["reason"] == client.get("/c/0000000000000000").json()["reason"]
    assert client.post("/settle", content=b"{", headers=GOOD).json()["reason"] == "请求的格式不对。"
    desk.language = "en"
    english = TestClient(application(desk, sessions, "L"), base_url=HOST)
    assert "Open the desk with the address" in english.get("/", headers=browser).text


def test_what_the_desk_cannot_do_is_a_page_as_well(desk: Desk, sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    app = TestClient(application(desk, sessions, "林"), base_url=HOST, raise_server_exceptions=False)
    app.get("/enter", params={"token": sessions.token})
    monkeypatch.setattr(desk, "shelf", lambda *_, **__: 1 / 0)
    answer = app.get("/", headers={"Accept": "text/html"})
    assert answer.status_code == 500 and "核对台内部出错" in answer.text and "ZeroDivision" not in answer.text
