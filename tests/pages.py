"""Lecture des pages rendues : une zone, ses textes, sans dépendre de la mise en page."""

import re
from html.parser import HTMLParser

_SANS_FIN = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
_JETON = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


class _Zone(HTMLParser):
    def __init__(self, identifiant: str):
        super().__init__(convert_charrefs=False)
        self.identifiant = identifiant
        self.profondeur = 0
        self.debut = self.fin = None

    def handle_starttag(self, balise, attributs):
        if self.debut is None and dict(attributs).get("id") == self.identifiant:
            self.debut = self.getpos()
        if self.debut is not None and self.fin is None and balise not in _SANS_FIN:
            self.profondeur += 1

    def handle_endtag(self, balise):
        if self.debut is not None and self.fin is None:
            self.profondeur -= 1
            if self.profondeur == 0:
                self.fin = self.getpos()


def zone(reponse, identifiant: str) -> str:
    """Donne le HTML de l'élément ainsi nommé, jetons masqués ; échoue s'il n'y est pas."""
    html = reponse.content.decode()
    lecteur = _Zone(identifiant)
    lecteur.feed(html)
    assert lecteur.debut and lecteur.fin, f"La page n'a pas de zone « {identifiant} »."
    lignes = html.splitlines(keepends=True)
    debuts = [0]
    for ligne in lignes:
        debuts.append(debuts[-1] + len(ligne))
    debut, fin = (debuts[place[0] - 1] + place[1] for place in (lecteur.debut, lecteur.fin))
    return _JETON.sub("", html[debut:fin])


def texte(html: str) -> str:
    """Donne le texte d'un morceau de HTML, espaces réduits."""
    morceaux: list[str] = []

    class Lecteur(HTMLParser):
        def handle_data(self, donnees):
            morceaux.append(donnees)

    Lecteur().feed(html)
    return " ".join(" ".join(morceaux).split())
