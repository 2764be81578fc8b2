"""What every worker needs, loaded once by the server that workers are forks of (Linux)."""

from __future__ import annotations

from contextlib import suppress

import extract.batch.worker
import extract.pipeline  # noqa: F401
from extract.errors import HetongError
from extract.rulebook import default_rulebook

with suppress(HetongError):  # a worker meets it again and can tell the user
    default_rulebook()
