"""Les raccourcis dans Chromium : le temps d'un développement, et pas un caractère perdu."""

import os
import random
from collections.abc import Iterator

from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from audiences.models import Mention, Raccourci
from audiences.raccourci import Accord
from audiences.selectors.raccourcis import raccourcis_de_frappe
from mesures.chrono import Resultat, Serie
from mesures.jeu import Jeu
from mesures.navigateur import Navigateur

RACCOURCIS = 2000
TOUCHES = int(os.environ.get("MESURES_TOUCHES", "200000"))
LONGUEUR = 1500  # Touches d'une mention.
GRAINE = 4
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
MOTS = [
    "le", "prévenu", "déclare", "qu’il", "n’était", "pas", "là", "ce", "soir", "et", "ne", "reconnaît",
    "rien", "l’audience", "à", "œuvre",
]  # fmt: skip

# De la touche à la fin de tout ce que la page en fait, disposition comprise.
CHRONOMETRE = """champ => {
  window.releves = { developpements: [], touches: [] };
  let debut = 0;
  window.addEventListener("keydown", () => { debut = performance.now(); }, { capture: true });
  window.addEventListener("input", ({ data }) => {
    void champ.offsetHeight;
    const duree = performance.now() - debut;
    (data && data.length > 1 ? releves.developpements : releves.touches).push(duree);
  });
}"""


def developpement(jeu: Jeu, greffe: Navigateur, _direction: Navigateur, _n: int) -> Resultat:
    """Frappe soutenue parmi deux mille raccourcis ; en témoin, la même frappe dans un champ nu."""
    _installer(jeu)
    avant = Mention.objects.filter(note__inscription=jeu.passage).count()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
        try:
            mentions = list(_mentions(TOUCHES))
            ecrites, mesure, ordinaires = _taper(chromium, jeu, greffe, mentions)
            temoin = _champ_nu(chromium, mentions[: max(1, len(mentions) // 10)])
        finally:
            chromium.close()
    en_base = list(
        Mention.objects.filter(note__inscription=jeu.passage).order_by("rang").values_list("texte", flat=True)
    )[avant:]
    attendues = [attendu for _, attendu in mentions]
    faits = {
        "touches": sum(len(frappe) for frappe, _ in mentions),
        "touche ordinaire p99 (ms)": round(ordinaires.centile(99), 2),
        "développement le plus long (ms)": round(max(mesure.durees), 2),
        "mentions fausses à l’écran": sum(a != b for a, b in zip(attendues, ecrites, strict=True)),
        "caractères perdus à l’écran": _perdus(attendues, ecrites),
        "mentions fausses en base": sum(a != b for a, b in zip(attendues, en_base, strict=False))
        + abs(len(attendues) - len(en_base)),
    }
    precision = (
        f"{RACCOURCIS} raccourcis personnels et le jeu national ; de la touche à la fin du traitement, "
        f"disposition comprise, dans Chromium ; mentions de {LONGUEUR} touches, enregistrées au fil de l’eau"
    )
    libelle = "Développement d’un raccourci"
    return Resultat("DEVELOPPEMENT", libelle, precision, mesure, temoin, faits=faits)


def _perdus(attendues: list[str], ecrites: list[str]) -> int:
    return sum(max(0, len(a) - len(b)) for a, b in zip(attendues, ecrites, strict=True))


def _installer(jeu: Jeu) -> None:
    """Pose deux mille raccourcis au greffier mesuré ; relancé, il les retrouve."""
    Raccourci.objects.bulk_create(
        [
            Raccourci(
                juridiction=jeu.tribunal,
                proprietaire=jeu.greffier,
                abreviation=f"m{rang:04d}",
                texte=f"formule numéro {rang}, telle que le greffe l’écrit",
                accord=Accord.PARTIE,
                modifie_par=jeu.greffier,
            )
            for rang in range(RACCOURCIS)
        ],
        ignore_conflicts=True,
    )
    if len(raccourcis_de_frappe(jeu.passage, jeu.greffier)) < RACCOURCIS:
        raise SystemExit("Les raccourcis mesurés ne sont pas tous en place.")


def _mentions(touches: int) -> Iterator[tuple[str, str]]:
    """Donne, jusqu'à ce nombre de touches, ce qui se tape et ce qui doit s'écrire."""
    hasard = random.Random(GRAINE)  # noqa: S311 - un jeu répétable, pas un secret
    while touches > 0:
        frappe, attendu = [], []
        taille = 0
        while taille < LONGUEUR:
            fin = hasard.choice([" ", " ", " ", ", ", ". "])
            if hasard.random() < 0.2:
                rang = hasard.randrange(RACCOURCIS)
                mot, ecrit = f"#m{rang:04d}", f"formule numéro {rang}, telle que le greffe l’écrit"
            else:
                mot = ecrit = hasard.choice(MOTS)
            frappe.append(mot + fin)
            attendu.append(ecrit + fin)
            taille += len(mot + fin)
        touches -= taille
        yield "".join(frappe), "".join(attendu)


def _taper(chromium, jeu: Jeu, greffe: Navigateur, mentions) -> tuple[list[str], Serie, Serie]:
    adresse = f"http://127.0.0.1:{greffe.port}"
    contexte = chromium.new_context(base_url=adresse, locale="fr-FR", viewport={"width": 1366, "height": 768})
    contexte.add_cookies([{"name": n, "value": v, "url": adresse} for n, v in greffe.temoins.items()])
    page = contexte.new_page()
    page.goto(reverse("audiences:note", args=[jeu.passage.pk]))
    champ = page.locator("#note-texte[data-raccourcis=prets]")
    champ.wait_for()
    champ.focus()
    champ.evaluate(CHRONOMETRE)
    ecrites = []
    for frappe, _ in mentions:
        page.keyboard.type(frappe)
        ecrites.append(champ.input_value())
        page.keyboard.press("Enter")
    page.locator("#enregistrement", has_text="Enregistré à").wait_for(timeout=120_000)
    mesure, ordinaires = Serie("développement, 2 000 raccourcis"), Serie("touche ordinaire")
    mesure.durees, ordinaires.durees = _releves(page, "developpements"), _releves(page, "touches")
    contexte.close()
    return ecrites, mesure, ordinaires


def _champ_nu(chromium, mentions) -> Serie:
    """Tape la même chose dans un champ que rien n'écoute."""
    page = chromium.new_page()
    page.set_content('<textarea rows="3"></textarea>')
    champ = page.locator("textarea")
    champ.focus()
    champ.evaluate(CHRONOMETRE)
    for frappe, _ in mentions:
        page.keyboard.type(frappe)
        champ.fill("")
    serie = Serie("touche dans un champ nu")
    serie.durees = _releves(page, "touches")
    page.close()
    return serie


def _releves(page: Page, genre: str) -> list[float]:
    return page.evaluate("genre => releves[genre]", genre)


BANCS = ((developpement, 1.0),)
