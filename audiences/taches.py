"""Tâche de l'ouvrier pour les imports. Ses arguments ne sont que des numéros.

Un ouvrier qui meurt laisse l'import « en cours » : sa tâche lui est rendue, et l'application reprend après le
dernier lot écrit. Une panne de la base est retentée ; au-delà de cinq essais, l'import est mis en échec.
"""

from django.db import InterfaceError, OperationalError
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from audiences.models import ImportRole
from audiences.services.appliquer_role import appliquer_role
from audiences.services.echouer_import import echouer_import
from audiences.services.lancer_import import FILE, TACHE
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible

ESSAIS = 5
ATTENTE = 10  # Secondes entre deux essais après une panne de la base.
_PANNES = (OperationalError, InterfaceError)


@app.task(
    name=TACHE,
    queue=FILE,
    pass_context=True,
    retry=RetryStrategy(max_attempts=ESSAIS, wait=ATTENTE, retry_exceptions=_PANNES),
)
def appliquer_un_role(contexte: JobContext, *, import_id: int, juridiction_id: int, par_id: int) -> None:
    """Applique un import, cloison ouverte sur son seul tribunal."""
    with cloison([juridiction_id], utilisateur=par_id):
        if contexte.job.attempts >= ESSAIS:
            echouer_import(import_id)
        else:
            executer(import_id, par_id)


def executer(import_id: int, par_id: int) -> None:
    """Applique l'import et dit son échec, sauf panne de la base, qui sera retentée."""
    est_dit, raison = False, ""
    try:
        appliquer_role(ImportRole.objects.get(pk=import_id), par=Utilisateur.objects.get(pk=par_id))
        est_dit = True
    except ActeImpossible as refus:
        raison = str(refus)
    except _PANNES:
        est_dit = True
        raise
    finally:
        if not est_dit:
            echouer_import(import_id, raison=raison)
