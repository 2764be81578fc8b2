"""Many files → records and failures; nothing that is given is lost."""

from extract.batch.discover import Input, discover
from extract.batch.executor import run
from extract.batch.job import Summary, run_job
from extract.batch.outcome import Outcome

__all__ = ["Input", "Outcome", "Summary", "discover", "run", "run_job"]
