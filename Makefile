# Each target sets up what it needs; `make` alone lists them.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/ready

# Python keeps what it compiles, also on a machine that says otherwise: the tests start Kiosk a hundred times.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help demo run test soak check bench shots translations audit sbom setup lock clean

help: ## Cette liste
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

demo: setup ## La démonstration : la plateforme embarquée et l’application (sans écran : une matinée jouée, avec ses images)
	@$(RUN) tools/demo.py $(ARGS)

run: setup ## L’application, sur l’instance de la configuration
	@$(RUN) -m kiosk

test: setup check ## Toutes les vérifications et tous les tests
	@QT_QPA_PLATFORM=offscreen $(RUN) -m pytest -n 2 --dist worksteal $(ARGS)

soak: setup ## Les épreuves longues : rôles et appels en entier, matinées attaquées, serveurs hostiles, ce qui vaut pour tout
	@QT_QPA_PLATFORM=offscreen $(RUN) -m pytest -n 2 -m "soak or hypothesis" --hypothesis-profile soak --timeout 1800 $(ARGS)

check: setup ## Style, types et règles d’import
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check --quiet . || { echo "ruff format à passer" >&2; exit 1; }
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-logo

bench: setup ## Les mesures, écrites aussi dans build/bench.json
	@QT_QPA_PLATFORM=offscreen $(RUN) -m tests.benchmarks $(ARGS)

shots: setup ## Une image de chaque écran, dans docs/screenshots/
	@QT_QPA_PLATFORM=offscreen $(RUN) -m tests.shots

translations: setup ## Les fichiers de traduction, mis à jour d’après le code
	@$(RUN) -m tools.translations
	@$(VENV)/bin/pybabel --quiet compile --directory resources/translations --domain commands

audit: $(VENV)/supply ## Les failles connues de ce qui est installé (demande le réseau)
	@$(RUN) tools/audit.py

sbom: $(VENV)/supply ## Ce dont Kiosk est fait (CycloneDX), dans build/kiosk.cdx.json
	@$(RUN) tools/sbom.py

$(VENV)/supply: $(READY) requirements-supply.lock
	@$(RUN) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-supply.lock
	@touch $@

setup: $(READY) ## Installe ce qu’il faut dans .venv
	@$(RUN) tools/check_system.py

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 ou 3.13 est nécessaire (Debian : apt-get install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Le module venv manque (Debian : apt-get install python3-venv)." >&2; exit 1; }
	@echo "Installation des bibliothèques…"
	@$(RUN) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(RUN) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

lock: ## Refait les trois fichiers requirements (demande uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --constraint requirements.lock \
		--no-emit-index-url --no-header --no-annotate --quiet -o requirements-runtime.lock
	uv pip compile pyproject.toml --group supply --universal --python-version 3.11 --generate-hashes \
		--constraint requirements.lock --no-emit-index-url --no-header --no-annotate --quiet -o requirements-supply.lock

clean: ## Efface ce qui a été installé et produit
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find kiosk tests tools -name __pycache__ -prune -exec rm -rf {} +
