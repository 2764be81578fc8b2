"""A whole run: files in, dataset out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from extract.batch.discover import Input
from extract.batch.executor import run
from extract.batch.outcome import Outcome
from extract.dataset import Dataset, Failure
from extract.settings import DEFAULT, Settings


@dataclass(frozen=True)
class Summary:
    """What a run gave.

    `totals`: currency → how many contracts state a total amount in it, and the sum.
    """

    output: Path
    inputs: int
    records: int
    failures: tuple[Failure, ...]
    totals: dict[str, tuple[int, Decimal]]

    @property
    def by_class(self) -> dict[str, int]:
        """Failures by class, the most frequent first."""
        count = Counter(failure.error_class for failure in self.failures)
        return dict(sorted(count.items(), key=lambda item: (-item[1], item[0])))

    @property
    def unread(self) -> int:
        """Files that gave nothing: failures without the duplicates, whose contract is in the dataset."""
        return sum(failure.error_class != "duplicate" for failure in self.failures)


def run_job(
    inputs: Sequence[Input],
    output: str | Path,
    *,
    progress: Callable[[Outcome], None] | None = None,
    settings: Settings = DEFAULT,
) -> Summary:
    """Read all inputs and write the dataset to `output`; `progress` is told of each outcome.

    Records + failures = inputs, always. Raises `UsageError` (code `output`) when the results cannot be written
    (code `extra`: the settings ask for an extra that is not installed) and `RuleError` when the rulebook is broken.
    """
    if settings.ner:
        from extract.ner.lac import require

        require()  # before the first document, and before a folder is made
    dataset = Dataset(output)
    stated: dict[str, tuple[str, Decimal]] = {}
    for outcome in run(inputs, settings=settings):
        if outcome.record is not None:
            record = outcome.record
            dataset.add(record)
            if record.fields.total_amount is not None:
                currency = record.fields.currency.value if record.fields.currency else "CNY"
                stated[record.contract_id] = (currency, record.fields.total_amount.value)
        elif outcome.failure is not None:
            dataset.fail(outcome.failure)
        if progress is not None:
            progress(outcome)
    dataset.finish()
    totals: dict[str, tuple[int, Decimal]] = {}
    for currency, amount in stated.values():
        count, total = totals.get(currency, (0, Decimal(0)))
        totals[currency] = (count + 1, total + amount)
    return Summary(
        output=Path(output),
        inputs=len(inputs),
        records=dataset.n_records,
        failures=tuple(dataset.failures),
        totals=dict(sorted(totals.items())),
    )
