"""Charge le fichier officiel de la nomenclature des infractions."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from audiences.selectors.differences_natinf import nombres_de
from audiences.services.charger_nomenclature import appliquer_nomenclature, deposer_nomenclature
from mistral.socle.erreurs import ActeImpossible


class Command(BaseCommand):
    """Compare, applique et rend compte ; relancée avec le même fichier, elle ne change rien."""

    help = "Charge le fichier officiel de la nomenclature des infractions (NATINF)."

    def add_arguments(self, parser):
        """Demande le fichier et le jour où il vaut."""
        parser.add_argument("fichier", type=Path, help="Fichier CSV publié par le ministère.")
        parser.add_argument(
            "--en-vigueur-le", type=date.fromisoformat, required=True, help="Jour, au format AAAA-MM-JJ."
        )
        parser.add_argument(
            "--apercu", action="store_true", help="Dit ce que le fichier changerait, sans l’appliquer."
        )
        parser.add_argument(
            "--malgre-disparitions", action="store_true", help="Accepte un fichier qui paraît incomplet."
        )

    def handle(self, *args, **options):
        """Dépose, applique, compte."""
        try:
            contenu = options["fichier"].read_bytes()
            depot = deposer_nomenclature(
                nom_fichier=options["fichier"].name,
                contenu=contenu,
                en_vigueur_le=options["en_vigueur_le"],
                par=None,
            )
            if not options["apercu"]:
                depot = appliquer_nomenclature(
                    depot, par=None, malgre_disparitions=options["malgre_disparitions"]
                )
        except OSError as erreur:
            raise CommandError(f"Le fichier n’a pas pu être lu : {erreur.strerror}.") from erreur
        except ActeImpossible as refus:
            raise CommandError(str(refus)) from refus
        self.stdout.write(
            f"{depot.lignes} infractions lues ({depot.encodage}), {depot.inchangees} inchangées."
        )
        for libelle, nombre in nombres_de(depot):
            self.stdout.write(f"{libelle} : {nombre}")
