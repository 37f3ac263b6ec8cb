# Each line of real work, once. Everything here also runs by hand with the environment active.
PYTHON ?= python3
VENV ?= .venv
ENGINE ?= mkdocs
PORT ?= 8000
BIN := $(VENV)/bin
# Each run of make builds in a folder of its own, so that two at once publish one whole site or the other.
NEW := .site.new.$(shell echo $$PPID)
# What of the machine was saved since it was compiled; no names, which may hold spaces.
STALE := $(shell find macros -name '*.py' -newer $(VENV)/compiled 2>&1 | wc -l)
export NO_MKDOCS_2_WARNING = true
unexport PYTHONOPTIMIZE

.PHONY: FORCE serve build check test quick bench lint audit links lock

serve: $(VENV)/compiled
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

# ENGINE=properdocs or ENGINE=zensical builds the same site with another generator. Zensical runs no
# hook after a build, so what stands beside the pages is exported here; its cache of pages would
# not notice a change in data/, so none is kept.
build: $(VENV)/compiled $(if $(filter mkdocs,$(ENGINE)),,$(VENV)/dev)
	rm -rf $(NEW) .cache
	SITE_DIR=$(NEW) PYTHONPATH=. $(BIN)/$(ENGINE) build --strict
	$(if $(filter zensical,$(ENGINE)),$(BIN)/python -m macros export $(NEW))
	$(BIN)/python -m macros pack $(NEW)
	$(BIN)/python -m macros publish $(NEW) site

check: $(VENV)/compiled
	$(BIN)/python -m macros check

test: $(VENV)/dev
	$(BIN)/python -m pytest -n auto --dist worksteal

# What needs a site or a browser is not even read.
quick: $(VENV)/dev
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not built and not slow" $(addprefix --ignore=tests/,browser build site)

bench: $(VENV)/dev
	PYTHONPATH=. $(BIN)/python tests/bench

lint: $(VENV)/dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy macros

audit: $(VENV)/dev
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements.txt -r requirements-dev.txt

links: $(VENV)/site
	@$(BIN)/python .github/links.py

lock: $(VENV)/dev
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --output-file=requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --extra=dev --allow-unsafe --output-file=requirements-dev.txt pyproject.toml

# What a first run needs is asked for before anything is made; what an earlier run left half-made, or a Python
# that is gone left behind, is made anew. Only an environment is ever cleared.
$(VENV)/site: requirements.txt $(if $(shell test -x "$(BIN)/python" && echo there),,FORCE)
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON): install Python 3.11 or later, or name it: make serve PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) .ci/python.py
	@test ! -e $(VENV) || test -e $(VENV)/pyvenv.cfg || { echo "$(VENV) holds something else than an environment: name another, VENV=.venv2" >&2; exit 1; }
	@echo "Setting up what the site needs, in $(VENV)/. The first time this takes a minute or two."
	@{ test -e $@ && test -e $(BIN)/python; } || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

# Some machines are told to write no bytecode, and would compile the machine anew at each run.
$(VENV)/compiled: $(VENV)/site $(if $(filter-out 0,$(STALE)),FORCE)
	$(BIN)/python -m compileall -q macros
	touch $@

FORCE:

$(VENV)/dev: requirements-dev.txt $(VENV)/site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python tests/find_chromium.py
	touch $@
