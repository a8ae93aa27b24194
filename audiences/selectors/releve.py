"""La relève : ce que chaque greffier a à signer, qui peut prendre la suite, ce qui est déjà signé."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from audiences.choix import Corps, Fauteuil
from audiences.models import Audience, Inscription, MembreJuridiction, Releve
from audiences.selectors.composition import membres_en_poste
from audiences.selectors.segments_note import SegmentDu, segments_dus
from mistral.socle.choix import Fonction
from mistral.socle.comptes.models import Habilitation, Utilisateur
from mistral.socle.francais import normaliser


@dataclass(frozen=True)
class LigneDeReleve:
    """Affaire dont la note n'est pas signée : ce que la personne y a écrit, et qui d'autre y doit signer."""

    passage: Inscription
    du: SegmentDu | None
    autres: tuple[str, ...]

    @property
    def est_a_venir(self) -> bool:
        """Dit si l'affaire n'a pas été appelée : l'entrant la tiendra tout entière."""
        return self.passage.appelee_le is None


@dataclass(frozen=True)
class PageReleve:
    """Ce que l'écran de la relève montre."""

    lignes: tuple[LigneDeReleve, ...]
    releves: tuple[Releve, ...]
    greffier_inscrit: str

    @property
    def nombre_a_signer(self) -> int:
        """Donne le nombre de notes où la personne a quelque chose à signer."""
        return sum(1 for ligne in self.lignes if ligne.du)


def passages_a_relever(audience: Audience) -> QuerySet[Inscription]:
    """Donne les affaires au rôle dont la note n'est pas signée. Une requête."""
    return (
        Inscription.objects.filter(audience=audience, retiree_le=None)
        .filter(note__signee_le=None)
        .select_related("affaire", "note")
        .order_by("rang")
    )


def greffiers_pouvant_prendre(audience: Audience, *, par: Utilisateur) -> QuerySet[Utilisateur]:
    """Donne les autres greffiers en fonction au tribunal. Une requête."""
    en_fonction = Habilitation.objects.en_cours().filter(
        juridiction=audience.juridiction_id, fonction=Fonction.GREFFIER
    )
    return Utilisateur.objects.filter(habilitations__in=en_fonction).exclude(pk=par.pk).distinct()


def releves_de(audience: Audience) -> QuerySet[Releve]:
    """Donne les relèves de l'audience, dans leur ordre. Une requête."""
    return audience.releves.select_related("sortant", "entrant").order_by("le", "pk")


def page_releve(audience: Audience, *, par: Utilisateur) -> PageReleve:
    """Donne l'écran de la relève pour cette personne. Cinq requêtes."""
    passages = list(passages_a_relever(audience))
    dus = segments_dus(passage.note.pk for passage in passages if hasattr(passage, "note"))
    par_note: dict[int, list[SegmentDu]] = {}
    for du in dus:
        par_note.setdefault(du.note_id, []).append(du)
    greffier = audience.intervenants.filter(fauteuil=Fauteuil.GREFFIER).values_list("nom", flat=True).first()
    return PageReleve(
        lignes=tuple(_ligne(passage, par_note, par) for passage in passages),
        releves=tuple(releves_de(audience)),
        greffier_inscrit=greffier or "",
    )


def _ligne(passage: Inscription, par_note: dict[int, list[SegmentDu]], par: Utilisateur) -> LigneDeReleve:
    dus = par_note.get(passage.note.pk, []) if hasattr(passage, "note") else []
    a_moi = next((du for du in dus if du.greffier.pk == par.pk), None)
    return LigneDeReleve(passage, a_moi, tuple(str(du.greffier) for du in dus if du.greffier.pk != par.pk))


def membre_du_greffe(personne: Utilisateur, audience: Audience) -> MembreJuridiction | None:
    """Retrouve cette personne parmi les membres du greffe en poste, à son nom et son prénom. Une requête."""
    membres: Iterable[MembreJuridiction] = membres_en_poste(audience).filter(corps=Corps.GREFFE)
    nom = normaliser(f"{personne.nom} {personne.prenom}")
    trouves = [membre for membre in membres if normaliser(f"{membre.nom} {membre.prenom}") == nom]
    return trouves[0] if len(trouves) == 1 else None
