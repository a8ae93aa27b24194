"""Dossier de secours : de quoi tenir toute l'audience au stylo, sans ordinateur."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audiences.choix import Fauteuil
from audiences.documents.bloc_commun import Entete, Ligne, entete_de, manques_de_l_entete
from audiences.documents.secours_affaire import AffaireAuDossier, affaire_au_dossier
from audiences.documents.secours_note import TrameEnAnnexe, trames_en_annexe
from audiences.models import Audience, Remplacement
from audiences.regles.echeance_visa import echeance_visa
from audiences.selectors.composition import mention_de, remplacements_de, suppleances_de
from audiences.selectors.impression import audience_a_imprimer
from audiences.selectors.preparation import preparation_d_audience
from audiences.selectors.secours import passages_anterieurs
from mistral.socle.document import DOCUMENTS, Document, Portee
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import date_longue


@dataclass(frozen=True)
class DossierDeSecours:
    """Contexte du dossier de secours."""

    titre: str
    entete: Entete
    places: tuple[Ligne, ...]
    remplacements: tuple[str, ...]
    affaires: tuple[AffaireAuDossier, ...]
    annexe: tuple[TrameEnAnnexe, ...]
    visa_le: date
    etat: str
    manques: tuple[str, ...]


def contexte(audience: Audience) -> DossierDeSecours:
    """Donne le dossier d'après l'audience enregistrée. Nombre fixe de requêtes."""
    preparation = preparation_d_audience(audience)
    anterieurs = passages_anterieurs(audience)
    remplacements = list(remplacements_de(audience))
    par_passage: dict[int, list[str]] = {}
    for remplacement in remplacements:
        place = Fauteuil(remplacement.fauteuil).label
        par_passage.setdefault(remplacement.inscription_id, []).append(f"{remplacement.nom} ({place})")
    audience = audience_a_imprimer(audience)
    entete = entete_de(audience)
    inscriptions = list(audience.inscriptions.all())
    for inscription in inscriptions:
        # La trame lit l'audience par le passage : celle-ci est déjà chargée, avec son service et sa salle.
        inscription.audience = audience
    return DossierDeSecours(
        titre=f"Dossier de secours de l’audience du {date_longue(audience.date)}, {audience.service.nom}",
        entete=entete,
        places=_places(entete),
        remplacements=_remplacements(remplacements, entete),
        affaires=tuple(
            affaire_au_dossier(
                inscription,
                preparation.affaire(inscription.pk),
                anterieurs.get(inscription.affaire_id, ()),
                par_passage.get(inscription.pk, ()),
            )
            for inscription in inscriptions
        ),
        annexe=trames_en_annexe(),
        visa_le=echeance_visa(audience.date),
        etat="",
        manques=tuple(manques_de_l_entete(entete)),
    )


def _places(entete: Entete) -> tuple[Ligne, ...]:
    """Donne les places, même vides : on les remplira au stylo."""
    tenues = {ligne.libelle: ligne.valeur for ligne in entete.composition}
    libelles = [fauteuil.label.capitalize() for fauteuil in Fauteuil]
    essentielles = libelles[:5]
    return tuple(
        Ligne(libelle, tenues.get(libelle, ""))
        for libelle in libelles
        if libelle in tenues or libelle in essentielles
    )


def _remplacements(remplacements: Iterable[Remplacement], entete: Entete) -> tuple[str, ...]:
    """Écrit « Mme VASSEUR (président), remplacée par M. X pour les dossiers 2 et 4 »."""
    tenues = {ligne.libelle: ligne.valeur for ligne in entete.composition}
    phrases = []
    for suppleance in suppleances_de(remplacements):
        place = suppleance.fauteuil.label
        titulaire = tenues.get(place.capitalize(), "")
        mention = mention_de(titulaire, suppleance)
        phrases.append(f"{titulaire or 'titulaire inconnu'} ({place}), {mention}")
    return tuple(phrases)


SECOURS = DOCUMENTS.inscrire(
    Document(
        code="SECOURS",
        libelle="Dossier de secours",
        portee=Portee.AUDIENCE,
        gabarit="audiences/documents/dossier_secours.html",
        contexte=contexte,
        est_du=lambda audience: audience.ouverte_le is None and audience.annulee_le is None,
        manques=lambda d: list(d.manques),
        sources=(Article(CPP, "399"), Article(CPP, "453")),
        rang=15,
    )
)
