# Every target sets up what it needs; the only tools asked of the machine are Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test check accuracy families bench requirements clean

setup: $(VENV)/.done

$(VENV)/.done: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "waybill needs Python 3.11 or newer; name one with PYTHON=..."; exit 1; }
	@echo "Setting up $(VENV) from pinned, hashed requirements (a few minutes the first time)..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip install --quiet --progress-bar on --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@
	@echo "Done: $(BIN)/waybill"

demo: setup
	@$(BIN)/waybill demo

test: setup
	@$(BIN)/python -m pytest -q -n 2 -m "not shared"

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q -n 2

accuracy: setup
	@$(BIN)/python -m bench.accuracy

families: setup
	@$(BIN)/python -m bench.families

bench: setup
	@$(BIN)/python -m bench.speed

requirements: setup
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --quiet --upgrade -o requirements.txt

clean:
	rm -rf $(VENV)
