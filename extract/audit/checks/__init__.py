"""One check a module; see `extract/audit/run.py` for what a module has, `rules/audit/` for what it says."""
