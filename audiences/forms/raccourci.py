"""Saisies des raccourcis de frappe : un raccourci, une recherche, une liste à importer."""

from django import forms

from audiences.formats.anomalie import CARACTERES_INTERDITS
from audiences.formats.liste_abregee import TAILLE_MAX
from audiences.raccourci import ABREVIATION_MAX, TEXTE_MAX, Accord, cle_de

_CHAMP = {"class": "fr-input", "autocomplete": "off"}
_LISTE_MAX = 4_000_000  # caractères : la liste lue revient dans la page, pour être confirmée


class _PorteeField(forms.ChoiceField):
    """Une des portées où la personne peut tenir des raccourcis."""

    def __init__(self, **options):
        super().__init__(
            label="À qui il sert",
            widget=forms.Select(attrs={"class": "fr-select"}),
            error_messages={
                "required": "Dites à qui il sert.",
                "invalid_choice": "Vous ne pouvez pas tenir de raccourci ici.",
            },
            **options,
        )


class _AvecPortee(forms.Form):
    def __init__(self, *args, portees, **kwargs):
        super().__init__(*args, **kwargs)
        self._portees = {portee.code: portee for portee in portees}
        self.fields["portee"].choices = [(portee.code, portee.libelle) for portee in portees]

    def clean_portee(self):
        """Donne la portée choisie."""
        return self._portees[self.cleaned_data["portee"]]


class RaccourciForm(_AvecPortee):
    """Une abréviation, son texte, à qui elle sert et avec qui elle s'accorde."""

    abreviation = forms.CharField(
        label="Abréviation",
        max_length=ABREVIATION_MAX + 1,
        help_text="Lettres et chiffres, sans espace. Elle se tape après #.",
        widget=forms.TextInput(attrs=_CHAMP | {"spellcheck": "false"}),
        error_messages={"required": "Donnez l’abréviation."},
    )
    portee = _PorteeField()
    texte = forms.CharField(
        label="Texte",
        strip=False,
        widget=forms.Textarea(attrs=_CHAMP | {"rows": 4, "maxlength": TEXTE_MAX}),
        error_messages={"required": "Donnez le texte qu’elle vaut."},
    )
    accord = forms.ChoiceField(
        label="S’accorde avec",
        choices=Accord.choices,
        initial=Accord.PARTIE,
        widget=forms.Select(attrs={"class": "fr-select"}),
        error_messages={"invalid_choice": "Choisissez avec qui le texte s’accorde."},
    )

    def clean_abreviation(self) -> str:
        """Refuse ce qui ne pourrait se taper après « # »."""
        abreviation = self.cleaned_data["abreviation"].removeprefix("#")
        if not cle_de(abreviation):
            raise forms.ValidationError(
                "L’abréviation n’a que des lettres et des chiffres, sans espace, vingt au plus."
            )
        return abreviation

    def clean_texte(self) -> str:
        """Garde le texte tel quel, fins de ligne normalisées ; le refuse vide, illisible ou trop long."""
        texte = self.cleaned_data["texte"].replace("\r\n", "\n")
        if not texte.strip():
            raise forms.ValidationError("Donnez le texte qu’elle vaut.")
        if len(texte) > TEXTE_MAX:
            raise forms.ValidationError("Le texte dépasse 2\u202f000 caractères.")
        if CARACTERES_INTERDITS.search(texte):
            raise forms.ValidationError("Le texte contient des caractères illisibles.")
        return texte


class RechercheForm(forms.Form):
    """Mots cherchés dans les abréviations et les textes."""

    cherche = forms.CharField(label="Abréviation ou texte", max_length=80, required=False)


class ListeForm(_AvecPortee):
    """Liste à importer : un fichier, ou un texte collé."""

    portee = _PorteeField()
    fichier = forms.FileField(
        label="Fichier",
        required=False,
        help_text="Word (.acl ou tableau .docx), LibreOffice (acor_….dat), .csv ou .txt, 5 Mo au plus.",
        widget=forms.FileInput(attrs={"accept": ".acl,.docx,.dat,.csv,.txt"}),
        error_messages={
            "empty": "Le fichier est vide. Vérifiez que vous avez choisi le bon fichier.",
            "max_length": "Le nom du fichier est trop long\u00a0: raccourcissez-le.",
        },
    )
    liste = forms.CharField(
        label="Ou deux colonnes collées",
        required=False,
        strip=False,
        max_length=_LISTE_MAX,
        help_text="Une abréviation et son texte par ligne, séparés par une tabulation ou un point-virgule.",
        widget=forms.Textarea(attrs=_CHAMP | {"rows": 6, "spellcheck": "false"}),
        error_messages={"max_length": "Cette liste est trop longue\u00a0: importez-la en plusieurs fois."},
    )

    def clean_fichier(self):
        """Refuse un fichier trop gros avant de le lire."""
        fichier = self.cleaned_data["fichier"]
        if fichier and fichier.size > TAILLE_MAX:
            raise forms.ValidationError("Le fichier dépasse 5 Mo. Partagez la liste en plusieurs fichiers.")
        return fichier

    def clean(self):
        """Demande l'un ou l'autre."""
        saisies = super().clean()
        liste = saisies.get("liste") or ""
        if not self.errors and not saisies.get("fichier") and not liste.strip():
            self.add_error("fichier", "Choisissez un fichier, ou collez la liste.")
        return saisies
