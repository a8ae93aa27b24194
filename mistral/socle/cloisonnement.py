"""Cloison entre juridictions : la requête Django et la politique PostgreSQL, chacune suffisante seule.

La session PostgreSQL porte deux réglages que lisent les politiques de sécurité au niveau des lignes :
`mistral.juridictions` (identifiants séparés par des virgules) et `mistral.utilisateur`. Absents ou vides,
aucune ligne cloisonnée n'est visible : un oubli ferme, il n'ouvre pas.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, models

_courante: ContextVar[tuple[str, str]] = ContextVar("cloison", default=("", ""))


def _regler(juridictions: str, utilisateur: str) -> None:
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT set_config('mistral.juridictions', %s, false),"
            " set_config('mistral.utilisateur', %s, false)",
            [juridictions, utilisateur],
        )


@contextmanager
def cloison(juridictions: Iterable[int], *, utilisateur: int | None = None):
    """Ouvre la vue sur les lignes de ces juridictions, puis rétablit la cloison précédente.

    Erreurs : si la transaction en cours est déjà perdue, la base ne reçoit plus d'ordre ; l'annulation
    rétablit elle-même l'ancien réglage.
    """
    texte = ",".join(str(int(numero)) for numero in sorted(set(juridictions)))
    precedente = _courante.get()
    jeton = _courante.set((texte, str(utilisateur or precedente[1] or "")))
    _regler(*_courante.get())
    try:
        yield
    finally:
        _courante.reset(jeton)
        if connection.connection is not None and not connection.needs_rollback:
            _regler(*precedente)


class CloisonneQuerySet(models.QuerySet):
    """Lignes d'un tribunal, filtrables par le périmètre d'une personne."""

    def visibles_par(self, utilisateur):
        """Garde les lignes des juridictions du périmètre de cette personne."""
        return self.filter(juridiction__in=utilisateur.perimetre)


class ModeleCloisonne(models.Model):
    """Base de toute ligne qui appartient à un tribunal."""

    juridiction = models.ForeignKey(
        "comptes.Juridiction", models.PROTECT, related_name="+", verbose_name="juridiction"
    )

    objects = CloisonneQuerySet.as_manager()

    class Meta:
        abstract = True
