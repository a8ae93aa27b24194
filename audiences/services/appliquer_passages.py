"""Les passages d'un rôle : inscriptions nouvelles, rétablies ou retirées, et la suite des audiences."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from audiences.models import Audience, Inscription, Note
from audiences.selectors.apercu_role import Apercu
from audiences.selectors.prevision import AudiencePrevue, PassagePrevu
from audiences.services.appliquer_audiences import motif_de_retrait
from audiences.services.ecritures import Ecritures


def appliquer_passages(apercu: Apercu, ecritures: Ecritures) -> None:
    """Inscrit les affaires à la suite du rôle, dans l'ordre du fichier, avec une note vierge chacune.

    Une affaire déjà inscrite garde son rang, son passage et sa note. Un rôle plus ancien que le dernier reçu
    inscrit une affaire déjà retirée, comme s'il était arrivé à temps.
    """
    nouveaux = [
        (prevue, passage)
        for prevue in apercu.audiences
        for passage in prevue.passages
        if not passage.est_ecartee
        and (passage.inscription is not None or passage.affaire.est_prise)
        and _voir(prevue, passage, ecritures)
    ]
    rangs = _derniers_rangs(prevue.existante for prevue, _ in nouveaux)
    creees = []
    for prevue, passage in nouveaux:
        rangs[prevue.existante.pk] += 1
        creees.append(_inscription(prevue, passage, rangs[prevue.existante.pk], ecritures))
    Inscription.objects.bulk_create(creees)
    Note.objects.bulk_create(
        Note(juridiction_id=inscription.juridiction_id, inscription=inscription) for inscription in creees
    )


def _voir(prevue: AudiencePrevue, passage: PassagePrevu, e: Ecritures) -> bool:
    """Date le passage connu, le rétablit s'il le faut ; dit s'il reste à créer."""
    if passage.inscription is None:
        return True
    e.voir(passage.inscription)
    if passage.est_retablie:
        e.poser(passage.inscription, retiree_le=None, motif_retrait="")
    return False


def _inscription(prevue: AudiencePrevue, passage: PassagePrevu, rang: int, e: Ecritures) -> Inscription:
    audience = prevue.existante
    inscription = Inscription(
        juridiction_id=audience.juridiction_id,
        audience=audience,
        affaire=passage.affaire.existante,
        rang=rang,
        vue_le=e.emis_le,
    )
    if audience.recue_le is not None and e.emis_le < audience.recue_le:
        inscription.retiree_le = audience.recue_le
        inscription.motif_retrait = motif_de_retrait(audience.recue_le)
    return inscription


def _derniers_rangs(audiences: Iterable[Audience]) -> dict[int, int]:
    rangs = Inscription.objects.filter(audience__in=list(audiences)).values_list("audience_id", "rang")
    dernier: dict[int, int] = defaultdict(int)
    for audience_id, rang in rangs:
        dernier[audience_id] = max(rang, dernier[audience_id])
    return dernier


def retirer_les_absentes(apercu: Apercu, ecritures: Ecritures) -> int:
    """Marque « retirée du rôle » ce que le dernier rôle de chaque audience n'a plus ; rien n'est supprimé.

    Une affaire appelée, une audience ouverte, une affaire fautive dans le fichier ou gardée par le greffe
    n'est pas retirée. Rend le nombre d'affaires retirées.
    """
    gardees = [
        retrait.inscription
        for prevue in apercu.audiences
        for retrait in prevue.retraits
        if not retrait.est_pris and retrait.inscription.vue_le is not None and not prevue.est_figee
    ]
    for inscription in gardees:
        if inscription.appelee_le is None:
            ecritures.voir(inscription)
    ecritures.vider()
    nombre = 0
    for prevue in apercu.audiences:
        retirees = [retrait.inscription.pk for retrait in prevue.retraits if retrait.est_pris]
        if retirees:
            recue_le = prevue.existante.recue_le
            nombre += Inscription.objects.filter(pk__in=retirees, appelee_le=None).update(
                retiree_le=recue_le, motif_retrait=motif_de_retrait(recue_le)
            )
    return nombre


def enchainer_les_passages(affaires: Sequence[int]) -> None:
    """Relie chaque passage venu d'un rôle à celui de l'audience d'avant ; un renvoi prononcé fait foi."""
    passages = Inscription.objects.filter(affaire__in=affaires).select_related("audience", "vient_de")
    par_affaire: dict[int, list[Inscription]] = defaultdict(list)
    for passage in passages.order_by("audience__date", "audience__heure_prevue", "pk"):
        par_affaire[passage.affaire_id].append(passage)
    changes = []
    for suite in par_affaire.values():
        for rang, passage in enumerate(suite):
            precedent = suite[rang - 1] if rang else None
            est_prononcee = passage.vient_de is not None and passage.vient_de.appelee_le is not None
            if passage.vue_le is None or est_prononcee or passage.vient_de == precedent:
                continue
            passage.vient_de = precedent
            changes.append(passage)
    Inscription.objects.bulk_update(changes, ["vient_de"])
