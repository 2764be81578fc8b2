"""`python -m batch.runner INPUT OUTPUT [JOBS]`: a run with the worker of `misbehaving`, a line for each document done."""

from __future__ import annotations

import signal
import sys

from batch.misbehaving import misbehaving

from extract.batch import Options, Step, job, run_job
from extract.batch.executors import process


def main() -> None:
    def tell(step: Step) -> None:
        print(step.name, flush=True)

    # Somebody may be working on the code while its tests run.
    job.code_hash, job.rules_hash = (lambda: "code"), (lambda: "rules")
    process.PRELOAD = "batch.misbehaving"  # rules and dictionaries are not needed here
    signal.signal(signal.SIGINT, signal.default_int_handler)
    options = Options(jobs=int(sys.argv[3]) if len(sys.argv) > 3 else 2, worker=misbehaving)
    run_job([sys.argv[1]], sys.argv[2], progress=tell, options=options)


if __name__ == "__main__":
    main()
