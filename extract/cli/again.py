"""A dataset that has changed is reconciled and audited as it was before: no finding drops out until somebody asks."""

from __future__ import annotations

from pathlib import Path

from extract.cli import terminal
from extract.cli.language import say
from extract.errors import HetongError

PATIENCE = 60
"""Seconds up to which it is done without being asked for, going by how long it took: of more it is told what to run."""


def settle(output: Path) -> bool:
    """Bring the tables in line with what people decided, and what rests on them; `False` if they were.

    Raises `UsageError` for a ledger that cannot be read, `OSError`.
    """
    from extract.dataset.store import settled

    if not settled(output):
        return False
    renew(output)
    return True


def renew(output: Path, *, unless_valid: bool = False) -> bool:
    """Do again what was asked for last of `hetong reconcile` and `hetong audit`, in this order; whether it was anything.

    What cannot be done (a ledger is gone, one would wait too long) is told, with the way out. `unless_valid`: only
    where the dataset is another.
    """
    from extract.dataset.asked import asked, expected
    from extract.dataset.audited import Audited

    last, before = asked(output), Audited(output)
    if before.there:  # one that an earlier edition made is not told how
        last.setdefault("audit", {})
    whole = before.valid and (before.reconciled.valid or "reconcile" not in last)
    if not last or (unless_valid and whole):
        return False
    if (seconds := expected(output, last)) > PATIENCE:
        if not whole:
            _left(output, last, seconds)
        return False
    return any([_reconciled(output, last, before.reconciled.valid), _audited(output, last)])


def _reconciled(output: Path, last: dict[str, dict[str, object]], valid: bool) -> bool:
    from extract.cli.reconcile import How, done
    from extract.dataset.asked import timed

    if valid or "reconcile" not in last:
        return False
    terminal.note(say("数据集有变化，按上次的台账和文件重新对账……", "the dataset changed: reconciling as before …"))
    try:
        with timed(output, "reconcile"):
            done(output, How(**{**last["reconcile"], "report": "audit" not in last}))  # type: ignore[arg-type]
    except (HetongError, OSError, TypeError) as error:
        _failed("hetong reconcile", output, error)
        return False
    terminal.out(say("已重新对账", "reconciled again"))
    return True


def _audited(output: Path, last: dict[str, dict[str, object]]) -> bool:
    from extract.cli.audit import How, counted, done, since
    from extract.dataset.asked import timed

    if "audit" not in last:
        return False
    terminal.note(say("数据集有变化，按上次的选择重新审核……", "the dataset changed: auditing as before …"))
    try:
        with timed(output, "audit"):
            found, paths = done(output, How(**last["audit"]))  # type: ignore[arg-type]
    except (HetongError, OSError, TypeError) as error:
        _failed("hetong audit", output, error)
        return False
    terminal.out(say("已重新审核：", "audited again: ") + counted(found) + f"  {paths[-1]}")
    since(found)
    return True


def _left(output: Path, last: dict[str, dict[str, object]], seconds: float) -> None:
    commands = [f"hetong {one} {output}" for one in ("reconcile", "audit") if one in last]
    minutes = max(1, round(seconds / 60))
    terminal.out(
        say(
            f"合同多（约 {minutes} 分钟），没有自动重新审核：各份合同之间的发现和报告要等再运行 {'、'.join(commands)}",
            f"not audited again unasked (about {minutes} min): findings across contracts and the report need {', '.join(commands)}",
        )
    )


def _failed(command: str, output: Path, error: Exception) -> None:
    terminal.note(
        say(
            f"没有做成（{error}）；各份合同之间的发现现在不在各表里，请再运行 {command} {output}",
            f"not done ({error}); findings across contracts are not in the tables now; run {command} {output} again",
        )
    )
