"""Emprisonnement : ferme, avec sursis simple ou probatoire, total ou partiel."""

from audiences.apport import Trait
from decisions.nature import A_PRECISER, NATURES, Borne, Colonne, Nature, PeinePrononcee, Sursis
from mistral.socle.droit import CP, Article
from mistral.socle.duree import Duree
from mistral.socle.francais import duree_complete


def _duree(peine: PeinePrononcee, colonne: Colonne) -> str:
    valeur = getattr(peine, colonne)
    return duree_complete(valeur) if valeur else A_PRECISER[colonne]


def _assorti(peine: PeinePrononcee) -> str:
    """Accorde « assorti » avec la durée du sursis : un an assorti, quatre mois assortis."""
    d = peine.duree_sursis
    return "assorti" if d.ans + d.mois + d.jours == 1 else "assortis"


def _phrase(peine: PeinePrononcee) -> str:
    texte = f"{_duree(peine, Colonne.DUREE)} d’emprisonnement"
    if not peine.a_un_sursis:
        return texte
    sursis = f"du {peine.sursis.libelle}"
    if peine.sursis is Sursis.PROBATOIRE:
        sursis += f" pendant {_duree(peine, Colonne.DELAI_PROBATION)}"
    if peine.est_avec_sursis_total:
        return f"{texte}, peine intégralement assortie {sursis}"
    return f"{texte} dont {duree_complete(peine.duree_sursis)} {_assorti(peine)} {sursis}"


def _exige(peine: PeinePrononcee) -> tuple[Colonne, ...]:
    probation = (Colonne.DELAI_PROBATION,) if peine.sursis is Sursis.PROBATOIRE else ()
    return (Colonne.DUREE, *probation)


def _incoherences(peine: PeinePrononcee) -> tuple[str, ...]:
    vues = []
    if peine.duree and peine.duree_sursis.excede(peine.duree):
        vues.append("La partie assortie du sursis dépasse la durée totale de l’emprisonnement.")
    if peine.duree_sursis and not peine.a_un_sursis:
        vues.append("Une durée de sursis est donnée alors que l’emprisonnement est sans sursis.")
    if peine.delai_probation and peine.sursis is not Sursis.PROBATOIRE:
        vues.append("Un délai de probation est donné alors que le sursis n’est pas probatoire.")
    return tuple(vues)


_AVERTISSEMENTS = {Sursis.SIMPLE: Trait.SURSIS_SIMPLE, Sursis.PROBATOIRE: Trait.SURSIS_PROBATOIRE}


def _traits(peine: PeinePrononcee) -> frozenset[Trait]:
    return frozenset({_AVERTISSEMENTS[peine.sursis]} if peine.a_un_sursis else ())


_VINGT_ANS = Duree(ans=20)
_ECHELLE = (Article(CP, "131-4"), Article(CP, "132-9"), Article(CP, "132-10"))

EMPRISONNEMENT = NATURES.inscrire(
    Nature(
        code="EMPRISONNEMENT",
        libelle="Emprisonnement",
        rang=10,
        colonnes=(Colonne.DUREE, Colonne.SURSIS, Colonne.DUREE_SURSIS, Colonne.DELAI_PROBATION),
        phrase=_phrase,
        exige=_exige,
        incoherences=_incoherences,
        est_emprisonnement=True,
        traits=_traits,
        # Dix ans au plus pour un délit, doublés par la récidive.
        bornes={
            Colonne.DUREE: Borne(Duree(jours=1), _VINGT_ANS, _ECHELLE),
            Colonne.DUREE_SURSIS: Borne(None, _VINGT_ANS, _ECHELLE),
        },
        sources=(Article(CP, "131-4"), Article(CP, "132-19"), Article(CP, "132-29"), Article(CP, "132-40")),
    )
)
