"""Saisie des décisions d'un passage : par prévenu, ses faits, sa qualification et ses peines."""

from collections.abc import Mapping, Sequence

from django import forms

from audiences.models import Prevention
from audiences.selectors.faits import qualification_initiale
from decisions.choix import Qualification
from decisions.dite import DecisionDite, Saisie, SortDit
from decisions.forms.peine import PeineForm, initiale_de
from decisions.nature import NATURES, Nature
from decisions.selectors.decisions import PrevenuADecider
from decisions.selectors.dispositif import DispositifPrevenu, dispositif
from decisions.selectors.faits import circonstances
from decisions.sort import SORTS, MotifInconnu
from mistral.socle.droit import REGLES
from mistral.socle.duree import Duree
from mistral.socle.francais import duree_en_chiffres, typographier

PEINES_MAX = 40


def _choix_des_sorts() -> list[tuple[str, str]]:
    return [("", "Sort à dire"), *SORTS.choix()]


def _choix_des_motifs() -> list[tuple[str, object]]:
    """Donne les motifs groupés par sort ; sans script, la personne choisit dans le bon groupe."""
    groupes: list[tuple[str, object]] = [("", "Motif à dire")]
    groupes.extend(
        (sort.libelle, [(f"{sort.code}:{motif.code}", motif.libelle) for motif in sort.motifs])
        for sort in SORTS
        if sort.motifs
    )
    return groupes


class FaitForm(forms.Form):
    """Sort d'un fait. Le motif est `SORT:MOTIF` : un même code de motif peut servir deux sorts."""

    sort = forms.ChoiceField(label="Sort", required=False)
    motif = forms.ChoiceField(label="Motif", required=False)
    precision = forms.CharField(label="Précision", max_length=1000, required=False)

    def __init__(self, prevention: Prevention, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.prevention = prevention
        libelle = typographier(prevention.infraction.libelle)
        self.fields["sort"].choices = _choix_des_sorts()
        self.fields["motif"].choices = _choix_des_motifs()
        for nom, classe in (("sort", "fr-select"), ("motif", "fr-select"), ("precision", "fr-input")):
            champ = self.fields[nom]
            champ.widget.attrs = {"class": classe, "aria-label": f"{champ.label}, {libelle}"}
        self.fields["precision"].widget.attrs["placeholder"] = "Précision"

    @property
    def circonstances(self) -> str:
        return circonstances(self.prevention.infraction)

    @property
    def initiale(self) -> str:
        return qualification_initiale(self.prevention.infraction)

    @property
    def encouru(self) -> str:
        """Donne l'emprisonnement encouru, hors récidive ; vide s'il est inconnu."""
        mois = self.prevention.infraction.encouru_mois
        if not mois:
            return "" if mois is None else "aucun emprisonnement encouru"
        return f"{duree_en_chiffres(Duree(*divmod(mois, 12)))} encourus"

    def clean(self):
        """Refuse le motif d'un autre sort."""
        saisie = super().clean()
        code, motif = saisie.get("sort"), saisie.get("motif")
        if code and motif and SORTS[code].motifs:
            du_sort, _, motif = motif.partition(":")
            try:
                SORTS[code].motif(motif if du_sort == code else f"{du_sort} {motif}")
            except MotifInconnu:
                self.add_error("motif", f"Ce motif n’est pas de ceux de « {SORTS[code].libelle} ».")
        return saisie

    def dit(self) -> SortDit:
        """Donne le sort tapé ; motif et précision d'un sort qui n'en demande pas sont laissés de côté."""
        saisie = self.cleaned_data
        code = saisie.get("sort", "")
        if not code:
            return SortDit(self.prevention.pk)
        sort = SORTS[code]
        motif = saisie.get("motif", "").partition(":")[2] if sort.motifs else ""
        precision = saisie.get("precision", "").strip() if sort.precision else ""
        return SortDit(self.prevention.pk, code, motif, precision)


class PrevenuForm(forms.Form):
    """Qualification du jugement, et d'où part la saisie : version et empreinte montrées."""

    qualification = forms.ChoiceField(
        label="Qualification du jugement",
        choices=[("", "À choisir"), *Qualification.choices],
        required=False,
        widget=forms.Select(attrs={"class": "fr-select"}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    empreinte = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    remplacer = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class BlocPrevenu:
    """Saisie d'un prévenu : la page la montre telle qu'elle a été tapée, même refusée."""

    def __init__(self, prevenu: PrevenuADecider, donnees: Mapping | None):
        self.prevenu = prevenu
        self.donnees = donnees
        self.en_conflit = False
        propose = prevenu.dite_proposee
        cle = prevenu.cle
        self.form = PrevenuForm(
            donnees,
            prefix=cle,
            initial={
                "qualification": propose.qualification,
                "version": prevenu.version,
                "empreinte": propose.empreinte,
            },
        )
        self.faits = [
            FaitForm(
                prevention, donnees, prefix=f"{cle}-{prevention.pk}", initial=_initiale(prevention, propose)
            )
            for prevention in prevenu.preventions
        ]
        self.peines = self._peines(propose)

    def _peines(self, propose: DecisionDite) -> list[PeineForm]:
        cle = f"{self.prevenu.cle}-peine"
        if self.donnees is None:
            return [
                PeineForm(NATURES[peine.nature], prefix=f"{cle}-{rang}", initial=initiale_de(peine))
                for rang, peine in enumerate(propose.peines)
            ]
        lignes = [rang for rang in self.donnees.getlist(cle) if rang.isdecimal()][:PEINES_MAX]
        natures = [(rang, self.donnees.get(f"{cle}-{rang}-nature", "")) for rang in dict.fromkeys(lignes)]
        return [
            PeineForm(NATURES[nature], self.donnees, prefix=f"{cle}-{rang}")
            for rang, nature in natures
            if nature in NATURES
        ]

    def viser_la_derniere_peine(self) -> None:
        """Donne le focus à la peine qui vient d'être ajoutée."""
        if self.peines:
            premier = next(iter(self.peines[-1].fields.values()))
            premier.widget.attrs["data-focus-initial"] = ""

    @property
    def formulaires(self) -> Sequence[forms.Form]:
        return [self.form, *self.faits, *self.peines]

    @property
    def est_valide(self) -> bool:
        return all(formulaire.is_valid() for formulaire in self.formulaires)

    @property
    def natures(self) -> list[Nature]:
        """Donne les natures que l'on peut ajouter."""
        return list(NATURES)

    @property
    def enregistre(self) -> DispositifPrevenu:
        """Donne ce qui est en base, à comparer à la saisie en cas de conflit."""
        return dispositif(self.prevenu, self.prevenu.dite)

    def dite(self) -> DecisionDite:
        """Donne ce qui a été tapé. À n'appeler que sur une saisie valable."""
        if self.donnees is None:
            return self.prevenu.dite_proposee
        return DecisionDite(
            qualification=self.form.cleaned_data["qualification"],
            sorts=tuple(dit for fait in self.faits if (dit := fait.dit()).sort),
            peines=tuple(peine.peine() for peine in self.peines),
        )

    def saisie(self) -> Saisie:
        """Donne de quoi enregistrer ; « remplacer » assume la version que l'autre personne a écrite."""
        champs = self.form.cleaned_data
        remplacee = champs.get("remplacer")
        return Saisie(
            prevenu=self.prevenu.partie.pk,
            dite=self.dite(),
            version=champs["version"] if remplacee is None else remplacee,
            empreinte=champs["empreinte"],
        )


def _initiale(prevention: Prevention, propose: DecisionDite) -> dict[str, str]:
    dit = propose.sort_de(prevention.pk)
    motif = f"{dit.sort}:{dit.motif}" if dit.motif else ""
    return {"sort": dit.sort, "motif": motif, "precision": dit.precision}


class SaisieDuPassage:
    """Saisie des prévenus d'un passage, et motifs de passer outre.

    Vierge, elle porte les prévenus encore en brouillon ; tapée, ceux de la page, même validés depuis.
    """

    def __init__(
        self, prevenus: Sequence[PrevenuADecider], donnees: Mapping | None = None, *, ajout_pour: str = ""
    ):
        self.prevenus = prevenus
        self.donnees = donnees
        if donnees is None:
            presents = [prevenu for prevenu in prevenus if not prevenu.est_validee]
        else:
            presents = [prevenu for prevenu in prevenus if f"{prevenu.cle}-version" in donnees]
        self.blocs = {p.partie.pk: BlocPrevenu(p, donnees) for p in presents}
        for bloc in self.blocs.values():
            if bloc.prevenu.cle == ajout_pour:
                bloc.viser_la_derniere_peine()

    @property
    def est_valide(self) -> bool:
        return all(bloc.est_valide for bloc in self.blocs.values())

    def saisies(self) -> list[Saisie]:
        """Donne ce qu'il y a à enregistrer."""
        return [bloc.saisie() for bloc in self.blocs.values()]

    def motifs(self) -> dict[int, dict[str, str]]:
        """Donne, par prévenu et par règle, les motifs de passer outre, tapés ou déjà enregistrés."""
        return {prevenu.partie.pk: self._motifs(prevenu) for prevenu in self.prevenus}

    def _motifs(self, prevenu: PrevenuADecider) -> dict[str, str]:
        if self.donnees is None:
            return dict(prevenu.motifs)
        debut = f"{prevenu.cle}-outre-"
        codes = (nom.removeprefix(debut) for nom in self.donnees if nom.startswith(debut))
        return {code: self.donnees[f"{debut}{code}"].strip()[:2000] for code in codes if code in REGLES}

    def erreurs(self) -> list[tuple[str, str, str]]:
        """Donne les erreurs : identifiant du champ, libellé, phrase."""
        return [
            (formulaire[nom].auto_id, f"{bloc.prevenu.nom}, {_intitule(formulaire, nom)}", phrase)
            for bloc in self.blocs.values()
            for formulaire in bloc.formulaires
            for nom, phrases in formulaire.errors.items()
            for phrase in phrases
        ]


def _intitule(formulaire: forms.Form, nom: str) -> str:
    return str(formulaire.fields[nom].widget.attrs.get("aria-label") or formulaire.fields[nom].label or nom)
