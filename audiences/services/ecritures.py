"""Ce qu'un import va écrire, recueilli puis écrit en nombre : peu de requêtes, quel que soit le rôle."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from audiences.jeu_de_donnees import suivis, texte
from audiences.models import Affaire, Audience, Correction
from audiences.selectors.comparaison import CALCULES, ObjetPrevu, emission_de, est_saisi_a_la_main, est_saisie
from audiences.selectors.reconnaissance import est_de_cassiopee
from audiences.selectors.role_connu import RoleConnu
from mistral.socle.comptes.models import Utilisateur


class Ecritures:
    """Recueil des changements d'un lot ; `vider` les écrit et ne laisse rien derrière."""

    def __init__(self, connu: RoleConnu, *, emis_le: datetime, par: Utilisateur):
        self.connu = connu
        self.emis_le = emis_le
        self.par = par
        self._modifies: dict[type[Model], dict[int, Any]] = defaultdict(dict)
        self._champs: dict[type[Model], set[str]] = defaultdict(set)
        self._corrections: dict[tuple[str, int, str], Correction] = {}
        self._levees: set[int] = set()

    def poser(self, objet: Model, **valeurs) -> None:
        """Donne ces valeurs à un objet déjà enregistré."""
        for nom, valeur in valeurs.items():
            if getattr(objet, nom) != valeur:
                setattr(objet, nom, valeur)
                self._modifies[type(objet)][objet.pk] = objet
                self._champs[type(objet)].add(nom)

    def voir(self, objet: Model, **valeurs) -> None:
        """Date ce que le rôle dit de l'objet, sans jamais reculer."""
        nom = "recue_le" if hasattr(objet, "recue_le") else "vue_le"
        derniere = getattr(objet, nom)
        self.poser(objet, **{nom: max(derniere, self.emis_le) if derniere else self.emis_le}, **valeurs)

    def reporter(
        self, prevu: ObjetPrevu, *, affaire: Affaire | None = None, audience: Audience | None = None
    ) -> set[str]:
        """Porte à l'objet connu ce que le fichier en dit et qui a été pris ; rend les champs changés."""
        existant = prevu.existant
        if prevu.est_rapproche and est_de_cassiopee(prevu.identifiant):
            self.poser(existant, id_cassiopee=prevu.identifiant)
        if prevu.est_ancien:
            return set()
        rattachement = {"affaire": affaire, "audience": audience}
        if est_saisi_a_la_main(existant):
            self._adopter(prevu, rattachement)
        changes = set()
        for un in prevu.changements:
            if un.est_pris:
                self.poser(existant, **{un.nom: un.nouveau})
                changes.add(un.nom)
                if un.correction is not None:
                    self._levees.add(un.correction.pk)
            elif un.correction is None and not un.est_garde:
                # Refusée à l'aperçu : la valeur du greffe est désormais la sienne, et l'écart est réglé.
                self._garder(prevu, un.nom, un.nouveau, rattachement, est_reglee=True)
        self._retenir(prevu)
        self.voir(existant)
        return changes

    def _adopter(self, prevu: ObjetPrevu, rattachement: dict) -> None:
        """Ce que le greffe avait saisi avant tout rôle devient une correction : aucun rôle ne l'écrasera."""
        objet, existant = prevu.objet, prevu.existant
        pris = {un.nom for un in prevu.changements if un.est_pris}
        for nom in suivis(objet):
            est_a_nous = nom in CALCULES.get(objet, ()) or self.connu.correction(objet, existant, nom)
            if nom in pris or est_a_nous or not est_saisie(existant, nom):
                continue
            if texte(getattr(existant, nom)) != texte(prevu.valeurs.get(nom)):
                self._garder(prevu, nom, prevu.valeurs.get(nom), rattachement, est_reglee=False)

    def _garder(
        self, prevu: ObjetPrevu, nom: str, recue: object, rattachement: dict, *, est_reglee: bool
    ) -> None:
        maintenant = timezone.now()
        self._corrections[prevu.objet.value, prevu.existant.pk, nom] = Correction(
            juridiction_id=prevu.existant.juridiction_id,
            objet=prevu.objet.value,
            objet_id=prevu.existant.pk,
            champ=nom,
            valeur_recue=texte(recue),
            est_divergente=bool(texte(recue)),
            par=self.par,
            le=maintenant,
            reglee_le=maintenant if est_reglee else None,
            reglee_par=self.par if est_reglee else None,
            **rattachement,
        )

    def _retenir(self, prevu: ObjetPrevu) -> None:
        """Garde ce que Cassiopée dit de chaque valeur corrigée ; l'écart se rouvre si cela change."""
        for nom, valeur in prevu.valeurs.items():
            correction = self.connu.correction(prevu.objet, prevu.existant, nom)
            if correction is None or correction.pk in self._levees:
                continue
            recue = texte(valeur)
            diverge = bool(recue) and recue != texte(getattr(prevu.existant, nom))
            if recue != correction.valeur_recue:
                self.poser(correction, valeur_recue=recue, reglee_le=None, reglee_par=None)
            self.poser(correction, est_divergente=diverge)

    def vider(self) -> None:
        """Écrit tout, en une requête par modèle touché et deux pour les corrections."""
        for modele, objets in self._modifies.items():
            modele.objects.bulk_update(objets.values(), sorted(self._champs[modele]))
        self._modifies.clear()
        self._champs.clear()
        if self._corrections:
            Correction.objects.bulk_create(self._corrections.values())
        if self._levees:
            Correction.objects.filter(pk__in=self._levees).delete()
        self._corrections, self._levees = {}, set()


def est_anterieur(objet: Model, emis_le: datetime) -> bool:
    """Dit si un rôle plus récent a déjà parlé de cet objet."""
    derniere = emission_de(objet)
    return derniere is not None and emis_le < derniere
