# hetong: every target is one command on a fresh machine (Python 3.11 or later, nothing else).
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.stamp

.DEFAULT_GOAL := help
.PHONY: help run test lint golden bench bench-batch diff accuracy accuracy-ocr bench-ocr robust calibrate docs checks clean fuzz bench-growth

help: ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F '\t' '{printf "make %-12s %s\n", $$1, $$2}'

# Made anew whenever a pin or the metadata change; installed by plain pip, every file checked against its hash.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "hetong needs Python 3.11 or later; name one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(STAMP) ## read the samples into output/
	$(BIN)/hetong run samples -o output

test: $(STAMP) ## all tests
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

lint: $(STAMP) ## style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

golden: $(STAMP) ## compare the samples' goldens with what is read now; FORCE=1 writes them
	$(BIN)/python tests/golden.py --scans $(if $(FORCE),--force)

bench: $(STAMP) ## speed against pdfplumber and bare rapidocr, and of the text stage
	$(BIN)/python bench/bench.py

diff: $(STAMP) ## what the samples give now and gave at BASE=<revision>; without one, before the change of rules
	$(BIN)/python -m extract.diff $(if $(BASE),"$(BASE)")

accuracy: $(STAMP) ## measure and write docs/accuracy.md; UPDATE=1 also writes down what is known to be wrong
	$(BIN)/python -m extract.evaluate $(if $(UPDATE),--update) $(if $(EXTRA),--extra "$(EXTRA)" --name "$(or $(NAME),extra)")

accuracy-ocr: $(STAMP) ## the samples as scans of many kinds, by every engine; writes docs/scans.md
	$(BIN)/python -m extract.evaluate.scans

bench-ocr: $(STAMP) ## pages a minute: bare rapidocr against the whole path, in one run
	$(BIN)/python bench/ocr.py --runtime openvino --bare onnxruntime
	$(BIN)/python bench/ocr.py --runtime openvino
	$(BIN)/python bench/ocr.py --runtime onnxruntime

robust: $(STAMP) ## the samples in other shapes: lines joined, tables without tabs, bullets …; writes docs/robustness.json
	$(BIN)/python -m extract.evaluate.robust

calibrate: $(STAMP) ## how often each rule was right on gold; writes rules/calibration.toml
	$(BIN)/python -m extract.evaluate.earned

docs: $(STAMP) ## the documentation as a site, in site/
	$(BIN)/python -m mkdocs build --strict

checks: $(STAMP) ## write docs/checks.md from rules/audit
	$(BIN)/python -m extract.report.checks_page --update

bench-growth: $(STAMP) ## how time grows with length: twice as long may cost 2.3 times as much
	$(BIN)/python bench/growth.py $(if $(SIZE),--size $(SIZE))

fuzz: $(STAMP) ## random input for SECONDS (60): values, readers, clauses, whole contracts
	$(BIN)/python tests/fuzz.py --seconds $(or $(SECONDS),60)

bench-batch: $(STAMP) ## 2,000 contracts: workers, memory, resume
	$(BIN)/python bench/batch.py

clean: ## remove the virtual environment, caches and output
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find output -mindepth 1 ! -name README.md -delete
