"""Le gabarit corrigeable : les affaires rejetées, dans la forme de la table plate, avec leur motif."""

from audiences.formats.anomalie import RejetAffaire
from audiences.formats.table_colonnes import MOTIF_DU_REJET, TITRES


def titres() -> tuple[str, ...]:
    """Les titres de la table, puis celui du motif, que la relecture ignore."""
    return (*TITRES.values(), MOTIF_DU_REJET)


def lignes_du_rejet(rejet: RejetAffaire) -> tuple[tuple[str, ...], ...]:
    """Donne les lignes de l'affaire telles que le fichier les portait ; le motif est sur la première.

    Une affaire dont il ne reste rien donne une ligne vide avec son seul motif et son numéro de parquet.
    """
    motif = " ".join(str(raison) for raison in rejet.raisons)
    lignes = rejet.lignes or (
        tuple(rejet.numero_parquet if colonne == "numero_parquet" else "" for colonne in TITRES),
    )
    return tuple((*ligne, "" if rang else motif) for rang, ligne in enumerate(lignes))
