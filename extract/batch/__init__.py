"""Many files → records and failures; nothing that is given is lost."""

from extract.batch.discover import Input, discover
from extract.batch.job import run_job, was_redacted
from extract.batch.options import Options, Step, Summary

__all__ = ["Input", "Options", "Step", "Summary", "discover", "run_job", "was_redacted"]
