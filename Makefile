# Casebook: every command a person or a machine needs. `make demo` and `make test` work on a bare machine.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
INTO   ?= ./demo
STAMP  := $(VENV)/.installed
DEV    := $(VENV)/.installed-dev
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo run test check format faults bench screenshots clean locks

demo: $(STAMP)
	$(BIN)/casebook demo --into $(INTO)

run: $(STAMP)
	$(BIN)/casebook

test: $(DEV)
	$(BIN)/pytest -n 2 -q

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 -q

format: $(DEV)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

faults: $(DEV)
	CASEBOOK_FAULTS=full $(BIN)/pytest -q -p no:randomly tests/faults tests/unit --hypothesis-profile=long -s

bench: $(DEV)
	$(BIN)/python -m tests.bench

# The pictures of the README, made by the program itself.
screenshots: $(STAMP)
	$(BIN)/python build_spec/screenshots/make.py

# The system libraries Qt needs, from the one list; only where they are missing and we may install them.
$(VENV)/bin/python:
	@sh build_spec/install-packages.sh build_spec/debian-packages.txt
	$(PYTHON) -m venv $(VENV)

$(STAMP): $(VENV)/bin/python build_spec/requirements.txt pyproject.toml
	$(BIN)/python -m pip install -q --require-hashes -r build_spec/requirements.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(STAMP) build_spec/requirements-dev.txt
	@sh build_spec/install-packages.sh build_spec/debian-test-packages.txt
	$(BIN)/python -m pip install -q --require-hashes -r build_spec/requirements-dev.txt
	@touch $@

# Made anew by hand when a dependency changes; needs uv. No index and no host is written into the locks.
LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
locks:
	$(LOCK) pyproject.toml --group build -o build_spec/requirements.txt
	$(LOCK) pyproject.toml --group build --group test --group lint -c build_spec/requirements.txt -o build_spec/requirements-dev.txt

clean:
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
