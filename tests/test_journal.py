"""Le journal des actes : qui, quoi, quand, où, sur quoi ; jamais le texte, et rien ne s'y reprend."""

import ast
import re
from pathlib import Path

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from mistral.socle.cloisonnement import cloison
from mistral.socle.journal import consigner
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import AudienceFactory
from tests.socle.factories import UtilisateurFactory

RACINE = Path(__file__).resolve().parents[1]
APPS = ("audiences", "decisions", "pilotage", "mistral/socle")
COLONNES = {"id", "horodatage", "acte", "utilisateur_id", "juridiction_id", "objet_type", "objet_id"}


@pytest.mark.django_db
def test_une_entree_dit_qui_quoi_ou_et_sur_quel_objet(tribunal):
    audience, agent = AudienceFactory(juridiction=tribunal), UtilisateurFactory()
    entree = EntreeJournal.objects.get(pk=consigner("audience-ouverte", audience, par=agent).pk)
    assert (entree.acte, entree.utilisateur, entree.juridiction) == ("audience-ouverte", agent, tribunal)
    assert (entree.objet_type, entree.objet_id) == ("audiences.audience", audience.pk)
    assert entree.horodatage is not None


def test_le_journal_n_a_aucune_colonne_pour_un_texte_libre():
    assert {champ.column for champ in EntreeJournal._meta.local_fields} == COLONNES


@pytest.mark.django_db
def test_l_heure_est_celle_de_la_base(tribunal):
    entree = consigner("essai", AudienceFactory(juridiction=tribunal), par=None)
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT horodatage BETWEEN now() AND clock_timestamp() FROM socle_entreejournal WHERE id = %s",
            [entree.pk],
        )
        assert curseur.fetchone() == (True,)


@pytest.mark.django_db
def test_un_acte_annule_ne_laisse_pas_d_entree(tribunal):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        consigner("essai", AudienceFactory(juridiction=tribunal), par=None)
        raise ZeroDivisionError
    assert not EntreeJournal.objects.filter(juridiction=tribunal).exists()


@pytest.mark.django_db
def test_un_acte_sans_nom_est_refuse(tribunal):
    with pytest.raises(IntegrityError), transaction.atomic():
        consigner("", AudienceFactory(juridiction=tribunal), par=None)
    with pytest.raises(DataError), transaction.atomic():
        consigner("a" * 61, AudienceFactory(juridiction=tribunal), par=None)


@pytest.mark.django_db
def test_le_journal_d_un_tribunal_n_est_pas_lu_d_un_autre(tribunal, autre_tribunal):
    ailleurs = consigner("essai", AudienceFactory(juridiction=autre_tribunal), par=None)
    with cloison([tribunal.pk]):
        assert not EntreeJournal.objects.filter(pk=ailleurs.pk).exists()


def services() -> list[Path]:
    return sorted(
        fichier
        for app in APPS
        for fichier in (RACINE / app).rglob("services/*.py")
        if fichier.name != "__init__.py"
    )


def actes_nommes(arbre: ast.AST) -> list[str]:
    return [
        appel.args[0].value
        for appel in ast.walk(arbre)
        if isinstance(appel, ast.Call)
        and getattr(appel.func, "id", "") == "consigner"
        and isinstance(appel.args[0], ast.Constant)
    ]


@pytest.mark.parametrize("app", APPS)
def test_chaque_acte_porte_un_nom_en_kebab_francais(app):
    noms = [
        acte
        for fichier in (RACINE / app).rglob("*.py")
        for acte in actes_nommes(ast.parse(fichier.read_text()))
    ]
    assert [acte for acte in noms if not re.fullmatch(r"[a-z]+(-[a-z]+)*", acte) or len(acte) > 60] == []


# Services sans entrée au journal, et pourquoi.
SANS_ENTREE = {
    "audiences/services/copier_affaire.py": "partie de la disjonction, qui consigne",
    "audiences/services/charger_listes.py": "listes nationales, chargées à l’installation",
    "audiences/services/charger_raccourcis.py": "raccourcis nationaux, chargés à l’installation",
    "audiences/services/charger_natinf.py": "référentiel national, chargé à l’installation",
    "audiences/services/porter_demandes.py": "exécuté par une commande de la note, qui consigne",
    "audiences/services/porter_donnee.py": "exécuté par une commande de la note, qui consigne",
    "audiences/services/constater_presence.py": "exécuté par une commande de la note, qui consigne",
    "audiences/services/appliquer_affaires.py": "partie de l’application d’un rôle, qui consigne",
    "audiences/services/appliquer_audiences.py": "partie de l’application d’un rôle, qui consigne",
    "audiences/services/appliquer_passages.py": "partie de l’application d’un rôle, qui consigne",
    "audiences/services/demonstration.py": "personnes fictives, refusées hors démonstration",
    "audiences/services/ecrire_note.py": "chaque frappe a son propre registre, en ajout seul et chaîné",
    "decisions/services/passage_suivant.py": "partie du renvoi et du délibéré, qui consignent",
    "audiences/services/exiger_seance.py": "exigences des actes de l’horloge, qui consignent",
    "audiences/services/enchainer.py": "partie d’ouvrir, suspendre, reprendre et lever, qui consignent",
    "audiences/services/ecritures.py": "recueil en mémoire, que l’application d’un rôle écrit",
    "audiences/services/marquer.py": "marques privées d’un lecteur : rien n’en paraît, pas même qu’il y en a",
    "audiences/services/ordres_note.py": "ordres SQL de ecrire_note, qui a son propre registre",
    "audiences/services/intituler.py": "partie d’un acte sur les parties, qui consigne",
    "audiences/services/revenir.py": "passe par corriger, qui consigne",
    "audiences/services/ouvrir_note.py": "pose une note vierge : rien n’y est dit",
    "decisions/services/passage.py": "verrous et refus communs aux actes",
    "mistral/socle/comptes/services/charger_juridictions.py": "référentiel national, chargé à l’installation",
    "mistral/socle/comptes/services/demonstration.py": "comptes fictifs, refusés hors démonstration",
}


@pytest.mark.parametrize("fichier", services(), ids=lambda f: str(f.relative_to(RACINE)))
def test_chaque_service_consigne_ou_dit_pourquoi_non(fichier):
    chemin = str(fichier.relative_to(RACINE))
    consigne = "consigner(" in fichier.read_text()
    assert consigne != (chemin in SANS_ENTREE)
