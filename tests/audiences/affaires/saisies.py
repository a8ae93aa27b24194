"""Ce que les essais des écrans d'une affaire partagent : une page lue, une fiche renvoyée telle quelle."""

from tests.audiences.views.ecran import adresse


def page(client, nom, *objets, **parametres) -> str:
    reponse = client.get(adresse(nom, *objets), parametres)
    assert reponse.status_code == 200
    return reponse.content.decode()


def saisie(form) -> dict:
    """Donne ce qu'un navigateur renverrait d'une fiche laissée telle quelle."""
    formulaires = [form] if hasattr(form, "add_prefix") else [form.identite, form.situation]
    donnees = {}
    for un in formulaires:
        for champ in un:
            donnees[champ.html_name] = champ.value() if champ.value() is not None else ""
        donnees[un.add_prefix("empreinte")] = un.actuelle
    return donnees


def fiche(client, partie) -> dict:
    return saisie(client.get(adresse("partie", partie), {"champs": "tous"}).context["form"])
