"""Ce que la page « Décider » enverrait."""

from django.urls import reverse

from decisions.selectors.decisions import decisions_de


def adresse(nom, passage, *suite):
    return reverse(f"decisions:{nom}", args=[passage.pk, *suite])


def tape(passage, **par_prevenu):
    """Ce que la page enverrait : tout coupable, huit mois ferme ; `p12__champ=valeur` change un champ."""
    donnees = {}
    for prevenu in decisions_de(passage):
        cle = prevenu.cle
        donnees |= {
            f"{cle}-version": str(prevenu.version),
            f"{cle}-empreinte": prevenu.dite_proposee.empreinte,
            f"{cle}-qualification": "CONTRADICTOIRE",
            f"{cle}-peine": ["0"],
            f"{cle}-peine-0-nature": "EMPRISONNEMENT",
            f"{cle}-peine-0-duree_mois": "8",
        }
        donnees |= {f"{cle}-{fait.pk}-sort": "COUPABLE" for fait in prevenu.preventions}
    return donnees | {nom.replace("__", "-"): valeur for nom, valeur in par_prevenu.items()}
