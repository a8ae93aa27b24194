"""Droits sur les audiences, et fonctions qui les donnent."""

from mistral.socle.choix import Fonction
from mistral.socle.habilitation import accorder

_GREFFE = (Fonction.GREFFIER, Fonction.DSGJ)
_LECTURE = (Fonction.GREFFIER, Fonction.DSGJ, Fonction.MAGISTRAT)

accorder("audiences.consulter", "Voir le calendrier et les audiences", *_LECTURE)
accorder("audiences.importer_role", "Importer un rôle", *_GREFFE)
accorder("audiences.ordonner_role", "Réordonner le rôle", *_GREFFE)
accorder("audiences.preparer_audience", "Créer, déplacer, annuler et composer une audience", *_GREFFE)
accorder("audiences.modifier_affaire", "Créer et corriger une affaire, ses parties et ses faits", *_GREFFE)
accorder("audiences.rechercher", "Rechercher une affaire ou une personne", *_LECTURE)
accorder(
    "audiences.tenir_audience",
    "Ouvrir, suspendre et lever l’audience, appeler les affaires",
    Fonction.GREFFIER,
)
accorder("audiences.lire_note", "Lire la note d’audience", *_LECTURE)
accorder("audiences.annoter_note", "Poser des marques privées sur la note", Fonction.MAGISTRAT)
accorder("audiences.tenir_note", "Écrire la note d’audience", Fonction.GREFFIER)
accorder("audiences.signer_note", "Signer la note d’audience", Fonction.GREFFIER)
accorder("audiences.viser_note", "Viser la note d’audience", Fonction.MAGISTRAT)
accorder("audiences.tenir_raccourcis", "Tenir ses raccourcis de frappe et ceux du service", *_GREFFE)
accorder("audiences.tenir_raccourcis_tribunal", "Tenir les raccourcis de frappe du tribunal", Fonction.DSGJ)
