"""Les états des pages, et par où l'on y arrive."""

import re

from playwright.sync_api import Page

NOVEMBRE = "/audiences/?mois=2026-11"


def connexion(page: Page) -> None:
    page.goto("/connexion/")


def connexion_refusee(page: Page) -> None:
    connexion(page)
    page.get_by_label("Identifiant").fill("greffier")
    page.get_by_label("Mot de passe").fill("faux")
    page.keyboard.press("Enter")
    page.locator(".fr-alert--error").first.wait_for()


def _aller(adresse: str):
    def aller(page: Page) -> None:
        page.goto(adresse)

    return aller


def _audience(page: Page) -> None:
    page.goto(NOVEMBRE)
    page.get_by_role("link", name="Chambre 15").first.click()
    page.locator("#role").wait_for()


def _audience_a_venir(page: Page) -> None:
    page.goto(NOVEMBRE)
    page.get_by_role("link", name="Chambre 12").first.click()
    page.locator("#role").wait_for()


def _creation_a_confirmer(page: Page) -> None:
    page.goto("/audiences/creer/")
    page.get_by_label("Service").select_option(index=1)
    page.get_by_label("Date").fill("2019-05-01")
    page.get_by_label("Heure").fill("09:00")
    page.get_by_label("Formation").select_option(index=1)
    page.get_by_role("button", name="Créer l’audience").click()
    page.get_by_text("est férié (fête du Travail)").wait_for()


def _suivre(depuis, *liens):
    """Suit, depuis une page, des liens dont on donne le début du nom."""

    def suivre(page: Page) -> None:
        depuis(page)
        for lien in liens:
            page.locator("#contenu").get_by_role("link", name=re.compile(f"^{lien}")).first.click()
            page.wait_for_load_state()

    return suivre


def _note_remplie(page: Page) -> None:
    _audience(page)
    ouvrir = page.get_by_role("button", name="Ouvrir l’audience")
    if ouvrir.count():
        ouvrir.click()
        # La démonstration n'a qu'un jour : l'ouvrir un autre jour se confirme.
        confirmer, ouverte = (
            page.get_by_role("button", name="Ouvrir quand même"),
            page.get_by_text("Ouverte le"),
        )
        confirmer.or_(ouverte).wait_for()
        if confirmer.count():
            confirmer.click()
        ouverte.wait_for()
    page.locator("#role").get_by_role("link", name="X se disant").first.click()
    page.locator("#note").wait_for()
    appeler = page.get_by_role("button", name="Appeler l’affaire")
    if appeler.count():
        appeler.click()
    page.get_by_text("affaire appelée à").wait_for()
    if not page.locator("[data-mention]").count():
        page.locator("#note-texte").fill("Le prévenu reconnaît les faits.")
        page.keyboard.press("Enter")
        page.locator("#enregistrement", has_text="Enregistré à").wait_for()


def _decision_refusee(page: Page) -> None:
    _suivre(_note_remplie, "Décider")(page)
    page.get_by_role("button", name="Valider Ctrl+Entrée").click()
    page.locator(".mp-erreurs").first.wait_for()


def _renvoi_refuse(page: Page) -> None:
    _suivre(_note_remplie, "Renvoyer")(page)
    page.get_by_role("button", name="Renvoyer l’affaire").click()
    page.locator(".fr-alert--error, .mp-erreurs").first.wait_for()


def _import_refuse(page: Page) -> None:
    page.goto("/audiences/importer/")
    page.get_by_label("Fichier").set_input_files(
        {"name": "role.json", "mimeType": "application/json", "buffer": b'{"format": "inconnu"}'}
    )
    page.get_by_role("button", name="Lire le fichier").click()
    page.locator(".fr-alert--error").first.wait_for()


def _apercu(page: Page) -> None:
    page.goto("/audiences/importer/")
    page.get_by_label("Fichier").set_input_files("audiences/donnees/exemples/role-grasse-2026-11-24.json")
    page.get_by_role("button", name="Lire le fichier").click()
    page.get_by_role("heading", name="Ce que l’import changerait").wait_for()


def _releve_refusee(page: Page) -> None:
    _suivre(_note_remplie, "Relève")(page)
    for case in page.locator("input[name=passages]").all():
        case.uncheck()
    page.get_by_role("button", name="Signer ce que j’ai écrit").click()
    page.locator(".mp-erreurs").first.wait_for()


def _signature_refusee(page: Page) -> None:
    _suivre(_note_remplie, "Relire et signer")(page)
    page.get_by_role("button", name="Signer la note").click()
    page.locator(".mp-erreurs").first.wait_for()


def _raccourci_refuse(page: Page) -> None:
    page.goto("/audiences/raccourcis/creer/")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".mp-erreurs").first.wait_for()


def _liste_de_raccourcis_lue(page: Page) -> None:
    page.goto("/audiences/raccourcis/importer/")
    page.get_by_label("Ou deux colonnes collées").fill("ctrl\tcontrôle routier\nvide\t")
    page.get_by_role("button", name="Lire la liste").click()
    page.get_by_text("Rien n’est encore enregistré.").wait_for()


def _liste_de_raccourcis_refusee(page: Page) -> None:
    page.goto("/audiences/raccourcis/importer/")
    page.get_by_role("button", name="Lire la liste").click()
    page.locator(".mp-erreurs").first.wait_for()


def _horaires(page: Page) -> None:
    _note_remplie(page)
    page.goto(page.locator("a[href$='/horaires/']").first.get_attribute("href"))
    page.get_by_role("heading", name="Horaires de l’audience").wait_for()


def _marque_privee(page: Page) -> None:
    _suivre(_audience, "X se disant")(page)
    page.goto(page.get_by_role("link", name="Marquer").first.get_attribute("href"))


def _heure_refusee(page: Page) -> None:
    _horaires(page)
    page.get_by_role("link", name="Corriger").first.click()
    page.get_by_role("button", name="Corriger l’heure").click()
    page.locator(".mp-erreurs").first.wait_for()


def _note_hors_ligne(page: Page) -> None:
    _note_remplie(page)
    page.reload()
    page.locator("#note-texte:focus").wait_for()
    page.context.set_offline(True)
    page.locator("#note-texte").press_sequentially("Dit sans réseau.")
    page.locator("#enregistrement", has_text="hors ligne").wait_for()


def _session_expiree(page: Page) -> None:
    _note_remplie(page)
    page.context.clear_cookies(name=re.compile("session"))
    page.locator("#note-texte").press_sequentially("Dit après la fin.")
    page.get_by_role("dialog", name="Session expirée").wait_for()


def _deconnexion_retenue(page: Page) -> None:
    _note_hors_ligne(page)
    page.get_by_role("button", name="Se déconnecter").click()
    page.get_by_role("dialog", name="Du texte n’est pas encore enregistré").wait_for()


def _liste_pilotage(page: Page) -> None:
    page.goto("/pilotage/?du=2026-11&au=2026-11")
    page.get_by_role("link", name="Affaires audiencées").first.click()
    page.locator("table").first.wait_for()


# Nom de l'état, personne, et le chemin qui y mène.
ETATS = {
    "connexion": (None, connexion),
    "connexion refusée": (None, connexion_refusee),
    "mon compte": ("greffier", _aller("/mon-compte/")),
    "calendrier": ("greffier", _aller(NOVEMBRE)),
    "calendrier vide": ("greffier", _aller("/audiences/?mois=2031-02")),
    "calendrier refusé": ("greffier", _aller("/audiences/?mois=treize")),
    "semaine": ("greffier", _aller("/audiences/?vue=semaine&semaine=2026-S48")),
    "liste des audiences": ("greffier", _aller("/audiences/?vue=liste&mois=2026-11")),
    "à faire maintenant": ("greffier", _aller("/audiences/a-faire/")),
    "créer une audience": ("greffier", _aller("/audiences/creer/")),
    "création à confirmer": ("greffier", _creation_a_confirmer),
    "composition": ("greffier", _suivre(_audience_a_venir, "Modifier")),
    "déplacer l’audience": ("greffier", _suivre(_audience_a_venir, "Déplacer l’audience")),
    "annuler l’audience": ("greffier", _suivre(_audience_a_venir, "Annuler l’audience")),
    "retirer du rôle": ("greffier", _suivre(_audience_a_venir, "Retirer")),
    "importer": ("greffier", _aller("/audiences/importer/")),
    "import refusé": ("greffier", _import_refuse),
    "aperçu de l’import": ("greffier", _apercu),
    "audience": ("greffier", _audience),
    "audience lue": ("presidente", _audience),
    "reste à faire": ("greffier", _suivre(_audience, "Voir la liste|voir la liste|Reste")),
    "préparation de l’audience": ("greffier", _suivre(_audience, "Préparation")),
    "préparation lue": ("presidente", _suivre(_audience, "Préparation")),
    "préparation d’une affaire": ("greffier", _suivre(_audience, "Préparation", "2. BENSAÏD")),
    "note": ("greffier", _note_remplie),
    "note lue": ("presidente", _suivre(_audience, "X se disant")),
    "note vierge": ("greffier", _suivre(_audience, "FABRE")),
    "signature": ("greffier", _suivre(_note_remplie, "Relire et signer")),
    "signature refusée": ("greffier", _signature_refusee),
    "note hors ligne": ("greffier", _note_hors_ligne),
    "session expirée": ("greffier", _session_expiree),
    "déconnexion retenue": ("greffier", _deconnexion_retenue),
    "relève": ("greffier", _suivre(_note_remplie, "Relève")),
    "relève refusée": ("greffier", _releve_refusee),
    "historique de la note": ("greffier", _suivre(_note_remplie, "Historique")),
    "qui a écrit quoi": ("greffier", _suivre(_note_remplie, "Historique", "Qui a écrit quoi")),
    "horaires": ("greffier", _horaires),
    "heure refusée": ("greffier", _heure_refusee),
    "marque privée": ("presidente", _marque_privee),
    "mes marques": ("presidente", _suivre(_audience, "X se disant", "Mes marques")),
    "raccourcis": ("greffier", _aller("/audiences/raccourcis/")),
    "créer un raccourci": ("greffier", _aller("/audiences/raccourcis/creer/")),
    "raccourci refusé": ("greffier", _raccourci_refuse),
    "importer des raccourcis": ("greffier", _aller("/audiences/raccourcis/importer/")),
    "raccourcis lus": ("greffier", _liste_de_raccourcis_lue),
    "liste de raccourcis refusée": ("greffier", _liste_de_raccourcis_refusee),
    "décider": ("greffier", _suivre(_note_remplie, "Décider")),
    "décision refusée": ("greffier", _decision_refusee),
    "décider une affaire non appelée": ("greffier", _suivre(_audience, "FABRE", "Décider")),
    "renvoyer": ("greffier", _suivre(_note_remplie, "Renvoyer")),
    "renvoi refusé": ("greffier", _renvoi_refuse),
    "documents": ("greffier", _suivre(_audience, "Documents")),
    "pilotage": ("dsgj", _aller("/pilotage/?du=2026-11&au=2026-11")),
    "pilotage vide": ("dsgj", _aller("/pilotage/?du=2019-01&au=2019-02")),
    "pilotage refusé": ("dsgj", _aller("/pilotage/?du=2026-11&au=2025-01")),
    "liste du pilotage": ("cheffe", _liste_pilotage),
    "page inconnue": ("greffier", _aller("/nulle-part/")),
    "accès refusé": ("greffier", _aller("/pilotage/")),
}
