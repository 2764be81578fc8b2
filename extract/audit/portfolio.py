"""Many contracts before one check: what cross-contract checks get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.audit.case import Case, Contract
from extract.audit.catalogue import CheckInfo
from extract.record import Evidence, Quote


@dataclass(frozen=True)
class Portfolio:
    """`run(portfolio)` yields `(contract_id, finding)` pairs, each finding made by the `case` of its contract."""

    contracts: Sequence[Contract]
    info: CheckInfo

    def cases(self) -> Iterator[Case]:
        """Each contract, ready to make findings for this check."""
        return (Case(contract, self.info) for contract in self.contracts)


def elsewhere(contract: Contract, evidence: Evidence) -> Quote:
    """A passage of another contract as a further quote of a finding."""
    data = evidence.model_dump(
        include={"text", "start", "end", "page", "boxes", "clause", "rule", "confidence", "flags"}
    )
    return Quote(**data, contract_id=contract.record.contract_id)
