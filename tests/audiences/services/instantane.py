"""Tout ce qu'un tribunal a reçu, sous des clés qui ne dépendent pas de l'ordre des écritures."""

from audiences.choix import ObjetSuivi
from audiences.jeu_de_donnees import suivis
from audiences.models import (
    Affaire,
    Audience,
    Correction,
    Infraction,
    Inscription,
    Intervenant,
    NatureAffaire,
    Partie,
    Personne,
    Prevention,
    Representation,
)

_CLES = {
    ObjetSuivi.AUDIENCE: (Audience, lambda o: o.id_cassiopee),
    ObjetSuivi.INTERVENANT: (Intervenant, lambda o: (o.audience.id_cassiopee, o.fauteuil)),
    ObjetSuivi.AFFAIRE: (Affaire, lambda o: o.id_cassiopee),
    ObjetSuivi.PERSONNE: (Personne, lambda o: o.id_cassiopee),
    ObjetSuivi.PARTIE: (Partie, lambda o: _partie(o)),
    ObjetSuivi.INFRACTION: (Infraction, lambda o: (o.affaire.id_cassiopee, o.id_cassiopee)),
    ObjetSuivi.PREVENTION: (Prevention, lambda o: (o.infraction.id_cassiopee, _partie(o.prevenu))),
}
# Le rang d'appel est au greffe : un rôle ajoute à la suite, l'ordre d'arrivée s'y voit.
_ETATS = ("recue_le", "vue_le", "retiree_le", "motif_retrait", "id_cassiopee")


def _partie(partie):
    return partie.affaire.id_cassiopee, partie.personne.id_cassiopee, partie.qualite


def instantane() -> dict:
    """Donne chaque objet suivi, ses champs et ses états, puis passages, liens, natures et corrections."""
    vu, cles = {}, {}
    for objet, (modele, cle) in _CLES.items():
        for ligne in modele.objects.all():
            cles[objet.value, ligne.pk] = (objet.value, cle(ligne))
            champs = {nom: str(getattr(ligne, nom)) for nom in suivis(objet)}
            champs |= {nom: str(getattr(ligne, nom)) for nom in _ETATS if hasattr(ligne, nom)}
            if objet in (ObjetSuivi.PARTIE, ObjetSuivi.INFRACTION, ObjetSuivi.PREVENTION):
                champs["rang"] = ligne.rang
            assert (objet.value, cle(ligne)) not in vu, "deux objets de même clé"
            vu[objet.value, cle(ligne)] = champs
    for passage in Inscription.objects.select_related("audience", "affaire", "vient_de__audience"):
        vu["PASSAGE", passage.audience.id_cassiopee, passage.affaire.id_cassiopee] = (
            passage.vue_le,
            passage.retiree_le,
            passage.motif_retrait,
            passage.vient_de and passage.vient_de.audience.id_cassiopee,
            passage.note.pk is not None,
        )
    for lien in Representation.objects.all():
        cle = ("LIEN", _partie(lien.representant), _partie(lien.represente))
        vu[cle] = (lien.nature, lien.lien_juridique, lien.lien_social, lien.vue_le, lien.retiree_le)
    for nature in NatureAffaire.objects.select_related("affaire"):
        vu["NATURE", nature.affaire.id_cassiopee, nature.code, nature.libelle] = True
    for une in Correction.objects.all():
        vu["CORRECTION", cles[une.objet, une.objet_id], une.champ] = (une.valeur_recue, une.est_divergente)
    return vu
