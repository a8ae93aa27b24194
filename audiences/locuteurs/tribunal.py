"""Le siège, le ministère public et le greffe (CPP 398, 398-3)."""

from audiences.locuteur import LOCUTEURS, Locuteur

LOCUTEURS.inscrire(Locuteur("PRESIDENT", "président", "LE PRÉSIDENT", "LA PRÉSIDENTE", "pr", "P", 1))
LOCUTEURS.inscrire(Locuteur("ASSESSEUR", "assesseur", "L’ASSESSEUR", "L’ASSESSEURE", "as", "A", 2))
LOCUTEURS.inscrire(
    Locuteur(
        "MINISTERE_PUBLIC",
        "ministère public",
        "LE MINISTÈRE PUBLIC",
        "LE MINISTÈRE PUBLIC",
        "mp",
        "M",
        3,
        "parquet",
    )
)
LOCUTEURS.inscrire(Locuteur("TRIBUNAL", "tribunal", "LE TRIBUNAL", "LE TRIBUNAL", "tr", "L", 13))
LOCUTEURS.inscrire(Locuteur("GREFFIER", "greffier", "LE GREFFIER", "LA GREFFIÈRE", "gr", "G", 14))
