# `make site` builds the course in content/; `make test` is the one gate. Both install what they need into .venv first.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN := .venv/bin
JOBS ?= 2
# What checks our JavaScript: the compiler, and the types of the Pyodide that a site ships and of the Node that compiles.
JAVASCRIPT := typescript@7.0.2 @types/node@24 pyodide@314.0.3

.PHONY: help site serve checked test test-fast test-all bench-bytes bench-compile bench-runner bench-start bench-offline lint lock clean

help:
	@echo "make site       build the course into _site/"
	@echo "make serve      open it on this machine"
	@echo "make test       format, lint, types, all tests, and every notebook in a real browser"
	@echo "make test-fast  what needs neither browser nor network, in seconds"
	@echo "make test-all   the same and the full matrix: other engines, native Python, upstream's tests; in hours"
	@echo "make bench-bytes  what a first visit costs in bytes"
	@echo "make bench-start  how soon Python answers, beside JupyterLite's own site; BENCH=--quick for one round"
	@echo "make bench-offline  how much later Python answers from a USB key"
	@echo "make bench-compile  how long it takes to build a course of 100 notebooks"
	@echo "make bench-runner  how much faster notebooks run than in one fresh browser each"
	@echo "make lock       find the packages of the course anew"

.venv/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: apt-get install python3 python3-venv"; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv || \
	  { echo "'venv' is missing: apt-get install python3-venv"; rm -rf .venv; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --silent --no-audit --no-fund --prefix .venv/javascript $(JAVASCRIPT)
	@touch $@

site: .venv/installed
	$(BIN)/lite-builder build

serve: site
	$(BIN)/lite-builder serve

lock: .venv/installed
	$(BIN)/lite-builder lock

lint: .venv/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/node .venv/javascript/node_modules/typescript/bin/tsc --project jsconfig.json

test-fast: lint
	$(BIN)/pytest -q -n $(JOBS) --dist loadfile tests/unit

checked: lint site
	$(BIN)/lite-builder lint
	$(BIN)/lite-builder check-sync
	$(BIN)/lite-builder doctor --install

test: checked
	$(BIN)/pytest -n $(JOBS) --dist loadfile --lite-site _site --junitxml _report/junit.xml tests

# The pages of the course run in it once, too: where the whole course is compared with native Python.
test-all: checked
	$(BIN)/lite-builder doctor --install --browser firefox
	$(BIN)/lite-builder doctor --install --browser webkit
	$(BIN)/pytest -n $(JOBS) --dist loadfile -m "full or not full" --junitxml _report/junit-full.xml tests

bench-bytes: site
	$(BIN)/python -m tests.bench.first_visit _site pipeline/02_first_model.ipynb

bench-start: .venv/installed
	$(BIN)/python -m tests.bench.start $(BENCH)

bench-offline: .venv/installed
	$(BIN)/python -m tests.bench.offline

bench-compile: .venv/installed
	$(BIN)/python -m tests.bench.compile

bench-runner: site
	$(BIN)/python -m tests.bench.runner _site

clean:
	rm -rf .venv _site _report build dist .mypy_cache .ruff_cache .pytest_cache
