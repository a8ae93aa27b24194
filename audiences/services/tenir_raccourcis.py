"""Tenir les raccourcis de frappe : en enregistrer un, en supprimer un, en importer une liste."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from audiences.models import Raccourci
from audiences.raccourci import Accord, cle_de
from audiences.selectors.raccourcis import Portee
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

_DEJA = "Cette abréviation existe déjà ici. Choisissez-en une autre, ou modifiez le raccourci qui la porte."


@transaction.atomic
def enregistrer_raccourci(
    raccourci: Raccourci | None,
    *,
    portee: Portee,
    abreviation: str,
    texte: str,
    accord: str,
    par: Utilisateur,
) -> Raccourci:
    """Crée le raccourci, ou remplace ce qu'il vaut et à qui il sert.

    Erreur : `ActeImpossible` si une autre ligne de cette portée a déjà l'abréviation.
    """
    nouveau = raccourci is None
    raccourci = raccourci or Raccourci()
    raccourci.juridiction_id = portee.juridiction_id
    raccourci.proprietaire_id = portee.proprietaire_id
    raccourci.service_id = portee.service_id
    raccourci.abreviation, raccourci.texte, raccourci.accord = abreviation, texte, accord
    raccourci.modifie_par = par
    try:
        with transaction.atomic():
            raccourci.save()
    except IntegrityError as refus:
        if "raccourci_abreviation_unique" not in str(refus):
            raise
        raise ActeImpossible(_DEJA) from None
    consigner("raccourci-cree" if nouveau else "raccourci-modifie", raccourci, par=par)
    return raccourci


@transaction.atomic
def supprimer_raccourci(raccourci: Raccourci, *, par: Utilisateur) -> None:
    """Supprime le raccourci ; les notes où il a été développé gardent leur texte."""
    consigner("raccourci-supprime", raccourci, par=par)
    raccourci.delete()


@transaction.atomic
def importer_raccourcis(portee: Portee, *, entrees: Sequence[tuple[str, str]], par: Utilisateur) -> int:
    """Ajoute ou remplace ces (abréviation, texte) dans la portée ; rend leur nombre.

    L'accord d'un raccourci remplacé est gardé. Une abréviation répétée vaut son dernier texte.
    """
    connus = {ligne.cle: ligne for ligne in portee.lignes.select_for_update(of=("self",))}
    voulus = {cle_de(abreviation): (abreviation, texte) for abreviation, texte in entrees}
    nouveaux, remplaces = [], []
    for cle, (abreviation, texte) in voulus.items():
        connu = connus.get(cle)
        if connu is None:
            nouveaux.append(
                Raccourci(
                    juridiction_id=portee.juridiction_id,
                    proprietaire_id=portee.proprietaire_id,
                    service_id=portee.service_id,
                    abreviation=abreviation,
                    texte=texte,
                    accord=Accord.PARTIE,
                    modifie_par=par,
                )
            )
        else:
            connu.abreviation, connu.texte, connu.modifie_par = abreviation, texte, par
            remplaces.append(connu)
    try:
        with transaction.atomic():
            Raccourci.objects.bulk_create(nouveaux)
            Raccourci.objects.bulk_update(remplaces, ["abreviation", "texte", "modifie_par"])
    except IntegrityError as refus:
        if "raccourci_abreviation_unique" not in str(refus):
            raise
        raise ActeImpossible("La liste a changé pendant l’import\u00a0: relisez les différences.") from None
    consigner("raccourcis-importes", None, par=par, juridiction_id=portee.juridiction_id)
    return len(voulus)
