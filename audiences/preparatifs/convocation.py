"""Point à préparer : chaque prévenu est convoqué, et dans son délai."""

from audiences.preparatif import (
    PREPARATIFS,
    Dossier,
    Jugement,
    PartieVue,
    Preparatif,
    a_verifier,
    fait,
    juger_chacune,
    manque,
    sans_objet,
)
from audiences.regles.delai_citation import delai_citation
from audiences.regles.delai_convocation_pv import delai_convocation_pv
from audiences.regles.delai_differe import delai_differe
from audiences.regles.fenetre import Fenetre, Place
from audiences.regles.regime_convocation import Regime
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import date_sans_jour


def _juger(dossier: Dossier) -> Jugement:
    return juger_chacune(
        dossier.prevenus,
        lambda prevenu: _convoque(prevenu, dossier),
        sinon=manque("aucun prévenu n'est connu"),
    )


def _convoque(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    recite = prevenu.convocation_le is not None and (
        dossier.renvoyee_le is None or prevenu.convocation_le > dossier.renvoyee_le
    )
    if dossier.renvoyee_le is not None and not recite:
        return _renvoye(prevenu, dossier)
    return SELON_REGIME[prevenu.regime](prevenu, dossier)


def _renvoye(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    jour = date_sans_jour(dossier.renvoyee_le)
    if prevenu.etait_present:
        return fait(f"présent à l'audience du {jour}, d'où l'affaire vient")
    if prevenu.etait_present is None:
        return a_verifier(f"sa présence à l'audience du {jour} n'a pas été constatée")
    return manque(f"absent à l'audience du {jour} : nouvelle citation à vérifier")


def _situer(fenetre: Fenetre, dossier: Dossier, depuis: str, articles: str) -> Jugement:
    place = fenetre.situer(dossier.audience_le)
    if place is Place.RESPECTE:
        return fait(f"{depuis} : délai respecté ({articles})")
    if place is Place.TROP_TOT:
        return manque(
            f"{depuis} : délai trop court, l'audience ne pouvait se tenir avant le "
            f"{date_sans_jour(fenetre.au_plus_tot)} ({articles})"
        )
    if place is Place.TROP_TARD:
        return manque(
            f"{depuis} : l'audience se tient après le dernier jour, le "
            f"{date_sans_jour(fenetre.au_plus_tard)} ({articles})"
        )
    return a_verifier(f"{depuis} : délai à vérifier ({articles}) ; {fenetre.reserve}")


def _citation(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    if prevenu.convocation_le is None:
        return a_verifier("date de la convocation inconnue, délai non calculé (CPP 552)")
    fenetre = delai_citation(prevenu.convocation_le, prevenu.eloignement)
    return _situer(fenetre, dossier, _depuis(prevenu), "CPP 552")


def _proces_verbal(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    notifiee_le = prevenu.convocation_le or prevenu.deferement_le
    if notifiee_le is None:
        return a_verifier("date du procès-verbal inconnue, délai non calculé (CPP 394)")
    depuis = f"convocation par procès-verbal du {date_sans_jour(notifiee_le)}"
    vu = _situer(delai_convocation_pv(notifiee_le), dossier, depuis, "CPP 394")
    if dossier.audience_le < delai_convocation_pv(notifiee_le).au_plus_tot:
        return manque(f"{vu.explication} ; sauf renonciation expresse du prévenu, à vérifier au dossier")
    return vu


def _differee(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    if prevenu.deferement_le is None:
        return a_verifier("date de présentation inconnue : comparution dans les deux mois (CPP 397-1-1)")
    depuis = f"présenté le {date_sans_jour(prevenu.deferement_le)}, comparution à délai différé"
    return _situer(delai_differe(prevenu.deferement_le), dossier, depuis, "CPP 397-1-1")


def _immediate(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    return sans_objet("comparution immédiate : le prévenu est conduit devant le tribunal (CPP 395)")


def _reconnaissance(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    return a_verifier(
        "reconnaissance préalable de culpabilité : convocation à vérifier au dossier (CPP 495-7)"
    )


def _renvoi_inconnu(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    return a_verifier("affaire renvoyée, mais son passage précédent n'est pas connu ici")


def _autre(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    return a_verifier(f"le délai propre au mode « {prevenu.mode} » n'est pas calculé")


def _inconnu(prevenu: PartieVue, dossier: Dossier) -> Jugement:
    return a_verifier("mode de convocation et de poursuite inconnu")


def _depuis(prevenu: PartieVue) -> str:
    return f"convoqué le {date_sans_jour(prevenu.convocation_le)}"


SELON_REGIME = {
    Regime.CITATION: _citation,
    Regime.SUR_ORDONNANCE: _citation,
    Regime.PROCES_VERBAL: _proces_verbal,
    Regime.DIFFEREE: _differee,
    Regime.IMMEDIATE: _immediate,
    Regime.RECONNAISSANCE: _reconnaissance,
    Regime.RENVOI: _renvoi_inconnu,
    Regime.AUTRE: _autre,
    Regime.INCONNU: _inconnu,
}

PREPARATIFS.inscrire(
    Preparatif(
        code="CONVOCATION",
        libelle="Convocation du prévenu et son délai",
        court="Convocation",
        juger=_juger,
        sources=(Article(CPP, "390-1"), Article(CPP, "394"), Article(CPP, "397-1-1"), Article(CPP, "552")),
        rang=10,
    )
)
