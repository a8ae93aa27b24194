"""Le rôle en JSON (format `role-v1`), dont les clés sont celles de Cassiopée."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from audiences.formats import libelles, limites
from audiences.formats.anomalie import FichierIllisible, RejetAffaire, Releve, assainir, citer
from audiences.formats.gabarit_json import lignes_de_l_affaire
from audiences.formats.json_affaire import lire_affaire
from audiences.formats.json_objet import ObjetJson
from audiences.formats.role import AffaireLue, AudienceLue, IntervenantLu, RoleLu

FORMAT = "role-v1"
AUDIENCES_MAX, AFFAIRES_MAX = 1_000, 10_000


def lire(racine: object, releve: Releve) -> tuple[RoleLu, list[RejetAffaire]]:
    """Lit la valeur JSON d'un rôle ; une affaire fautive est rejetée sans arrêter les autres.

    Erreurs : `FichierIllisible` si la valeur n'est pas un rôle `role-v1` ou ne contient aucune audience.
    """
    if not isinstance(racine, dict):
        raise FichierIllisible("Le fichier JSON n’est pas un objet. Vérifiez que vous avez choisi un rôle.")
    if (annonce := racine.get("format")) != FORMAT:
        trouve = f"annonce le format {citer(annonce)}" if annonce else "n’annonce aucun format"
        message = f"Le fichier {trouve}, {citer(FORMAT)} est attendu. Demandez un export de rôle."
        raise FichierIllisible(message, "champ format")
    objet = ObjetJson(racine, "", releve, tolerant=True)
    audiences = objet.brut("audiences")
    if not isinstance(audiences, list) or not audiences:
        raise FichierIllisible("Aucune audience dans le fichier. Vérifiez l’export.", "champ audiences")
    _controler_nombre(audiences)
    objet.brut("format")
    rejets: list[RejetAffaire] = []
    lues: dict[str, AudienceLue] = {}
    for place, brute in objet.elements("audiences", "audience"):
        audience = _lire_audience(brute, place, releve, rejets, lues)
        if audience is not None:
            lues[audience.identifiant] = audience
    role = RoleLu(
        juridiction=objet.texte("juridiction"), emis_le=_emis_le(objet), audiences=tuple(lues.values())
    )
    objet.signaler_inconnus()
    return role, rejets


def _controler_nombre(audiences: list) -> None:
    affaires = (audience.get("affaires") for audience in audiences if isinstance(audience, dict))
    if len(audiences) > AUDIENCES_MAX or sum(len(a) for a in affaires if isinstance(a, list)) > AFFAIRES_MAX:
        message = f"Le fichier contient plus de {AUDIENCES_MAX} audiences ou de {AFFAIRES_MAX} affaires"
        raise FichierIllisible(f"{message}. Partagez-le en plusieurs fichiers.", "champ audiences")


def _emis_le(objet: ObjetJson) -> datetime | None:
    texte = objet.texte("emis_le")
    if not texte:
        return None
    try:
        emis_le = datetime.fromisoformat(texte)
    except ValueError:
        objet.faute("emis_le", f"{citer(texte)} n’est pas une date avec son heure.")
        return None
    if emis_le.tzinfo is None:
        objet.faute("emis_le", f"{citer(texte)} ne dit pas son fuseau horaire.")
        return None
    return emis_le


def _lire_audience(
    brute: object, place: str, releve: Releve, rejets: list[RejetAffaire], deja_lues: dict[str, AudienceLue]
) -> AudienceLue | None:
    entete = Releve()
    if not isinstance(brute, dict):
        entete.bloquer(place, "Un objet est attendu pour décrire l’audience. Corrigez l’export.")
        releve.absorber(entete)
        rejets.append(_rejet(place, {}, None, entete))
        return None
    objet = ObjetJson(brute, place, entete, tolerant=True)
    audience = _entete(objet)
    if audience.identifiant in deja_lues:
        message = f"Une autre audience du fichier porte déjà l’identifiant {citer(audience.identifiant)}."
        entete.bloquer(objet.place_de("id_cassiopee"), f"{message} Réunissez-les ou corrigez l’identifiant.")
    affaires = list(objet.elements("affaires", "affaire"))
    annoncees = audience.quantite_affaires
    if annoncees is not None and annoncees != len(affaires):
        message = (
            f"{annoncees} affaires sont annoncées, le fichier en contient {len(affaires)}. Vérifiez l’export."
        )
        entete.informer(objet.place_de("quantite_affaires"), message)
    objet.signaler_inconnus()
    releve.absorber(entete)
    if entete.raisons:
        rejets.extend(_rejet(ou, brute, affaire, entete) for ou, affaire in affaires or [(place, None)])
        return None
    return replace(audience, affaires=tuple(_lire_affaires(brute, affaires, releve, rejets)))


def _rejet(place: str, audience: dict, affaire: object, propre: Releve) -> RejetAffaire:
    """Nomme l'affaire perdue, avec ses raisons et de quoi la corriger dans une table."""
    return RejetAffaire(
        place=place,
        numero_parquet=_numero_parquet(affaire),
        raisons=propre.raisons,
        lignes=lignes_de_l_affaire(audience, affaire),
    )


def _lire_affaires(
    audience: dict, affaires: list[tuple[str, object]], releve: Releve, rejets: list[RejetAffaire]
) -> Iterator[AffaireLue]:
    deja_lues: set[str] = set()
    for place, brute in affaires:
        propre = Releve()
        affaire = None
        if isinstance(brute, dict):
            objet = ObjetJson(brute, place, propre)
            affaire = lire_affaire(objet)
            if affaire.identifiant and affaire.identifiant in deja_lues:
                message = (
                    f"Une autre affaire de l’audience porte déjà l’identifiant {citer(affaire.identifiant)}."
                )
                propre.bloquer(objet.place_de("id_ksp_affaire"), f"{message} Retirez la répétition.")
            deja_lues.add(affaire.identifiant)
        else:
            propre.bloquer(place, "Un objet est attendu pour décrire l’affaire. Corrigez l’export.")
        releve.absorber(propre)
        if propre.raisons:
            rejets.append(_rejet(place, audience, brute, propre))
        elif affaire is not None:
            yield affaire


def _numero_parquet(brute: object) -> str:
    numero = brute.get("numero_parquet") if isinstance(brute, dict) else None
    return assainir(numero.strip())[: limites.du_champ("numero_parquet")] if isinstance(numero, str) else ""


def _entete(objet: ObjetJson) -> AudienceLue:
    libelle_formation = objet.obligatoire("type", objet.texte)
    formation = libelles.formation(libelle_formation)
    if libelle_formation and formation is None:
        objet.releve.bloquer(objet.place_de("type"), libelles.formation_inconnue(libelle_formation))
    return AudienceLue(
        identifiant=objet.obligatoire("id_cassiopee", objet.texte),
        date=objet.obligatoire("date", objet.date),
        heure=objet.obligatoire("heure_debut", objet.heure),
        service=objet.obligatoire("libelleService", objet.texte),
        formation=formation,
        formation_libelle=libelle_formation,
        duree_evaluee=objet.duree("duree_evaluee"),
        duree_theorique=objet.duree("duree_theorique"),
        quantite_affaires=objet.entier("quantite_affaires"),
        quantite_affaires_max=objet.entier("quantite_affaires_max"),
        specialite=objet.texte("specialite"),
        salle=objet.texte("salle"),
        libelle=objet.texte("libelle_complet"),
        intervenants=tuple(_intervenants(objet)),
    )


def _intervenants(audience: ObjetJson) -> Iterator[IntervenantLu]:
    for objet in audience.objets("intervenants", "intervenant"):
        nom, libelle = objet.texte("libelle_complet"), objet.texte("role")
        fonction = libelles.fonction(libelle)
        identifiant = objet.texte("id_ksp")
        objet.signaler_inconnus()
        if not nom:
            objet.releve.informer(
                objet.place_de("libelle_complet"), "Le nom manque : l’intervenant est ignoré."
            )
            continue
        if fonction is None:
            message = f"La fonction {citer(libelle)} est inconnue. Précisez-la après l’import."
            objet.releve.informer(objet.place_de("role"), message)
        yield IntervenantLu(nom=nom, fonction=fonction, fonction_libelle=libelle, identifiant=identifiant)
