# The two commands are `make run` and `make test`; both build .venv from the lock file first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install run test torture mutants bench demo screenshots album lint types format lock clean

install: $(STAMP)

$(STAMP): requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	touch $(STAMP)

run: install
	$(BIN)/python app.py

demo: install
	$(BIN)/python -m bot.playground.demo

# Workers take over from each other, so that none is left with the long tests at the end (see tests/conftest.py).
test: install
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

# The guarantees and rules at full size (hours): kills, floods, forgeries, moved clocks; `make test` runs each small.
# And every conversation on both kinds of database.
torture: install
	TORTURE=1 $(BIN)/python -m pytest --numprocesses auto tests/guarantees tests/rules tests/exchange tests/conversations $(ARGS)

# Shows that the guarantees' tests can fail: each weakening of the code has to turn its test red.
mutants: install
	$(BIN)/python -m tests.guarantees.mutants $(ARGS)

# Speed, as ratios to a bare Bolt app and to SQL by hand, measured in one run; needs a quiet machine.
bench: install
	$(BIN)/python -m tests.benchmarks $(ARGS)

# The pictures of the README, in docs/; needs Chromium (apt-get install chromium fonts-lato fonts-noto-color-emoji).
screenshots: install
	$(BIN)/python -m tests.browser.screenshots

# Every kind of message and window, on a desktop and on a phone, in album/: to be looked at after a change.
album: install
	$(BIN)/python -m tests.browser.album

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
