"""`/prorogation` : proroge le délibéré qui devait être vidé à cette audience (CPP 462)."""

from audiences.commande import COMMANDES, Commande
from decisions.commandes.delibere import executer, lire, retirer
from decisions.forms.delibere import DelibereForm

COMMANDES.inscrire(
    Commande(
        code="PROROGATION",
        libelle="Prorogation du délibéré",
        mot="prorogation",
        etape="PROROG",
        form=DelibereForm,
        executer=executer(True),
        lire=lire(True),
        retirer=retirer,
        droit="decisions.decider",
        rang=73,
    )
)
