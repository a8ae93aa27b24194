"""Le passage d'une affaire, verrouillé avant tout acte qui lui donne une issue."""

from audiences.choix import Issue
from audiences.models import Inscription
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import INSECABLE


def verrouiller(inscription: Inscription) -> Inscription:
    """Relit le passage en le verrouillant, audience et affaire chargées. Une requête, en transaction."""
    return (
        Inscription.objects.select_for_update(of=("self",))
        .select_related("audience__service", "affaire")
        .get(pk=inscription.pk)
    )


def exiger_appelee(passage: Inscription) -> None:
    """Refuse une affaire retirée du rôle ou qui n'a pas été appelée : rien n'a pu y être décidé."""
    if passage.retiree_le is not None:
        raise ActeImpossible("Cette affaire est retirée du rôle de l’audience. Rien n’a été changé.")
    if passage.appelee_le is None:
        raise ActeImpossible(
            "Cette affaire n’a pas encore été appelée\u202f: on n’enregistre que ce que le tribunal décide "
            "d’une affaire appelée. Appelez-la depuis sa note, puis recommencez."
        )


def exiger_jugeable(passage: Inscription) -> None:
    """Refuse de juger une affaire non appelée, ou qui a déjà une autre issue à cette audience."""
    exiger_appelee(passage)
    if passage.issue not in ("", Issue.RETENUE_JUGEE):
        raise ActeImpossible(
            f"Cette affaire a déjà une issue à cette audience{INSECABLE}: {passage.get_issue_display()}. "
            "Pour la juger, annulez d’abord cette issue. Rien n’a été changé."
        )
