# One environment in .venv, made when pyproject.toml changes; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run check test pictures translations fuzz lock sbom clean

help:          ## list what can be made
	@grep -E '^[a-z]+: ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

run: .venv/run  ## open the window; without a display, show the demo in the terminal
	$(BIN)/python main.py

check: .venv/test  ## lint, format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	.ci/audit

# Files are dealt to processes whole, in their order: their tests share what took long
# to make. Each process is a core's work, so torch's own threads would only be in the way.
test: check    ## every check and test
	QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 $(BIN)/pytest \
	    -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

pictures: .venv/test  ## take pictures of every page into build/pictures
	$(BIN)/python -m tests.ui.pictures build/pictures

translations:  ## bring the catalogues up to date with the texts (needs GNU gettext)
	.ci/translations

fuzz: .venv/test  ## open 100,000 spoilt pictures, and other spoilt files
	$(BIN)/python -m benchmarks.safety.fuzz

lock: .venv/test  ## write the versions and hashes of a release, and all licences
	$(BIN)/python .ci/lock.py requirements
	$(BIN)/python .ci/lock.py licences

sbom: .venv/run  ## print what a release is made of, as CycloneDX
	@$(BIN)/python .ci/lock.py sbom

clean:         ## remove the environment and all caches
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info

.venv/run: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/test: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,train]'
	touch $@ .venv/run
