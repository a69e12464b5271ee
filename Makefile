# Two commands do everything on a fresh Debian 12 with Python 3.11: `make demo` and `make test`.
.PHONY: setup demo test lint faults bench mutants screenshots bundle clean

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
# The tests start programs by the dozen: each finds its modules compiled.
unexport PYTHONDONTWRITEBYTECODE
export QT_QPA_PLATFORM ?= $(if $(DISPLAY)$(WAYLAND_DISPLAY),,offscreen)

setup: $(STAMP)

$(STAMP): requirements.txt pyproject.toml installer/setup.sh
	bash installer/setup.sh $(VENV)
	touch $@

demo: $(STAMP)
	$(BIN)/lendesk demo $(ARGS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow" $(ARGS)

faults: $(STAMP)
	LENDESK_HISTORIES=20000 LENDESK_FAULTS=all $(BIN)/pytest -n 2 tests/faults --timeout 5400 $(ARGS)
	$(BIN)/pytest -m slow tests $(ARGS)

bench: $(STAMP)
	$(BIN)/lendesk bench start
	$(BIN)/lendesk bench queue
	$(BIN)/lendesk bench tables
	$(BIN)/lendesk bench ui
	$(BIN)/lendesk bench recognise
	$(BIN)/lendesk bench engine
	$(BIN)/lendesk bench day-end

mutants: $(STAMP)
	$(BIN)/python -m tests.mutants $(ARGS)

screenshots: $(STAMP)
	$(BIN)/lendesk screenshots build/screenshots

bundle: $(STAMP)
	$(BIN)/python installer/bundle.py

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache
