"""Ce qu'une commande sait déjà : les parties et les avocats de l'affaire, les valeurs dites à l'audience."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from audiences.choix import Qualite
from audiences.choix_debats import Auteur
from audiences.commande import Arguments
from audiences.models import Avocat, Comparution, Inscription, Partie
from audiences.models.donnee_de_note import DonneeDeNote
from audiences.selectors.trames_note import nom_court


def parties_de(inscription: Inscription, *qualites: str) -> list[Partie]:
    """Donne les parties de l'affaire, de ces qualités si l'on en dit. Une requête."""
    parties = Partie.objects.filter(affaire=inscription.affaire_id, retiree_le__isnull=True)
    if qualites:
        parties = parties.filter(qualite__in=qualites)
    return list(parties.select_related("personne", "avocat"))


def designee(arguments: Arguments, parties: Iterable[Partie]) -> Partie | None:
    """Donne la partie que les mots nomment ; à défaut, la seule, ou le seul prévenu ; sinon rien."""
    parties = list(parties)
    nommee = arguments.prendre_parmi((nom_court(partie), partie) for partie in parties)
    if nommee is not None:
        return nommee
    prevenus = [partie for partie in parties if partie.qualite == Qualite.PREVENU]
    seules = prevenus or parties
    return seules[0] if len(seules) == 1 else None


def avocats_de(inscription: Inscription) -> QuerySet[Avocat]:
    """Donne les avocats connus dans l'affaire, au dossier ou à cette audience. Une requête."""
    dossier = Partie.objects.filter(affaire=inscription.affaire_id, avocat__isnull=False)
    entendus = Comparution.objects.filter(inscription=inscription, avocat__isnull=False)
    return Avocat.objects.filter(
        Q(pk__in=dossier.values("avocat")) | Q(pk__in=entendus.values("avocat"))
    ).order_by("nom", "prenom", "pk")


def avocat_de(inscription: Inscription, partie: Partie) -> Avocat | None:
    """Donne l'avocat de la partie : celui de l'audience, sinon celui du dossier. Une requête."""
    comparution = inscription.comparutions.filter(partie=partie).select_related("avocat").first()
    return (comparution and comparution.avocat) or partie.avocat


def deja_dits(modele: type[DonneeDeNote], inscription: Inscription, champ: str) -> list[str]:
    """Donne ce qui a été dit de ce champ à cette audience, dans toutes ses affaires. Une requête."""
    memes = modele.objects.filter(inscription__audience=inscription.audience_id).exclude(**{champ: ""})
    return list(memes.order_by(champ).values_list(champ, flat=True).distinct())


_AUTEURS = {
    "avocat": Auteur.AVOCAT,
    "defense": Auteur.AVOCAT,
    "def": Auteur.AVOCAT,
    "partie": Auteur.PARTIE,
    "mp": Auteur.MINISTERE_PUBLIC,
    "parquet": Auteur.MINISTERE_PUBLIC,
    "procureur": Auteur.MINISTERE_PUBLIC,
    "office": Auteur.OFFICE,
    "tribunal": Auteur.OFFICE,
}


def agissant(inscription: Inscription, arguments: Arguments) -> dict:
    """Donne qui agit, d'après les mots : une partie nommée agit par son avocat, s'il est connu."""
    auteur = arguments.prendre(_AUTEURS, "")
    if auteur in (Auteur.MINISTERE_PUBLIC, Auteur.OFFICE):
        return {"auteur": auteur}
    parties = parties_de(inscription)
    conseil = arguments.prendre_parmi(
        (avocat.nom, avocat) for avocat in {p.avocat for p in parties if p.avocat is not None}
    )
    clients = [p for p in parties if conseil is not None and p.avocat_id == conseil.pk]
    partie = designee(arguments, clients or parties)
    if partie is None:
        return {"auteur": auteur or (Auteur.AVOCAT if conseil else "")}
    avocat = conseil or avocat_de(inscription, partie)
    if not auteur and avocat is not None:
        auteur = Auteur.AVOCAT
    return {"auteur": auteur, "partie": partie.pk, "avocat": avocat.pk if avocat else None}
