"""Ce que l'affaire elle-même offre à la frappe : ses personnes, ses infractions, ses numéros et ses dates."""

from audiences.models import Inscription, Partie
from audiences.selectors.trames_note import nom_court
from mistral.socle import francais


def entrees_de_l_affaire(inscription: Inscription) -> dict[str, object]:
    """Donne les entrées `#` de l'affaire, et ce que vaut chaque variable d'un raccourci. Deux requêtes.

    Une entrée est `[clés, libellé, texte]` : `#dup` vaut « DUPONT-O'NEILL Jean-Charles », `#f1` un fait.
    """
    parties = list(
        Partie.objects.filter(affaire=inscription.affaire_id, retiree_le__isnull=True)
        .select_related("personne", "avocat")
        .order_by("rang", "pk")
    )
    avocats = {partie.avocat_id: partie.avocat for partie in parties if partie.avocat_id}
    faits = inscription.affaire.infractions.poursuivies()
    valeurs = _valeurs(inscription)
    entrees = [_personne(partie) for partie in parties]
    entrees += [
        [[*_mots(avocat.nom), *_mots(avocat.prenom)], "avocat", str(avocat)] for avocat in avocats.values()
    ]
    entrees += [[[f"f{rang}"], f"fait {rang}", fait.libelle] for rang, fait in enumerate(faits, start=1)]
    entrees += [
        [[cle], libelle, valeurs[nom]]
        for cle, libelle, nom in (
            ("parquet", "numéro de parquet", "num_parquet"),
            ("date", "date de l’audience", "audience.date"),
            ("chambre", "chambre", "chambre"),
            ("salle", "salle", "salle"),
        )
        if valeurs[nom]
    ]
    noms = {
        str(partie.pk): {"partie": nom_court(partie), "avocat": str(partie.avocat or "")}
        for partie in parties
    }
    return {"entrees": [entree for entree in entrees if entree[0]], "valeurs": valeurs, "parties": noms}


def _personne(partie: Partie) -> list:
    personne = partie.personne
    mots = [*_mots(personne.nom), *([] if personne.est_morale else _mots(personne.prenom))]
    return [mots, partie.get_qualite_display(), nom_court(partie)]


def _mots(texte: str) -> list[str]:
    """Donne le nom d'un seul tenant, puis chacun de ses mots de deux lettres au moins."""
    mots = francais.normaliser(texte).split()
    return list(dict.fromkeys(["".join(mots), *(mot for mot in mots if len(mot) > 1)])) if mots else []


def _valeurs(inscription: Inscription) -> dict[str, str]:
    audience = inscription.audience
    return {
        "num_parquet": inscription.affaire.numero_parquet,
        "audience.date": francais.date_sans_jour(audience.date),
        "chambre": audience.service.nom,
        "salle": audience.salle.nom.removeprefix("Salle ") if audience.salle else "",
        "rang": str(inscription.rang),
    }
