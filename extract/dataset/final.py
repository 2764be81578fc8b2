"""A record's part as it goes into the files: with its place among the contracts and the findings of the audit."""

from __future__ import annotations

import json
from collections.abc import Sequence

from extract.dataset.audited import joined
from extract.dataset.parts import Parts
from extract.dataset.survey import Survey
from extract.dataset.tables import finding_rows
from extract.dataset.writers.csv_tables import changed, rendered
from extract.record import Finding


def final(
    part: Parts, contract_id: str, known: Survey, findings: list[Finding] | None, more: Sequence[Finding] = ()
) -> Parts:
    """The part with what only the whole dataset knows.

    `findings` are those of an audit, `None` where there is none; `more` those of reconciling.
    """
    member = known.members.get(contract_id)
    if member is None:
        return part
    tables, line = dict(part["csv_tables"]), part["jsonl"]["line"]
    values: dict[str, object] = {"group_id": member.group_id, "counted": member.counted}
    if findings is not None or more:
        own = findings if findings is not None else map(Finding.model_validate, json.loads(line)["findings"])
        findings = joined(own, more)
        values["n_findings"] = len(findings)
        tables.pop("findings", None)
        if findings:
            tables["findings"] = rendered("findings", finding_rows(contract_id, findings))
        told = [finding.model_dump(mode="json") for finding in findings]
        line = json.dumps({**json.loads(line), "findings": told}, ensure_ascii=False, separators=(",", ":")) + "\n"
    tables["contracts"] = changed("contracts", tables["contracts"], values)
    return {**part, "csv_tables": tables, "jsonl": {"line": line}}
