"""What every worker needs, loaded once by the server that workers are forks of (Linux)."""

from __future__ import annotations

import gc
from contextlib import suppress

import extract.batch.worker  # noqa: F401
from extract.lexicon.kept import keep
from extract.pipeline import examine_bytes

# A first document loads the rules, the dictionary and whatever else is loaded when it is needed. Whatever is wrong with
# any of it shows again in a worker, which can tell the user; here it would only end the server.
with suppress(Exception):
    examine_bytes("采购合同\n甲方：某某\n一、合同总价为壹元整（¥1.00）。\n".encode(), "preload.txt")
keep()
# What is loaded stays: the collector need not look at it again and again, and forks share its pages.
gc.collect()
gc.freeze()
