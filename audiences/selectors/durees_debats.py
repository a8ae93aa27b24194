"""Durées de débats propres au tribunal, mesurées à ses audiences passées."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from audiences.choix import Formation, Issue, NatureSession, Qualite
from audiences.models import Affaire, Audience
from audiences.regles.fin_projetee import DureeAttendue

# En dessous, une médiane ne dit rien : on prend un échantillon plus large, puis la durée prévue au rôle.
EFFECTIF_MIN = 8
FENETRE = timedelta(days=365)
# Au-delà, les audiences de trois, de quatre ou de dix prévenus se mesurent ensemble.
PREVENUS_MAX = 3
EXAMINEES = ("", Issue.RETENUE_JUGEE.value, Issue.MISE_EN_DELIBERE.value)

_DUREES = """
SELECT mode, prevenus, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY secondes),
       percentile_cont(0.9) WITHIN GROUP (ORDER BY secondes), GROUPING(mode) + GROUPING(prevenus)
  FROM (
    SELECT p.mode, p.prevenus,
           extract(epoch FROM i.terminee_le - i.appelee_le) - coalesce(s.secondes, 0) AS secondes
      FROM audiences_inscription i
      JOIN audiences_audience a ON a.id = i.audience_id
      CROSS JOIN LATERAL (
        SELECT least(count(*), %(prevenus_max)s) AS prevenus,
               coalesce(
                 min(coalesce(nullif(poursuite_code, ''), nullif(poursuite, '')) COLLATE "C"), '') AS mode
          FROM audiences_partie
         WHERE affaire_id = i.affaire_id AND qualite = %(prevenu)s AND retiree_le IS NULL
      ) p
      CROSS JOIN LATERAL (
        SELECT extract(epoch FROM sum(upper(m) - lower(m))) AS secondes
          FROM unnest(tstzmultirange(tstzrange(i.appelee_le, i.terminee_le)) * (
            SELECT range_agg(tstzrange(debut_le, coalesce(fin_le, 'infinity')))
              FROM (SELECT debut_le, fin_le FROM audiences_session
                     WHERE audience_id = a.id AND nature <> %(debats)s
                     UNION ALL
                    SELECT debut_le, fin_le FROM audiences_suspensionaffaire WHERE inscription_id = i.id) x
          )) m
      ) s
     WHERE a.juridiction_id = %(juridiction)s AND a.formation = %(formation)s
       AND a.date >= %(du)s AND a.date < %(au)s
       AND i.retiree_le IS NULL AND i.terminee_le IS NOT NULL AND i.issue = ANY(%(examinees)s)
  ) mesures
 GROUP BY GROUPING SETS ((mode, prevenus), (mode), ())
"""

_PART_SUSPENDUE = """
SELECT count(DISTINCT a.id),
       extract(epoch FROM sum(s.fin_le - s.debut_le) FILTER (WHERE s.nature <> %(debats)s)),
       extract(epoch FROM sum(s.fin_le - s.debut_le) FILTER (WHERE s.nature = %(debats)s))
  FROM audiences_audience a JOIN audiences_session s ON s.audience_id = a.id
 WHERE a.juridiction_id = %(juridiction)s AND a.formation = %(formation)s
   AND a.date >= %(du)s AND a.date < %(au)s AND a.levee_le IS NOT NULL AND s.fin_le IS NOT NULL
"""


@dataclass(frozen=True)
class DureesDuTribunal:
    """Médianes et 9es déciles, du plus fin (mode de saisine, prévenus) au plus large (formation)."""

    formation: str
    mesures: dict[tuple, DureeAttendue]
    part_suspendue: float
    audiences_mesurees: int

    def attendue(self, affaire: Affaire, prevenus: Iterable) -> DureeAttendue | None:
        """Donne la durée attendue : la mesure la plus fine, sinon la durée prévue, sinon rien."""
        prevenus = list(prevenus)
        modes = {une.poursuite_code or une.poursuite for une in prevenus} - {""}
        mode, nombre = min(modes, default=""), min(len(prevenus), PREVENUS_MAX)
        for cle in ((mode, nombre), (mode,), ()):
            if cle in self.mesures:
                return self.mesures[cle]
        if affaire.duree_prevue is None:
            return None
        prevue = timedelta(minutes=affaire.duree_prevue)
        return DureeAttendue(prevue, prevue, 0, "durée prévue au rôle")


def durees_du_tribunal(audience: Audience) -> DureesDuTribunal:
    """Mesure les affaires examinées l'année d'avant, même tribunal et même formation. Deux requêtes.

    Une affaire renvoyée, jointe ou radiée n'a pas été examinée : sa durée ne dit rien des débats.
    """
    filtres = {
        "juridiction": audience.juridiction_id,
        "formation": audience.formation,
        "du": audience.date - FENETRE,
        "au": audience.date,
    }
    with connection.cursor() as curseur:
        curseur.execute(
            _DUREES,
            filtres
            | {
                "prevenu": Qualite.PREVENU.value,
                "prevenus_max": PREVENUS_MAX,
                "debats": NatureSession.DEBATS.value,
                "examinees": list(EXAMINEES),
            },
        )
        lignes = curseur.fetchall()
        curseur.execute(_PART_SUSPENDUE, filtres | {"debats": NatureSession.DEBATS.value})
        tenues, suspendu, debats = curseur.fetchone()
    formation = Formation(audience.formation).label
    mesures = dict(_mesure(ligne, formation) for ligne in lignes if ligne[2] >= EFFECTIF_MIN)
    part = float(suspendu or 0) / float(debats) if tenues >= EFFECTIF_MIN and debats else 0.0
    return DureesDuTribunal(audience.formation, mesures, part, tenues)


def _mesure(ligne: tuple, formation: str) -> tuple[tuple, DureeAttendue]:
    mode, prevenus, effectif, mediane, decile, regroupees = ligne
    cle = ((mode, prevenus), (mode,), ())[regroupees]
    morceaux = [formation]
    if len(cle) > 0:
        morceaux.append(mode or "saisine inconnue")
    if len(cle) > 1:
        ou_plus = " ou plus" if prevenus == PREVENUS_MAX else ""
        morceaux.append(f"{prevenus}{ou_plus} prévenu{'s' if prevenus > 1 else ''}")
    duree = [timedelta(seconds=round(float(secondes))) for secondes in (mediane, decile)]
    return cle, DureeAttendue(*duree, effectif, ", ".join(morceaux))
