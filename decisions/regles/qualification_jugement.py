"""Qualification du jugement à l'égard d'un prévenu, d'après sa présence et sa convocation."""

from dataclasses import dataclass

from audiences.choix import ModeComparution
from decisions.choix import Qualification
from mistral.socle.droit import CPP, Article, calcul

# Convocations remises à la personne elle-même, qui valent citation à personne. Codes nationaux des modes de
# convocation et de poursuite ; un code absent ne dit pas comment la citation a été remise.
VALENT_CITATION_A_PERSONNE = {
    "COPJ": Article(CPP, "390-1"),
    "CONVGRE": Article(CPP, "390-1"),
    "CVCEP": Article(CPP, "390-1"),
    "CPV": Article(CPP, "394"),
    "CCPV": Article(CPP, "394"),
}


@dataclass(frozen=True, slots=True)
class Proposition:
    """Qualification proposée, vide si rien ne permet de la proposer ; toujours avec sa raison."""

    qualification: str
    raison: str
    sources: tuple[Article, ...] = ()


_CONTRADICTOIRE = Qualification.CONTRADICTOIRE.value
_A_SIGNIFIER = Qualification.CONTRADICTOIRE_A_SIGNIFIER.value

_COMPARANT = Proposition(_CONTRADICTOIRE, "Le prévenu comparaît.", (Article(CPP, "410"),))

SELON_LA_PRESENCE = {
    ModeComparution.COMPARANT: _COMPARANT,
    ModeComparution.COMPARANT_ASSISTE: _COMPARANT,
    ModeComparution.COMPARANT_ASSISTE_MANDAT: _COMPARANT,
    ModeComparution.REPRESENTE_MANDAT: Proposition(
        _CONTRADICTOIRE,
        "Absent, le prévenu est représenté par un avocat muni d’un mandat.",
        (Article(CPP, "411"),),
    ),
    ModeComparution.REPRESENTE_SANS_MANDAT: Proposition(
        _A_SIGNIFIER,
        "Absent, le prévenu a un avocat, entendu sans mandat.",
        (Article(CPP, "410"), Article(CPP, "412")),
    ),
}

_PRESENCE_INCONNUE = Proposition(
    "", "La présence du prévenu n’est pas portée à la note.", (Article(CPP, "410"),)
)
_REMISE_INCONNUE = Proposition(
    "",
    "Le prévenu est absent et le rôle ne dit pas si la citation lui a été remise\u00a0: "
    "contradictoire à signifier s’il en a eu connaissance, par défaut sinon.",
    (Article(CPP, "410"), Article(CPP, "412")),
)


@calcul(
    "QUALIF_JUGEMENT",
    sources=[Article(CPP, "410"), Article(CPP, "411"), Article(CPP, "412"), Article(CPP, "390-1")],
)
def qualification_proposee(mode: str | None, convocations: tuple[str, ...]) -> Proposition:
    """Propose la qualification du jugement ; rien quand la présence ou la remise de la citation est inconnue.

    `mode` : code de comparution, `None` s'il n'est pas noté. `convocations` : codes du mode de convocation et
    du mode de poursuite. L'itératif défaut, qui suppose une opposition, n'est jamais proposé.

    Unités : codes nationaux. Erreurs : aucune.
    """
    if mode is None:
        return _PRESENCE_INCONNUE
    if mode in SELON_LA_PRESENCE:
        return SELON_LA_PRESENCE[mode]
    for code in convocations:
        if code in VALENT_CITATION_A_PERSONNE:
            return Proposition(
                _A_SIGNIFIER,
                "Absent, non représenté, le prévenu a reçu une convocation qui vaut citation à personne.",
                (Article(CPP, "410"), VALENT_CITATION_A_PERSONNE[code]),
            )
    return _REMISE_INCONNUE
