"""Impression en PDF, derrière une seule fonction. Le moteur n'atteint rien : fichier, réseau ni `data:`.

Le fichier annonce PDF/A-3a (archivage) et PDF/UA-1 (accessibilité) : balises, titre, langue, polices
incluses. Aucune conformité n'est certifiée ici.

Mêmes données, mêmes octets : l'identifiant est l'empreinte de ce qui est imprimé, et la date celle que le
gabarit donne (`dcterms.created`), jamais l'heure de la machine.
"""

import hashlib
import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock

from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import INSECABLE, en_chiffres

STYLES = Path(__file__).parent / "styles"
LIMITE_HTML = 1_000_000  # Caractères : une vingtaine de secondes au pire, pour un seul paragraphe.
LIMITE_PAGES = 500
# Signes que la police Liberation n'a pas : l'espace fine insécable, et les chevrons d'une saisie à compléter.
_SANS_GLYPHE = str.maketrans({"\u202f": "\u00a0", "⟨": "[", "⟩": "]"})

# PDF/A n'admet une propriété hors de ses schémas que décrite : celle de PDF/UA l'est ici.
_PDFUA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


class ImpressionImpossible(ActeImpossible):
    """Le document ne peut être imprimé ; rien n'a été produit."""


class _BorneDePages(logging.Filter):
    """Arrête la mise en page au-delà de la limite : le moteur annonce chaque page à ce journal."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.msg.startswith("Step 5") and record.args and record.args[-1] > LIMITE_PAGES:
            raise ImpressionImpossible(
                f"Le document dépasse {LIMITE_PAGES} pages. Rien n’a été produit, les données sont intactes"
                f"{INSECABLE}: raccourcissez les textes trop longs, puis recommencez."
            )
        return False


# Le moteur de mise en page partage ses polices : une impression à la fois par processus.
_verrou = Lock()


@lru_cache(maxsize=1)
def _moteur():
    """Charge le moteur (1 s) à la première impression seulement."""
    # Ses messages citent le contenu imprimé : ils n'ont pas leur place dans un journal technique.
    logging.getLogger("weasyprint").disabled = True
    progression = logging.getLogger("weasyprint.progress")
    progression.setLevel(logging.INFO)
    progression.addFilter(_BorneDePages())
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    class Verrouille(URLFetcher):
        """Récupérateur qui refuse toute adresse."""

        def __init__(self):
            super().__init__(allowed_protocols=(), allow_redirects=False)

    return weasyprint, Verrouille(), FontConfiguration()


@lru_cache(maxsize=32)
def _feuille(texte: str):
    weasyprint, verrouille, polices = _moteur()
    return weasyprint.CSS(string=texte, url_fetcher=verrouille, font_config=polices)


@lru_cache(maxsize=32)
def _lire(style: Path) -> str:
    return style.read_text(encoding="utf-8")


def imprimer(html: str, *, titre: str, styles: Sequence[Path] = (STYLES / "document.css",)) -> bytes:
    """Donne le PDF de cette page HTML, mise en forme par ces feuilles de style.

    Erreurs : `ImpressionImpossible`, avec une phrase, si le texte ou le nombre de pages passe la limite.
    """
    if len(html) > LIMITE_HTML:
        raise ImpressionImpossible(
            f"Le document compte {en_chiffres(len(html))} caractères, la limite est "
            f"{en_chiffres(LIMITE_HTML)}. Rien n’a été produit, les données sont intactes{INSECABLE}: "
            "raccourcissez les textes trop longs, puis recommencez."
        )
    html, titre = html.translate(_SANS_GLYPHE), titre.translate(_SANS_GLYPHE)
    textes = [_lire(style) for style in styles]
    empreinte = hashlib.sha256("\0".join([titre, html, *textes]).encode()).hexdigest()
    with _verrou:
        weasyprint, verrouille, polices = _moteur()
        page = weasyprint.HTML(string=html, url_fetcher=verrouille)
        rendu = page.render(
            stylesheets=[_feuille(texte) for texte in textes], font_config=polices, pdf_variant="pdf/a-3a"
        )
        rendu.metadata.title = titre
        rendu.metadata.lang = "fr"
        return rendu.write_pdf(
            pdf_variant="pdf/a-3a", pdf_identifier=empreinte.encode(), finisher=_annoncer_accessible
        )


def _annoncer_accessible(_rendu, pdf) -> None:
    """Ajoute aux métadonnées l'annonce PDF/UA-1, que le moteur ne sait pas joindre à PDF/A."""
    for objet in pdf.objects:
        if getattr(objet, "extra", {}).get("Type") == "/Metadata":
            objet.stream = [b"".join(objet.stream).replace(b"</rdf:RDF>", _PDFUA.encode())]
