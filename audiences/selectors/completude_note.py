"""Complétude d'une note : les mentions que la loi impose et qui manquent."""

from collections.abc import Iterable

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from audiences.apport import Trait, traits_de
from audiences.choix import EtatVerification, Fauteuil, Issue, ModaliteComparution, ModeComparution, Qualite
from audiences.etape import ETAPES, Par
from audiences.models import (
    Comparution,
    Conclusion,
    Infraction,
    Inscription,
    Interprete,
    Intervenant,
    Mention,
    Note,
    Partie,
    Remplacement,
    Verification,
)
from audiences.preparatifs.interprete import FRANCAIS
from audiences.regles.faits_indemnisables import est_indemnisable
from audiences.regles.regime_convocation import regime_convocation
from audiences.regles.situation_composition import Occupant
from audiences.regles.situation_note import PORTEE_NOTE, MentionVue, PrevenuVu, SituationNote
from audiences.selectors.composition import cle_de
from mistral.socle.droit import Constat, controler
from mistral.socle.francais import nom_affiche, normaliser

# Rang des contrôles qui ne sont pas ceux d'une étape : la visioconférence avec les présences, l'issue après.
_RANGS = {"VISIO": 202, "ISSUE": 706, "QUALIF": 706}
PRESENTS = {
    ModeComparution.COMPARANT,
    ModeComparution.COMPARANT_ASSISTE,
    ModeComparution.COMPARANT_ASSISTE_MANDAT,
}


def situation_de(
    inscription: Inscription,
    mentions: Iterable[Mention],
    parties: Iterable[Partie],
    comparutions: Iterable[Comparution],
) -> SituationNote:
    """Tire d'objets déjà lus ce que les contrôles regardent. Une requête, six au plus pour une affaire jugée.

    L'audience du passage doit être chargée.
    """
    comparutions = list(comparutions)
    vues = tuple(
        MentionVue(mention.etape, mention.texte, mention.partie_id)
        for mention in mentions
        if mention.effacee_le is None
    )
    est_jugee = inscription.issue == Issue.RETENUE_JUGEE or any(vue.etape == "PRON" for vue in vues)
    traits = traits_de(inscription) if est_jugee else {}
    donnees = _donnees_de(inscription)
    return SituationNote(
        mentions=vues,
        prevenus=_prevenus(parties, comparutions, traits),
        issue=inscription.issue,
        formation=inscription.audience.formation,
        occupants=_occupants(donnees["titulaires"], donnees["remplacants"]),
        est_ouverte=inscription.audience.ouverte_le is not None,
        etapes_audience=frozenset(donnees["etapes_audience"]),
        vient_d_un_renvoi=inscription.vient_de_id is not None,
        a_interprete=any(donnees[source] for source in ("interprete_note", "interprete_prevu", "interprete")),
        a_visioconference=donnees["interprete_a_distance"]
        or any(vue.modalite == ModaliteComparution.VISIOCONFERENCE for vue in comparutions),
        sont_a_viser=donnees["conclusions_a_viser"],
        est_indemnisable=_est_indemnisable(inscription, traits),
    )


def constats_de(situation: SituationNote) -> list[Constat]:
    """Donne ce qui manque, les plus graves d'abord, puis dans l'ordre des débats."""
    constats = controler(situation, portee=PORTEE_NOTE)
    return sorted(constats, key=lambda constat: (not constat.est_bloquant, _rang(constat)))


def _rang(constat: Constat) -> int:
    code = constat.code.removeprefix("N-")
    return ETAPES[code].rang if code in ETAPES else _RANGS.get(code, 0)


def manques_de(note: Note) -> list[Constat]:
    """Donne les constats de complétude d'une note. Cinq requêtes, dix au plus si l'affaire est jugée."""
    inscription = Inscription.objects.select_related("audience").get(pk=note.inscription_id)
    parties = inscription.affaire.parties.select_related("personne")
    situation = situation_de(inscription, note.mentions.all(), parties, inscription.comparutions.all())
    return constats_de(situation)


def _prevenus(parties, comparutions, traits) -> tuple[PrevenuVu, ...]:
    presents = {comparution.partie_id: comparution.mode in PRESENTS for comparution in comparutions}
    return tuple(
        PrevenuVu(
            partie.pk,
            nom_affiche(
                partie.personne.nom, partie.personne.prenom, x_se_disant=partie.personne.est_x_se_disant
            ),
            presents.get(partie.pk),
            regime=regime_convocation(
                partie.convocation_code, partie.convocation, partie.poursuite_code, partie.poursuite
            ),
            parle_autre_langue=bool(partie.personne.langue)
            and normaliser(partie.personne.langue) not in FRANCAIS,
            traits=traits.get(partie.pk, frozenset()),
        )
        for partie in parties
        if partie.qualite == Qualite.PREVENU and partie.retiree_le is None
    )


def _occupants(titulaires: list[dict], remplacants: list[dict]) -> tuple[Occupant, ...]:
    """Donne qui siège pour cette affaire ; un remplaçant prime."""
    places = {place["fauteuil"]: place for place in [*titulaires, *remplacants]}
    return tuple(
        Occupant(Fauteuil(fauteuil), place["nom"], cle_de(place["nom"], place["membre"]))
        for fauteuil, place in places.items()
    )


def _est_indemnisable(inscription: Inscription, traits) -> bool:
    if not any(Trait.DOMMAGES in vus for vus in traits.values()):
        return False
    faits = Infraction.objects.filter(affaire=inscription.affaire_id).poursuivies()
    return est_indemnisable(faits.values_list("famille", "libelle"))


def _donnees_de(inscription: Inscription) -> dict:
    """Donne, en une requête, ce que les tables disent de l'audience et du passage."""
    place = JSONObject(fauteuil="fauteuil", nom="nom", membre="membre_id")
    par_audience = [etape.code for etape in ETAPES if etape.par is Par.AUDIENCE]
    notees = Mention.objects.filter(
        note__inscription__audience=OuterRef("audience"), etape__in=par_audience, effacee_le__isnull=True
    ).exclude(texte="")
    interpretes = Interprete.objects.filter(inscription=OuterRef("pk"))
    return (
        Inscription.objects.filter(pk=inscription.pk)
        .values(
            titulaires=ArraySubquery(
                Intervenant.objects.filter(audience=OuterRef("audience")).values(place=place)
            ),
            remplacants=ArraySubquery(
                Remplacement.objects.filter(inscription=OuterRef("pk")).values(place=place)
            ),
            etapes_audience=ArraySubquery(notees.values("etape").distinct()),
            interprete_note=Exists(interpretes.exclude(nom="")),
            interprete_a_distance=Exists(interpretes.filter(est_a_distance=True)),
            interprete_prevu=Exists(
                Verification.objects.filter(
                    inscription=OuterRef("pk"), code="INTERPRETE", etat=EtatVerification.FAIT
                )
            ),
            interprete=Exists(
                Partie.objects.filter(
                    affaire=OuterRef("affaire"), qualite=Qualite.INTERPRETE, retiree_le__isnull=True
                )
            ),
            conclusions_a_viser=Exists(
                Conclusion.objects.filter(inscription=OuterRef("pk"), est_visee=False)
            ),
        )
        .get()
    )
