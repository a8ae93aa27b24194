"""Délai entre la citation et l'audience."""

from dataclasses import dataclass
from datetime import date, timedelta

from audiences.regles.fenetre import Fenetre, ajouter_mois
from audiences.regles.residence import Eloignement
from mistral.socle.droit import CP, CPP, Article, Chronologie, calcul

RESERVE_LOI = (
    "la loi n° 2026-651 du 23 juillet 2026 (art. 9) porterait le délai de 10 à 15 jours ; son texte et sa "
    "date d’entrée en vigueur restent à vérifier"
)
RESERVE_DECOMPTE = "le délai expire ce jour-là : vérifier s’il se compte en jours francs"
RESERVE_ADRESSE = "adresse inconnue : hors de la métropole, le délai est allongé d’un ou deux mois"


@dataclass(frozen=True)
class Jours:
    """Délai en jours : celui qui est certain, celui qu'une loi non vérifiée aurait porté plus haut."""

    certain: int
    prudent: int
    reserve: str = ""


# Au jour de la citation : un acte fait selon la loi ancienne reste valable (CP 112-4). La seconde valeur date
# du lendemain de la loi, la première des entrées en vigueur possibles ; ni l'une ni l'autre n'est vérifiée.
DELAIS_CITATION = Chronologie({date.min: Jours(10, 10), date(2026, 7, 24): Jours(10, 15, RESERVE_LOI)})


@calcul("DELAI_CITATION", sources=[Article(CPP, "552"), Article(CPP, "390-1"), Article(CP, "112-4")])
def delai_citation(cite_le: date, eloigne: Eloignement) -> Fenetre:
    """Donne les jours où peut être jugé un prévenu cité, ou convoqué par officier de police judiciaire.

    Au moins dix jours entre la citation et la comparution, un ou deux mois de plus pour qui réside au loin.
    Le décompte (jours francs ou non) et la loi de 2026 n'étant pas vérifiés, l'entre-deux est douteux.

    Unités : jours calendaires, puis mois de quantième à quantième. Erreurs : aucune.
    """
    delai = DELAIS_CITATION.au(cite_le)
    minimum = cite_le + timedelta(days=delai.certain)
    prudent = cite_le + timedelta(days=delai.prudent + 1)
    if eloigne is Eloignement.INCONNU:
        reserve = "; ".join(filter(None, (RESERVE_ADRESSE, delai.reserve)))
        return Fenetre(minimum, ajouter_mois(prudent, Eloignement.DEUX_MOIS), reserve=reserve)
    return Fenetre(
        ajouter_mois(minimum, eloigne),
        ajouter_mois(prudent, eloigne),
        reserve=delai.reserve or RESERVE_DECOMPTE,
    )
