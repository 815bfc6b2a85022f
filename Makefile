# Each target sets up what it needs; `make` alone lists them.
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/ready

# Python keeps what it compiles, also on a machine that says otherwise: the tests start Kiosk a hundred times.
export PYTHONDONTWRITEBYTECODE :=

# Another Python than the one that is found: make PYTHON=python3.12
export PYTHON

.PHONY: help demo run test tested soak check bench shots translations packages packages-test audit sbom setup lock clean

help: ## Cette liste
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 16

demo: setup ## La démonstration : la plateforme embarquée et l’application (sans écran : une matinée jouée, avec ses images)
	@$(RUN) tools/demo.py $(ARGS)

run: setup ## L’application, sur l’instance de la configuration
	@$(RUN) -m kiosk

test: setup check tested ## Toutes les vérifications et tous les tests
	@QT_QPA_PLATFORM=offscreen $(RUN) -m pytest -n 2 --dist worksteal $(ARGS)

soak: setup tested ## Les épreuves longues : rôles et appels en entier, matinées attaquées, serveurs hostiles, ce qui vaut pour tout
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

packages: setup ## Ce qui s’installe (roue, Debian, Windows), dans build/packages/ ; ARGS="debian", "windows"…
	@$(RUN) packaging/build.py $(or $(ARGS),all)

packages-test: setup ## Les paquets Debian et « make demo », essayés dans des systèmes neufs (root et debootstrap)
	@$(RUN) packaging/try_debian.py $(ARGS)
	@$(RUN) packaging/try_bare.py $(ARGS)

audit: $(VENV)/supply ## Les failles connues de ce qui est installé (demande le réseau)
	@$(RUN) tools/audit.py

sbom: $(VENV)/supply ## Ce dont Kiosk est fait (CycloneDX), dans build/kiosk.cdx.json
	@$(RUN) tools/sbom.py

$(VENV)/supply: $(READY) requirements-supply.lock
	@$(RUN) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-supply.lock
	@touch $@

setup: $(READY) ## Installe ce qu’il faut dans .venv, et ce qui manque au système là où c’est permis
	@$(RUN) tools/check_system.py

tested: $(READY)
	@$(RUN) tools/check_system.py --tests

$(READY): requirements.lock pyproject.toml
	@python=$$(sh tools/python.sh) || { echo "Python 3.11, 3.12 ou 3.13 est nécessaire, avec son module venv." >&2; exit 1; }; \
	$$python -m venv $(VENV)
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
