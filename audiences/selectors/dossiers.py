"""Les dossiers que les points de préparation jugent, par lot et en un nombre fixe de requêtes."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from audiences.choix import ModaliteComparution, ModeComparution, NatureRepresentation
from audiences.listes import situation_penale
from audiences.models import Comparution, Infraction, Inscription, Partie, Personne, Representation
from audiences.preparatif import Dossier, PartieVue
from audiences.regles.regime_convocation import regime_convocation
from audiences.regles.residence import eloignement
from audiences.selectors.trames_note import nom_court

AMENES = (ModaliteComparution.EXTRAIT, ModaliteComparution.VISIOCONFERENCE)
PRESENTS = (
    ModeComparution.COMPARANT,
    ModeComparution.COMPARANT_ASSISTE,
    ModeComparution.COMPARANT_ASSISTE_MANDAT,
)
MAJORITE = 18


def passages_a_preparer(inscriptions: QuerySet[Inscription]) -> QuerySet[Inscription]:
    """Complète les passages pour `dossier_de` ; ceux retirés du rôle sont écartés. Sept requêtes."""
    liens = Representation.objects.filter(nature=NatureRepresentation.REPRESENTE, retiree_le=None)
    parties = (
        Partie.objects.filter(retiree_le=None)
        .select_related("personne")
        .prefetch_related(Prefetch("representants", liens))
        .order_by("rang", "id")
    )
    ouvert = Q(affaire__corrections__est_divergente=True, affaire__corrections__reglee_le=None)
    return (
        inscriptions.filter(retiree_le=None)
        .select_related("affaire", "audience__juridiction", "vient_de__audience")
        .prefetch_related(
            Prefetch("affaire__parties", parties),
            Prefetch("affaire__infractions", Infraction.objects.poursuivies()),
            "comparutions",
            Prefetch("vient_de__comparutions", Comparution.objects.all()),
            "verifications__par",
        )
        .annotate(nb_ecarts=Count("affaire__corrections", filter=ouvert))
        .order_by("audience_id", "rang")
    )


def dossier_de(inscription: Inscription) -> Dossier:
    """Donne le dossier d'un passage venu de `passages_a_preparer`. Aucune requête."""
    affaire, audience, precedent = inscription.affaire, inscription.audience, inscription.vient_de
    amenes = {c.partie_id for c in inscription.comparutions.all() if c.modalite in AMENES}
    presences = {c.partie_id: c.mode in PRESENTS for c in precedent.comparutions.all()} if precedent else {}
    faits = list(affaire.infractions.all())
    return Dossier(
        audience_le=audience.date,
        parties=tuple(
            _partie(
                partie,
                audience_le=audience.date,
                tribunal=audience.juridiction.departement,
                est_extrait=partie.pk in amenes,
                etait_present=presences.get(partie.pk),
            )
            for partie in affaire.parties.all()
        ),
        familles=frozenset(fait.famille for fait in faits if fait.famille),
        libelles=tuple(fait.libelle for fait in faits),
        a_scelle=affaire.a_scelle,
        detenus_convoques=affaire.detenus_convoques,
        renvoyee_le=precedent.audience.date if precedent else None,
        ecarts=inscription.nb_ecarts,
    )


def _partie(partie: Partie, *, audience_le: date, tribunal: str, est_extrait, etait_present) -> PartieVue:
    personne = partie.personne
    modes = (partie.convocation_code, partie.convocation, partie.poursuite_code, partie.poursuite)
    a_categorie = bool(partie.categorie_penale_code or partie.categorie_penale)
    return PartieVue(
        nom=nom_court(partie),
        qualite=partie.qualite,
        est_morale=personne.est_morale,
        est_mineur=_est_mineur(personne, audience_le),
        langue=personne.langue,
        nationalite=personne.nationalite,
        regime=regime_convocation(*modes),
        mode=partie.convocation or partie.poursuite or partie.convocation_code or partie.poursuite_code,
        convocation_le=partie.convocation_le,
        deferement_le=partie.deferement_le,
        situation=situation_penale(partie.categorie_penale_code, partie.categorie_penale)
        if a_categorie
        else None,
        a_avocat=partie.avocat_id is not None,
        a_aide_juridictionnelle=partie.a_aide_juridictionnelle,
        a_b1=partie.a_b1,
        est_extrait=est_extrait,
        est_represente=bool(partie.representants.all()),
        etait_present=etait_present,
        eloignement=eloignement(personne.pays_code, personne.code_postal, tribunal),
    )


def _est_mineur(personne: Personne, jour: date) -> bool | None:
    """Dit si la personne a moins de dix-huit ans ce jour-là ; la date de naissance prime sur le rôle.

    Jour ou mois inconnu : la réponse n'est donnée que si elle ne dépend pas d'eux.
    """
    annee = personne.naissance_annee
    if annee is None:
        return personne.est_mineur
    mois, quantieme = personne.naissance_mois, personne.naissance_jour
    au_plus_tot = (annee + MAJORITE, mois or 1, quantieme or 1)
    au_plus_tard = (annee + MAJORITE, mois or 12, quantieme or 31)
    aujourd_hui = (jour.year, jour.month, jour.day)
    if aujourd_hui >= au_plus_tard:
        return False
    return True if aujourd_hui < au_plus_tot else personne.est_mineur


def affaires_du_role(audiences: Iterable[int]) -> QuerySet[Inscription]:
    """Donne les passages de ces audiences, complets pour la préparation. Sept requêtes."""
    return passages_a_preparer(Inscription.objects.filter(audience__in=list(audiences)))
