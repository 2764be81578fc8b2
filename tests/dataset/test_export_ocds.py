"""`ocds.json`: what OCDS 1.1.5 asks for.

Against the published schemas too where they are at hand: in the folder that HETONG_OCDS names, or in `shared/ocds`
beside the repository. They come in no package, and tests do not go to the network.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.dataset import Dataset
from extract.dataset.export import Options, export
from extract.record import Record

Make = Callable[..., Record]
SCHEMAS = Path(os.environ.get("HETONG_OCDS") or Path(__file__).parents[3] / "shared" / "ocds")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00")
FACT = {"text": "校服", "start": 7, "end": 9, "rule": "x", "confidence": 0.5}


def _full(make_record: Make, path: str = "a.txt", salt: str = "") -> Record:
    """A record with everything that the release takes up."""
    data = make_record(path, salt).to_json()
    data["fields"] |= {
        name: {"value": value, **FACT}
        for name, value in {
            "project_number": "YX-2025-7",
            "project_name": "校服采购",
            "category": "goods",
            "procurement_method": "competitive_consultation",
            "signed_on": "2025-07-01",
            "award_notice_on": "2025-06-20",
            "term_start": "2025-07-02",
            "term_end": "2025-08-31",
            "term_duration": {"count": 61, "unit": "day"},
            "performance_bond_required": True,
            "performance_bond_amount": "6000.00",
            "retention_rate": "0.03",
        }.items()
    }
    data["parties"][0]["uscc"] = {"value": "11999999MB0TE5T00X", **FACT}
    data["parties"][1]["contact"] = {"value": "周一平", **FACT}
    data["parties"].append({"role": "agency", "label": "代理机构", "name": {"value": "云溪招标有限公司", **FACT}})
    data["payments"][0]["due_on"] = "2025-07-15"
    return Record.model_validate(data)


def _package(tmp_path: Path, *records: Record, options: Options | None = None) -> dict[str, Any]:
    dataset = Dataset(tmp_path / "out")
    for record in records:
        dataset.add(record)
    dataset.finish()
    [path] = export(tmp_path / "out", ["ocds"], options=options)
    package: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return package


def _walk(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    yield name, value
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _walk(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from _walk(one, name)


def test_the_package_has_what_it_must_have(tmp_path: Path, make_record: Make) -> None:
    other = make_record("b.txt", salt="2")
    for party in other.parties:  # the same parties and the same price would be the same contract
        assert party.name is not None
        party.name.value = f"河湾县{party.label}"
    package = _package(tmp_path, _full(make_record), other)
    assert set(package) == {"uri", "version", "extensions", "publisher", "publishedDate", "releases"}
    assert package["version"] == "1.1"
    assert package["publishedDate"] == "2025-07-01T00:00:00+08:00"
    assert package["publisher"] == {"name": "hetong"}
    assert re.fullmatch("urn:sha256:[0-9a-f]{64}", package["uri"])
    assert all(url.startswith("https://") and url.endswith("/extension.json") for url in package["extensions"])
    for release in package["releases"]:
        assert {"ocid", "id", "date", "tag", "initiationType", "language"} <= set(release)
        assert release["ocid"] == f"ocds-000000-{release['id']}"
        assert (release["tag"], release["initiationType"], release["language"]) == (
            ["award", "contract"],
            "tender",
            "zh",
        )
    assert package["releases"][1]["date"] == "1970-01-01T00:00:00+08:00"  # nothing says when


def test_the_contract(tmp_path: Path, make_record: Make) -> None:
    record = _full(make_record)
    [release] = _package(tmp_path, record)["releases"]
    [award], [contract] = release["awards"], release["contracts"]
    assert contract["awardID"] == award["id"]
    assert award["date"] == "2025-06-20T00:00:00+08:00"
    assert contract["value"] == {"amount": 120000, "currency": "CNY"}
    assert contract["dateSigned"] == "2025-07-01T00:00:00+08:00"
    assert contract["period"] == {"startDate": "2025-07-02T00:00:00+08:00", "endDate": "2025-08-31T23:59:59+08:00"}
    assert contract["items"][0]["quantity"] == -3
    assert release["tender"] == {
        "id": "YX-2025-7",
        "title": "校服采购",
        "procurementMethod": "limited",
        "procurementMethodDetails": "竞争性磋商",
        "mainProcurementCategory": "goods",
        "procuringEntity": {"id": f"{record.contract_id}-3", "name": "云溪招标有限公司"},
    }


def test_references_point_at_parties(tmp_path: Path, make_record: Make) -> None:
    record = _full(make_record)
    [release] = _package(tmp_path, record)["releases"]
    parties = {party["id"]: party for party in release["parties"]}
    assert len(parties) == 3
    assert release["buyer"]["id"] == "CN-USCC-11999999MB0TE5T00X"
    assert parties[release["buyer"]["id"]]["roles"] == ["buyer"]
    assert parties[release["buyer"]["id"]]["identifier"]["legalName"] == "云溪市示范中学"
    [supplier] = release["awards"][0]["suppliers"]
    assert supplier == {"id": f"{record.contract_id}-2", "name": "青禾服饰（云溪）有限公司"}
    assert parties[supplier["id"]]["contactPoint"] == {"name": "周一平", "telephone": "+86 000-0000000"}


def test_an_organisation_in_two_roles_is_one(tmp_path: Path, make_record: Make) -> None:
    data = _full(make_record).to_json()
    data["parties"][2]["uscc"] = data["parties"][0]["uscc"]
    [release] = _package(tmp_path, Record.model_validate(data))["releases"]
    assert [party["roles"] for party in release["parties"]] == [["buyer", "procuringEntity"], ["supplier"]]


def test_payments_penalties_and_guarantees(tmp_path: Path, make_record: Make) -> None:
    [release] = _package(tmp_path, _full(make_record))["releases"]
    [contract] = release["contracts"]
    assert contract["implementation"]["milestones"] == [
        {
            "id": "payment-1",
            "title": "预付款",
            "type": "payment",
            "description": "支付合同总价的30%",
            "code": "advance",
            "dueDate": "2025-07-15T23:59:59+08:00",
            "status": "scheduled",
            "value": {"amount": 36000, "currency": "CNY"},
        }
    ]
    [penalty] = contract["implementation"]["performanceFailures"]
    assert set(penalty) == {"id", "category", "penaltyContracted"}
    assert penalty["category"] == "逾期交付（履行）"
    assert contract["guarantees"] == [
        {"id": "performance-bond", "obligations": "fulfillment", "value": {"amount": 6000, "currency": "CNY"}},
        {"id": "retention", "obligations": "quality"},
    ]


def test_what_is_not_stated_is_left_out(tmp_path: Path, make_record: Make) -> None:
    package = _package(tmp_path, make_record())
    assert not [name for name, value in _walk(package) if value is None or value == "" or value == []]
    [contract] = package["releases"][0]["contracts"]
    assert "guarantees" not in contract and "dateSigned" not in contract and "period" not in contract


def test_dates_amounts_and_ids(tmp_path: Path, make_record: Make) -> None:
    package = _package(tmp_path, _full(make_record), make_record("b.txt", salt="2"))
    for name, value in _walk(package):
        if name in ("date", "dateSigned", "startDate", "endDate", "dueDate", "publishedDate"):
            assert MOMENT.fullmatch(value)
        if name == "amount":
            assert isinstance(value, int | float) and not isinstance(value, bool)
    ids = [release["id"] for release in package["releases"]]
    assert len(ids) == len(set(ids))


def test_the_publisher_decides(tmp_path: Path, make_record: Make) -> None:
    options = Options(ocid_prefix="ocds-abc123", publisher="云溪市财政局", published="2026-01-05")
    package = _package(tmp_path, _full(make_record), options=options)
    assert package["publisher"] == {"name": "云溪市财政局"}
    assert package["publishedDate"] == package["releases"][0]["date"] == "2026-01-05T00:00:00+08:00"
    assert package["releases"][0]["ocid"].startswith("ocds-abc123-")


@pytest.mark.skipif(
    not (SCHEMAS / "release-package-schema.json").is_file(), reason="the schemas of OCDS are not at hand"
)
def test_the_published_schema(tmp_path: Path, make_record: Make) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    referencing = pytest.importorskip("referencing")
    from referencing.jsonschema import DRAFT4

    package_schema, release_schema = (
        json.loads((SCHEMAS / f"{name}-schema.json").read_text(encoding="utf-8"))
        for name in ("release-package", "release")
    )
    resource = referencing.Resource.from_contents(release_schema, default_specification=DRAFT4)
    known = referencing.Registry().with_resource(package_schema["properties"]["releases"]["items"]["$ref"], resource)
    validator = jsonschema.Draft4Validator(
        package_schema, registry=known, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
    )
    package = _package(tmp_path, _full(make_record), make_record("b.txt", salt="2"))
    assert [error.message for error in validator.iter_errors(package)] == []
    package["releases"][0]["contracts"][0]["value"]["amount"] = "120000.00"
    assert [list(error.path)[-1] for error in validator.iter_errors(package)] == ["amount"]
