# make install   the program at .venv/bin/holdfire, every package pinned by hash
# make demo      a brief of the example reports, in out/demo
# make test      format, lint, types, import contracts, tests; needs Python and make only
# make test-services  the tests that need a server, which it starts and stops
# make quality   the reading of the project's own sets, against its floors
# make bench     start-up, time and memory
# make scale     a case of 10,000 reports: building, adding, searching, briefing; the judge on a million
#                incidents (half an hour)
# make reading   the embedded reader against its own network: time, start-up, memory (a quarter of an hour)
# make fuzz      every format of the intake against changed and random bytes
# make mutate    small changes to the judge, each of which a test must notice (a quarter of an hour)
# make endurance kills at random moments, full disks, changed bytes
# make pins      write requirements*.txt again from requirements*.in
# make clean     remove what the above made
#
# Another interpreter: make test PYTHON=python3.13

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
MODEL := packages/holdfire-reader-en/pyproject.toml packages/holdfire-reader-en/holdfire_reader_en/model.json
PIP_TOOLS := pip==26.3 pip-tools==7.6.2

.PHONY: install demo test test-services quality bench scale reading fuzz mutate endurance pins clean

install: $(VENV)/.installed

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "holdfire needs Python 3.11 or newer: make install PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made requirements.txt requirements-build.txt pyproject.toml $(MODEL)
	$(PIP) install --quiet --require-hashes -r requirements.txt -r requirements-build.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable . packages/holdfire-reader-en
	$(PIP) check
	@touch $@

$(VENV)/.tested: $(VENV)/.installed requirements-dev.txt
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

demo: install
	$(BIN)/holdfire brief examples/reports/* -o out/demo
	@echo "The brief is in out/demo: start with out/demo/brief.html."

test: $(VENV)/.tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest

test-services: $(VENV)/.tested
	PYTHON=$(BIN)/python scripts/test-services.sh -q

quality: install
	$(BIN)/python benchmarks/quality/run.py

bench: install
	$(BIN)/python benchmarks/speed/run.py

scale: install
	$(BIN)/python benchmarks/speed/case_scale.py
	$(BIN)/python benchmarks/speed/brief_scale.py 10000
	$(BIN)/python benchmarks/speed/judge_scale.py

reading: install
	$(BIN)/python benchmarks/speed/read_scale.py

fuzz: $(VENV)/.tested
	$(BIN)/python benchmarks/fuzz/run.py

mutate: $(VENV)/.tested
	$(BIN)/python benchmarks/mutation/run.py

endurance: $(VENV)/.tested
	$(BIN)/python benchmarks/endurance/kills.py
	$(BIN)/python benchmarks/endurance/tamper.py
	$(BIN)/python benchmarks/endurance/room.py
	$(BIN)/python benchmarks/endurance/together.py

# Hashes of every file of a release, so that one list serves all platforms; no line names an index.
# With Python 3.11, the oldest served: it needs every package that a later one needs.
COMPILE = build/pins/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe \
  --strip-extras --no-header --annotation-style=line --no-emit-index-url --no-emit-find-links \
  --no-emit-trusted-host --no-emit-options

pins:
	$(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install --quiet $(PIP_TOOLS)
	for part in requirements requirements-build requirements-dev training/requirements; do \
	  $(COMPILE) --output-file $$part.txt $$part.in || exit 1; \
	  sed -e '/considered to be unsafe/d' $$part.txt | cat -s > build/pins/pinned; \
	  sed -e '1{/^$$/d;}' build/pins/pinned > $$part.txt; \
	done

clean:
	rm -rf $(VENV) build dist out src/*.egg-info .mypy_cache .ruff_cache .pytest_cache \
	  .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
