"""Point à préparer : les écarts entre le rôle reçu et ce que le greffe a corrigé."""

from audiences.preparatif import PREPARATIFS, Dossier, Jugement, Preparatif, fait, manque


def _juger(dossier: Dossier) -> Jugement:
    if not dossier.ecarts:
        return fait("aucun écart avec le dernier rôle reçu")
    if dossier.ecarts == 1:
        return manque("une valeur corrigée à la main diffère du rôle reçu : choisir laquelle garder")
    return manque(
        f"{dossier.ecarts} valeurs corrigées à la main diffèrent du rôle reçu : choisir lesquelles garder"
    )


# Réglés un par un sur les écrans de l'affaire : les cocher ici les cacherait.
PREPARATIFS.inscrire(
    Preparatif(
        code="ECARTS",
        libelle="Écarts avec Cassiopée",
        court="Écarts",
        juger=_juger,
        est_manuel=False,
        rang=110,
    )
)
