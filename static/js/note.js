// La note d'audience : une séance par affaire, et les comportements qui s'y branchent.

import { Affaires } from "./note-affaire.js";
import { brancher as brancherCommandes } from "./note-commandes.js";
import { brancher as brancherDeconnexion } from "./note-deconnexion.js";
import { brancher as brancherEtapes } from "./note-etapes.js";
import { EtatAffiche } from "./note-etat.js";
import { FileEnvoi } from "./note-file.js";
import { brancher as brancherHorloge } from "./note-horloge.js";
import { brancher as brancherLecture } from "./note-lecture.js";
import { brancher as brancherMarques } from "./note-marques.js";
import { Poste } from "./note-poste.js";
import { brancher as brancherRaccourcis } from "./note-raccourcis.js";
import { brancher as brancherReconnexion } from "./note-reconnexion.js";
import { brancher as brancherSaisie } from "./note-saisie.js";
import { Seance } from "./note-seance.js";
import { brancher as brancherVerrou } from "./note-verrou.js";

// L'ordre compte : un comportement qui arrête une touche se branche avant la saisie.
const GREFFONS = [
  brancherVerrou,
  brancherHorloge,
  brancherCommandes,
  brancherEtapes,
  brancherRaccourcis,
  brancherSaisie,
  brancherLecture,
  brancherMarques,
  brancherReconnexion,
  brancherDeconnexion,
];

const lirePoste = new Poste({ creerFile: (envoi) => new FileEnvoi(envoi) });
const etat = new EtatAffiche({ annonce: document.getElementById("annonce") });

const ouvrir = (brouillon) => {
  const racine = document.getElementById("note");
  etat.montrerDans(racine);
  return new Seance(racine, { poste: lirePoste, etat, greffons: GREFFONS, brouillon });
};

const affaires = new Affaires({ ouvrir, etat });
affaires.ouvrirIci(location.pathname);
if (affaires.seance.composeur && matchMedia("(min-width: 64rem)").matches && !document.querySelector("[data-focus-initial]")) {
  affaires.seance.composeur.champ.focus({ preventScroll: true });
}
