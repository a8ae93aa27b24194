"""Tâches de l'ouvrier (`manage.py procrastinate worker`). Leurs arguments ne sont que des numéros.

Un ouvrier qui meurt (`kill -9`, panne) cesse de donner signe de vie : au bout de trente secondes, sa tâche
est rendue à la file par `reprendre_les_interrompues`, que tout ouvrier vivant lance chaque minute. La pièce,
restée « en cours », est alors reprise du début. Une panne de la base est retentée. Au-delà de cinq essais,
la pièce est mise en échec : un document qui tue son ouvrier n'arrête pas les autres.
"""

from django.db import InterfaceError, OperationalError
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from decisions.services.demander_piece import FILE, TACHE
from decisions.services.produire_piece import abandonner, produire
from mistral.socle.cloisonnement import cloison

ESSAIS = 5
ATTENTE = 15  # Secondes entre deux essais après une panne de la base.
_PANNES = (OperationalError, InterfaceError)


@app.task(
    name=TACHE,
    queue=FILE,
    pass_context=True,
    retry=RetryStrategy(max_attempts=ESSAIS, wait=ATTENTE, retry_exceptions=_PANNES),
)
def produire_piece(contexte: JobContext, *, piece_id: int, juridiction_id: int) -> None:
    """Produit une pièce, cloison ouverte sur son seul tribunal."""
    with cloison([juridiction_id]):
        if contexte.job.attempts >= ESSAIS:
            abandonner(piece_id)
        else:
            produire(piece_id)


@app.periodic(cron="* * * * *")
@app.task(name="decisions.reprendre_les_interrompues", queueing_lock="reprise", pass_context=True)
async def reprendre_les_interrompues(contexte: JobContext, timestamp: int) -> None:
    """Rend à la file les tâches dont l'ouvrier ne donne plus signe de vie."""
    for tache in await contexte.app.job_manager.get_stalled_jobs():
        await contexte.app.job_manager.retry_job(tache)
