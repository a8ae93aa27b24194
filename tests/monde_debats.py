"""Les données des débats du tribunal d'essai : une ligne par table qu'une commande de la note écrit."""

from audiences.choix_debats import (
    Assermentation,
    Auteur,
    DecisionHuisClos,
    NatureIncident,
    NaturePolice,
    Serment,
)
from audiences.models import ActeDePolice, Expert, HuisClos, Incident, Interprete, Telecommunication, Temoin


def peupler_debats(o, tribunal) -> None:
    """Crée une ligne dans chaque table des débats ; toutes tiennent à la même mention."""
    lien = {"juridiction": tribunal, "inscription": o.inscription, "mention": o.mention}
    o.interprete = Interprete.objects.create(
        **lien, nom="essai", langue="arabe", assermentation=Assermentation.SERMENT, pour=o.prevenu
    )
    o.temoin = Temoin.objects.create(**lien, nom="essai", serment=Serment.SERMENT)
    o.expert = Expert.objects.create(**lien, nom="essai")
    o.incident = Incident.objects.create(
        **lien, nature=NatureIncident.NULLITE, auteur=Auteur.MINISTERE_PUBLIC, objet="essai"
    )
    o.telecommunication = Telecommunication.objects.create(**lien, personne="essai", lieu="essai")
    o.huisclos = HuisClos.objects.create(**lien, auteur=Auteur.OFFICE, decision=DecisionHuisClos.REJETTE)
    o.actedepolice = ActeDePolice.objects.create(
        **lien, nature=NaturePolice.RAPPEL, personne="essai", faits="essai"
    )
