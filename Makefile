# One environment in .venv, made when pyproject.toml changes; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run check test pictures demo translations fuzz lock sbom \
    frozen package package-test site workflows clean

help:          ## list what can be made
	@grep -E '^[a-z-]+: ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/'

run: .venv/run  ## open the window; without a display, show the demo in the terminal
	$(BIN)/python main.py

check: .venv/test  ## lint, format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/audit.py

# Files are dealt to processes whole, in their order: their tests share what took long
# to make. Each process is a core's work, so torch's own threads would only be in the way.
# One that crashes ends the run: replacing it can hang for ever (pytest-xdist #1323).
# Python keeps what it compiles: hundreds of tests start the program anew.
test: check    ## every check and test
	QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE= \
	    $(BIN)/pytest \
	    -n logical --maxprocesses 4 --max-worker-restart 0 \
	    --dist loadfile --no-loadscope-reorder

pictures: .venv/test  ## take pictures of every page into build/pictures
	$(BIN)/python -m tests.ui.pictures build/pictures

demo: .venv/test      ## draw the demo closet that is shipped
	$(BIN)/python .ci/demo.py

translations:  ## bring the catalogues up to date with the texts (needs GNU gettext)
	.ci/translations

fuzz: .venv/test  ## open 100,000 spoilt pictures, and other spoilt files
	$(BIN)/python -m benchmarks.safety.fuzz

# A release is installed with `pip install --require-hashes -r requirements.lock`, then
# itself with `--no-deps`. What is locked stays, unless LOCK=--upgrade is given.
lock: .venv/test  ## write the versions and hashes of a release, and all licences
	$(BIN)/uv pip compile --quiet --universal --generate-hashes $(LOCK) \
	    --custom-compile-command 'make lock' --output-file requirements.lock pyproject.toml
	{ sed '/^|/,$$d' docs/licences.md && $(BIN)/pip-licenses --from=mixed --no-version \
	    --format=markdown --packages $$(sed -n 's/==.*//p' requirements.lock); \
	} >docs/licences.new && mv docs/licences.new docs/licences.md

sbom: .venv/test  ## print what a release is made of, as CycloneDX
	@$(BIN)/python -W ignore::UserWarning -m cyclonedx_py requirements \
	    --pyproject pyproject.toml --output-reproducible requirements.lock

# From the lock alone, in an environment of its own: nothing of the tests gets in.
frozen: build/package/env/done  ## freeze the program into build/package/wardrobe
	build/package/env/bin/pip install --quiet --disable-pip-version-check \
	    --no-deps --editable . && rm -rf digital_wardrobe.egg-info
	build/package/env/bin/python packaging/icons.py
	build/package/env/bin/python packaging/licences.py
	build/package/env/bin/pyinstaller --noconfirm --log-level ERROR \
	    --distpath build/package --workpath build/package/work packaging/wardrobe.spec

package: frozen  ## build the .deb (needs dpkg-dev), see docs/packaging.md
	build/package/env/bin/python packaging/deb.py

package-test: .venv/test  ## install the .deb into a clean root and live a story with it
	WARDROBE_PACKAGE=$$(ls -t build/package/*.deb | head -1) \
	    $(BIN)/pytest -p no:xdist --basetemp build/package/test tests/test_package.py

site: build/site-env/done  ## build the web page into build/site; a broken link fails
	build/site-env/bin/mkdocs build --quiet

workflows: build/workflows-env/done  ## look for mistakes and holes in GitHub's workflows
	build/workflows-env/bin/check-jsonschema \
	    --builtin-schema vendor.github-workflows .github/workflows/*.yml
	build/workflows-env/bin/zizmor --offline --no-progress .github/workflows

build/workflows-env/done:
	$(PYTHON) -m venv build/workflows-env
	build/workflows-env/bin/pip install --quiet --disable-pip-version-check \
	    check-jsonschema zizmor
	touch $@

build/site-env/done: docs/requirements.txt
	$(PYTHON) -m venv build/site-env
	build/site-env/bin/pip install --quiet --disable-pip-version-check \
	    -r docs/requirements.txt
	touch $@

build/package/env/done: requirements.lock packaging/requirements.txt
	rm -rf build/package/env && $(PYTHON) -m venv build/package/env
	build/package/env/bin/pip install --quiet --disable-pip-version-check \
	    --require-hashes -r requirements.lock
	build/package/env/bin/pip install --quiet --disable-pip-version-check \
	    -r packaging/requirements.txt
	touch $@

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
