"""Droit fixe de procédure dû par le condamné devant le tribunal correctionnel."""

from datetime import date
from decimal import Decimal

from mistral.socle.droit import CGI, Article, Chronologie, calcul

MONTANT = Chronologie({date(2015, 1, 1): Decimal("127.00"), date(2025, 2, 16): Decimal("254.00")})
MONTANT_NON_COMPARANT = Chronologie(
    {date(2015, 1, 1): Decimal("254.00"), date(2025, 2, 16): Decimal("508.00")}
)


@calcul("DROIT_FIXE", sources=[Article(CGI, "1018 A")])
def droit_fixe(juge_le: date, *, est_majore: bool) -> Decimal:
    """Donne le droit fixe dû par chaque condamné majeur, dispense de peine comprise.

    `est_majore` : condamné non comparant, cité à personne ou ayant eu connaissance de la citation, hors
    les cas de l'article 411, alinéas 1 et 2, du code de procédure pénale.

    Unités : euros, valeur au jour du jugement. Erreurs : `AucunTexteApplicable` avant 2015.
    """
    return (MONTANT_NON_COMPARANT if est_majore else MONTANT).au(juge_le)
