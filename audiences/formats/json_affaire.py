"""Une affaire du rôle JSON, avec ses infractions."""

from audiences.formats import valeurs
from audiences.formats.anomalie import ValeurIllisible, citer
from audiences.formats.controle import controler
from audiences.formats.json_objet import ObjetJson
from audiences.formats.json_personne import lire_partie
from audiences.formats.role import AffaireLue, CodeLibelle, InfractionLue


def lire_affaire(objet: ObjetJson) -> AffaireLue:
    """Lit une affaire ; elle n'est à retenir que si le relevé de l'objet ne contient rien de bloquant."""
    affaire = AffaireLue(
        identifiant=objet.obligatoire("id_ksp_affaire", objet.texte),
        numero_parquet=objet.obligatoire("numero_parquet", objet.texte),
        identifiant_parquet=objet.texte("id_ksp_parquet"),
        identifiant_justice=objet.texte("identifiant_justice"),
        numero_cabinet=objet.texte("numero_cabinet"),
        type=objet.texte("type"),
        nature_procedure=objet.texte("nature_procedure"),
        type_infraction=objet.texte("type_infraction"),
        nombre_prevenus_convoques=objet.entier("nombre_prevenu_convoque"),
        nombre_detenus_convoques=objet.entier("nombre_detenu_convoque"),
        nombre_vehicules=objet.entier("nombre_vehicule"),
        duree=objet.duree("duree"),
        parquetier=objet.texte("parquetier_en_charge"),
        service_en_charge=objet.texte("service_en_charge"),
        emetteur=objet.texte("emetteur"),
        acte_saisine=objet.texte("acte_saisine"),
        saisine_le=objet.date("date_saisine"),
        origine=objet.texte("origine"),
        a_scelle=objet.booleen("scelle"),
        a_scelle_agrasc=objet.booleen("scelle_agrasc"),
        est_jirs=objet.booleen("affaire_jirs"),
        est_plainte_en_ligne=objet.booleen("plainte_en_ligne"),
        est_pnat=objet.booleen("acces_pnat"),
        est_pnf=objet.booleen("acces_pnf"),
        est_pole_instruction=objet.booleen("pole_instruction"),
        est_eurojust=objet.booleen("affaire_eurojust"),
        natures=tuple(_natures(objet)),
        parties=tuple(
            lire_partie(personne) for personne in objet.obligatoire("personnes", _liste(objet, "personne"))
        ),
        infractions=tuple(
            _infraction(fait) for fait in objet.obligatoire("natinfs", _liste(objet, "infraction"))
        ),
    )
    objet.signaler_inconnus()
    controler(affaire, objet.place, objet.releve)
    return affaire


def _liste(objet: ObjetJson, nom: str):
    return lambda champ: list(objet.objets(champ, nom))


def _natures(affaire: ObjetJson) -> list[CodeLibelle]:
    natures = []
    for objet in affaire.objets("nataffs", "nature d’affaire"):
        code, libelle = objet.texte("code"), objet.texte("libelle")
        objet.signaler_inconnus()
        if code or libelle:
            natures.append(CodeLibelle(code=code, libelle=libelle))
    return natures


def _infraction(objet: ObjetJson) -> InfractionLue:
    natinf = objet.obligatoire("code", objet.texte)
    if natinf and not (natinf.isascii() and natinf.isdecimal()):
        objet.faute("code", f"{citer(natinf)} n’est pas un numéro NATINF, qui ne contient que des chiffres.")
    infraction = InfractionLue(
        identifiant=objet.obligatoire("id_ksp", objet.texte),
        natinf=natinf,
        libelle=objet.obligatoire("libelle", objet.texte),
        qualification=objet.texte("qualification_developpee"),
        lieu=objet.texte("lieu"),
        commune=objet.code_libelle("commune"),
        debut=objet.horodatage("debut"),
        fin=objet.horodatage("fin"),
    )
    try:
        valeurs.controler_ordre(infraction.debut, infraction.fin)
    except ValeurIllisible as erreur:
        objet.faute("fin", str(erreur))
    objet.signaler_inconnus()
    return infraction
