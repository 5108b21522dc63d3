# `make` alone lists what there is. Everything happens in .venv, which the first target that needs it sets up.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

# `make calibrate evaluate ENCODER=MODEL` does both for an encoder: a hub name or a folder; .venv needs the extra [semantic]
ENCODED := $(if $(ENCODER),--encoder "$(ENCODER)")
MODEL := $(if $(ENCODER),$(shell basename "$(firstword $(subst @, ,$(ENCODER)))" | tr A-Z a-z),default)
PAGE := reports/evaluation$(if $(ENCODER),-$(MODEL)).md

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup report test check lint evaluate calibrate gold

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

setup: $(READY) ## a .venv with plan-align and what its tests need

$(READY): setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "plan-align needs Python 3.11 or newer; name one: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "this Python cannot make a venv; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

report: $(READY) ## the reports of the corpus, in reports/runs/hunan
	$(BIN)/plan-align run corpora/hunan --out reports/runs/hunan
	@echo "Open reports/runs/hunan/index.html in a browser."

test: $(READY) ## every test
	$(BIN)/pytest -n auto --dist loadgroup

check: lint ## lint, types and the quick tests: what to run before a commit
	$(BIN)/pytest -n auto --dist loadgroup -m "not slow"

lint: $(READY) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evaluate: $(READY) ## agreement on left-out labelled and on made pairs, into reports/evaluation.md; ENCODER=MODEL: of an encoder
	$(BIN)/python -m align.calibration corpora/hunan $(ENCODED) > $(PAGE).part
	mv $(PAGE).part $(PAGE)
	@cat $(PAGE)

calibrate: $(READY) ## fit the settings on labelled and made pairs, into models/default; ENCODER=MODEL: those of an encoder
	$(BIN)/python -m align.calibration corpora/hunan models/$(MODEL) $(ENCODED)

gold: $(READY) ## accept the pages as they are now made as the expected ones; rewrites the visitors' example as well
	PLAN_ALIGN_ACCEPT_GOLD=1 $(BIN)/pytest
