"""`/delibere` : met l'affaire en délibéré à une date et l'écrit à la note (CPP 462)."""

from collections.abc import Mapping

from audiences.commande import COMMANDES, Commande, Donnee
from audiences.models import Inscription, Mention
from decisions.forms.delibere import DelibereForm
from decisions.models import Delibere
from decisions.selectors.deliberes import delibere_de
from decisions.services.annuler_delibere import annuler_delibere
from decisions.services.mettre_en_delibere import mettre_en_delibere
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import date_longue, heure


def phrase(delibere: Delibere) -> str:
    """Écrit le délibéré : jour, heure, salle, parties informées ; une prorogation le dit."""
    quand = f"au {date_longue(delibere.date)} à {heure(delibere.heure.hour, delibere.heure.minute)}"
    ou = f", salle {delibere.salle}" if delibere.salle else ""
    debut = "Le délibéré est prorogé" if delibere.est_prorogation else "L’affaire est mise en délibéré"
    informees = "\u202f; les parties présentes en sont informées" if delibere.parties_informees else ""
    return f"{debut} {quand}{ou}{informees}."


def executer(est_prorogation: bool):
    """Donne l'acte de la commande : mise en délibéré, ou prorogation."""

    def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
        ancien = delibere_de(inscription)
        if ancien is not None and ancien.mention_id != mention.pk:
            raise ActeImpossible("Le délibéré est déjà noté\u202f: corrigez-le depuis sa mention.")
        if ancien is not None:
            annuler_delibere(ancien, par=par)
        return phrase(
            mettre_en_delibere(
                inscription, par=par, mention=mention, est_prorogation=est_prorogation, **saisie
            )
        )

    return _executer


def retirer(inscription: Inscription, mention: Mention, par) -> None:
    """Annule le délibéré que dit la mention."""
    delibere = delibere_de(inscription)
    if delibere is not None and delibere.mention_id == mention.pk:
        annuler_delibere(delibere, par=par)


def lire(est_prorogation: bool):
    """Donne la lecture de la commande : une requête."""

    def _lire(inscription: Inscription) -> dict[int, Donnee]:
        delibere = delibere_de(inscription)
        if delibere is None or delibere.mention_id is None or delibere.est_prorogation != est_prorogation:
            return {}
        informees = {True: "oui", False: "non", None: ""}[delibere.parties_informees]
        initiale = {
            "date": delibere.date,
            "heure": delibere.heure,
            "salle": delibere.salle_id,
            "parties_informees": informees,
        }
        return {delibere.mention_id: Donnee(f"délibéré au {date_longue(delibere.date)}", initiale)}

    return _lire


COMMANDES.inscrire(
    Commande(
        code="DELIBERE",
        libelle="Mise en délibéré à une date",
        mot="delibere",
        etape="DELIB_DATE",
        form=DelibereForm,
        executer=executer(False),
        lire=lire(False),
        retirer=retirer,
        droit="decisions.decider",
        rang=72,
    )
)
