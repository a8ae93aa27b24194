# Mistral Pénal. « make » seul montre les commandes.
PYTHON ?= python3
LANCER = $(PYTHON) -m mistral.lancement
VERROUILLER = .venv/bin/uv pip compile --python-version 3.11 --universal --generate-hashes --no-header --no-annotate

.DEFAULT_GOAL := aide
.PHONY: aide demo demo-neuve test quality mesures campagne installer verrou base

aide: ## montre ces lignes
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1 : \2/p' $(MAKEFILE_LIST)

demo: ## lance la démonstration (PORT=8001 pour un autre port) ; Ctrl-C l’arrête
	@$(LANCER) demo

demo-neuve: ## efface les données de la démonstration et la relance
	@$(LANCER) demo-neuve

test: ## contrôle la qualité puis joue tous les essais (ARGS="-k appel" pour choisir)
	@$(LANCER) test

quality: ## ruff, contrats d’import, migrations manquantes, réglages de production
	@$(LANCER) qualite

mesures: ## mesure les durées du produit
	@$(LANCER) mesures

campagne: ## joue 1 000 pannes sur la note et en écrit le compte (ARGS="--nombre 200")
	@$(LANCER) campagne

installer: ## installe les dépendances sans rien lancer
	@$(LANCER) installer

base: ## démarre PostgreSQL seul et affiche ses adresses ; Ctrl-C l’arrête
	@$(LANCER) base

verrou: ## recalcule les dépendances épinglées, avec leurs empreintes
	$(VERROUILLER) requirements/outils.in -o requirements/outils.txt
	$(VERROUILLER) pyproject.toml -o requirements/production.txt
	$(VERROUILLER) pyproject.toml --extra demo -o requirements/demo.txt
	$(VERROUILLER) pyproject.toml --extra demo --extra mesures -o requirements/mesures.txt
	$(VERROUILLER) pyproject.toml --extra demo --extra essais -o requirements/essais.txt
