"""Lire un PDF produit : son texte tel que `pdftotext` le dispose, et sa structure."""

import difflib
import io
import re
import subprocess
from pathlib import Path

import pikepdf


def _pdftotext(pdf: bytes, disposition: str) -> str:
    lecture = subprocess.run(
        ["pdftotext", disposition, "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return lecture.stdout.decode()


def texte_de(pdf: bytes) -> str:
    """Donne le texte disposé en page, colonnes séparées de deux espaces, pages d'un trait."""
    texte = _pdftotext(pdf, "-layout").replace("\f", "\n----- page -----\n")
    return "\n".join(re.sub(" {2,}", "  ", ligne).rstrip() for ligne in texte.splitlines()).strip() + "\n"


def mots_de(pdf: bytes) -> str:
    """Donne le texte dans l'ordre de lecture, espaces réduites : une phrase n'y est jamais coupée."""
    return re.sub(r"\s+", " ", _pdftotext(pdf, "-raw"))


def comparer(pdf: bytes, attendu: Path) -> None:
    """Compare le texte au texte relu ; l'écart montre les lignes, à relire avant de changer l'attendu."""
    lignes = texte_de(pdf).splitlines()
    relues = attendu.read_text(encoding="utf-8").splitlines()
    ecart = list(difflib.unified_diff(relues, lignes, "relu", "produit", lineterm=""))
    assert not ecart, "\n".join(ecart)


def objets_de(pdf: bytes) -> tuple[pikepdf.Pdf, bytes]:
    """Donne le document ouvert et tous ses flux décompressés, bout à bout."""
    document = pikepdf.open(io.BytesIO(pdf))
    flux = [objet.read_bytes() for objet in document.objects if isinstance(objet, pikepdf.Stream)]
    return document, b"\n".join(flux)


def balises_de(pdf: bytes) -> list[str]:
    """Donne les rôles de structure, dans l'ordre de lecture."""
    document, _ = objets_de(pdf)
    roles = []

    def parcourir(noeud):
        if isinstance(noeud, pikepdf.Array):
            for enfant in noeud:
                parcourir(enfant)
        elif isinstance(noeud, pikepdf.Dictionary) and "/S" in noeud:
            roles.append(str(noeud.S).lstrip("/"))
            if "/K" in noeud:
                parcourir(noeud.K)

    parcourir(document.Root.StructTreeRoot.K)
    return roles
