"""Ce qu'une modification de l'administration a changé, avant et après, en français."""

from datetime import date

from django import forms

VIDE = "vide"


def changements(formulaire, ensembles=()) -> str:
    """Dit chaque champ modifié, « avant » puis « après », et chaque ligne liée ajoutée ou modifiée."""
    dits = _du_formulaire(formulaire)
    for ensemble in ensembles:
        for ligne in ensemble.forms:
            if ligne.has_changed():
                nom = f"{ligne.instance._meta.verbose_name} ({ligne.instance})"
                if ligne in ensemble.extra_forms:
                    dits.append(f"Ajout : {nom}")
                else:
                    dits += [f"{nom} : {dit}" for dit in _du_formulaire(ligne)]
    return " ; ".join(dits) or "Aucun champ modifié"


def _du_formulaire(formulaire) -> list[str]:
    dits = []
    for nom in formulaire.changed_data:
        champ, nouvelle = formulaire.fields[nom], formulaire.cleaned_data.get(nom)
        libelle = champ.label or nom
        if isinstance(champ.widget, forms.PasswordInput):
            dits.append(f"{libelle} : changé")
        else:
            dits.append(
                remplacement(libelle, _dire(champ, formulaire.initial.get(nom)), _dire(champ, nouvelle))
            )
    return dits


def remplacement(libelle: str, avant: str, apres: str) -> str:
    """Écrit « Salle : « A » remplacé par « B » »."""
    libelle = libelle[:1].upper() + libelle[1:]
    if avant == VIDE:
        return f"{libelle} : « {apres} » (était vide)"
    if apres == VIDE:
        return f"{libelle} : vidé (était « {avant} »)"
    return f"{libelle} : « {avant} » remplacé par « {apres} »"


def _dire(champ, valeur) -> str:
    if isinstance(champ, forms.BooleanField):
        return "oui" if valeur else "non"
    if valeur is None or valeur == "":
        return VIDE
    if isinstance(champ, forms.ModelChoiceField):
        return str(
            valeur if hasattr(valeur, "pk") else champ.queryset.model.objects.filter(pk=valeur).first()
        )
    if isinstance(champ, forms.ChoiceField):
        return str(dict(champ.choices).get(valeur, valeur))
    return valeur.strftime("%d/%m/%Y") if isinstance(valeur, date) else str(valeur)
