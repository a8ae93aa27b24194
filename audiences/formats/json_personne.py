"""Une personne du rôle JSON : son identité, sa qualité dans l'affaire et ce qui lui est reproché."""

from audiences.formats import libelles, valeurs
from audiences.formats.anomalie import citer
from audiences.formats.json_objet import ObjetJson
from audiences.formats.role import (
    AdresseLue,
    ModaliteLue,
    ModePoursuiteLu,
    ParentLu,
    PartieLue,
    PersonneLue,
    PreventionLue,
    QualiteLue,
    TypePersonneLu,
)


def lire_partie(objet: ObjetJson) -> PartieLue:
    """Lit une personne et celles qui lui sont liées ; les défauts vont au relevé de l'objet."""
    libelle, code_statut = objet.obligatoire("role", objet.texte), objet.texte("code_statut")
    lien_juridique = objet.code_libelle("lien_juridique")
    lue = libelles.qualite(libelle, code_statut)
    if libelle and lue is None:
        objet.releve.informer(objet.place_de("role"), libelles.qualite_inconnue(libelle))
    libelle_avocat = objet.texte("avocat")
    avocat, barreau = valeurs.avocat_et_barreau(libelle_avocat)
    partie = PartieLue(
        personne=_personne(objet),
        qualite=libelles.qualite_liee(lue, lien_juridique) or QualiteLue.AUTRE,
        qualite_libelle=libelle,
        code_statut=code_statut,
        avocat=avocat,
        barreau=barreau,
        avocat_libelle=libelle_avocat,
        categorie_penale=objet.code_libelle("categorie_penale"),
        antecedent_judiciaire=objet.code_libelle("antecedent_judiciaire"),
        nature_jugement=objet.texte("nature"),
        mode_poursuite=_mode_poursuite(objet),
        mode_convocation=objet.code_libelle("mode_convocation"),
        convoque_le=objet.date("date_convocation"),
        mode_comparution=objet.code_libelle("mode_comparution"),
        est_deferee=objet.booleen("defere"),
        deferee_le=objet.date("date_deferement"),
        # Le format ne type pas ces quatre champs : une valeur inattendue n'y vaut pas le rejet de l'affaire.
        a_declare_adresse=objet.booleen("declaration_adresse", tolerer=True),
        aide_juridictionnelle=objet.booleen("aj", tolerer=True),
        bulletin_1=objet.booleen("b1", tolerer=True),
        dossier_personnalite=objet.booleen("dup", tolerer=True),
        adresse_declaree_le=objet.date("date_declaration_adresse"),
        code_barre_fnaeg=objet.texte("code_barre_fnaeg"),
        lien_juridique=lien_juridique,
        lien_social=objet.code_libelle("lien_social"),
        preventions=tuple(_prevention(prevention) for prevention in objet.objets("natinfs", "infraction")),
        liees=tuple(lire_partie(liee) for liee in objet.objets("personnes_liees", "personne liée")),
    )
    objet.signaler_inconnus()
    return partie


def _personne(objet: ObjetJson) -> PersonneLue:
    personne = PersonneLue(
        identifiant=objet.obligatoire("id_ksp", objet.texte),
        type=_type(objet),
        nom=objet.texte("nom"),
        nom_usage=objet.texte("nom_usage"),
        nom_complet=objet.texte("nom_complet"),
        prenoms=tuple(prenom for rang in (1, 2, 3) if (prenom := objet.texte(f"prenom_{rang}"))),
        civilite=objet.code_libelle("civilite"),
        x_se_disant=objet.booleen("x_se_disant"),
        mineur=objet.booleen("mineur"),
        naissance=objet.date_partielle("date_naissance"),
        commune_naissance=objet.code_libelle("commune_naissance"),
        pays_naissance=objet.code_libelle("pays_naissance"),
        deces=objet.date_partielle("date_deces"),
        nationalite=objet.code_libelle("nationalite"),
        nationalite_2=objet.code_libelle("nationalite2"),
        langue=objet.code_libelle("langue_parle"),
        situation_familiale=objet.code_libelle("situation_familiale"),
        profession=objet.texte("profession"),
        pere=_parent(objet, "pere"),
        mere=_parent(objet, "mere"),
        adresse=_adresse(objet),
        sans_domicile=objet.code_libelle("sans_domicile"),
        telephone=objet.texte("telephone"),
        portable=objet.texte("portable"),
        courriel=objet.texte("courriel"),
        raison_sociale=objet.texte("raison_sociale"),
        enseigne=objet.texte("enseigne"),
        sigle=objet.texte("sigle"),
        siren_siret=objet.texte("siren_siret"),
        forme_juridique=objet.code_libelle("forme_juridique"),
    )
    if not (personne.nom or personne.nom_complet or personne.raison_sociale):
        objet.releve.informer(
            objet.place_de("nom"), "La personne n’a pas de nom. Complétez-le après l’import."
        )
    if personne.est_morale and personne.type in (TypePersonneLu.MAJEURE, TypePersonneLu.MINEURE):
        message = "Une personne dite physique a une raison sociale ou un SIREN : elle est lue comme morale."
        objet.releve.informer(objet.place_de("type"), message)
    return personne


def _type(objet: ObjetJson) -> TypePersonneLu | None:
    libelle = objet.texte("type")
    lu = libelles.type_personne(libelle)
    if libelle and lu is None:
        message = f"Le type de personne {citer(libelle)} est inconnu. Précisez-le après l’import."
        objet.releve.informer(objet.place_de("type"), message)
    return lu


def _parent(personne: ObjetJson, champ: str) -> ParentLu | None:
    if (objet := personne.objet(champ)) is None:
        return None
    parent = ParentLu(nom=objet.texte("nom"), prenoms=objet.texte("prenoms"))
    objet.signaler_inconnus()
    return parent if parent.nom or parent.prenoms else None


def _adresse(personne: ObjetJson) -> AdresseLue | None:
    if (objet := personne.objet("adresse")) is None:
        return None
    adresse = AdresseLue(
        ligne_1=objet.texte("ligne_1"),
        ligne_2=objet.texte("ligne_2"),
        ligne_3=objet.texte("ligne_3"),
        lieu_dit=objet.texte("lieu_dit"),
        code_postal=objet.texte("code_postal"),
        localite=objet.texte("localite"),
        pays=objet.code_libelle("pays"),
    )
    objet.signaler_inconnus()
    return adresse if adresse != AdresseLue() else None


def _mode_poursuite(personne: ObjetJson) -> ModePoursuiteLu | None:
    if (objet := personne.objet("mode_poursuite")) is None:
        return None
    mode = ModePoursuiteLu(code=objet.texte("code"), libelle=objet.texte("libelle"), date=objet.date("date"))
    objet.signaler_inconnus()
    return mode if mode.code or mode.libelle or mode.date else None


def _prevention(objet: ObjetJson) -> PreventionLue:
    modalite = None
    if (lue := objet.objet("modalite_participation")) is not None:
        modalite = ModaliteLue(mnemo=lue.texte("mnemo"), code=lue.texte("code"), libelle=lue.texte("libelle"))
        lue.signaler_inconnus()
    prevention = PreventionLue(
        infraction=objet.obligatoire("id_ksp", objet.texte),
        rang=objet.entier("rang"),
        modalite=modalite if modalite and (modalite.mnemo or modalite.code or modalite.libelle) else None,
    )
    objet.signaler_inconnus()
    return prevention
