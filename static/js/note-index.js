// Ce que `#` peut développer : raccourcis et données de l'affaire, trouvés par clé exacte ou par début.

const MONTREES = 8;
const PERSONNE = 3; // Lettres d'un nom à partir desquelles, sans doute possible, il s'écrit.

// Même pliage que le serveur : sans accent ni casse.
export const plier = (texte) =>
  texte.normalize("NFKC").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss").normalize("NFKD").replace(/\p{M}/gu, "");

const premier = (liste, cle) => {
  let [bas, haut] = [0, liste.length];
  while (bas < haut) {
    const milieu = (bas + haut) >> 1;
    if (liste[milieu].cle < cle) bas = milieu + 1;
    else haut = milieu;
  }
  return bas;
};

const commencent = (liste, debut, nombre) => {
  const trouvees = [];
  for (let place = premier(liste, debut); trouvees.length < nombre && liste[place]?.cle.startsWith(debut); place += 1) trouvees.push(liste[place]);
  return trouvees;
};

export class Index {
  constructor(raccourcis = [], { entrees = [], valeurs = {}, parties = {} } = {}) {
    Object.assign(this, { valeurs, parties });
    this.raccourcis = raccourcis.map(([cle, abreviation, accord, , morceaux]) => ({ cle, abreviation, accord, morceaux }));
    this.affaire = entrees
      .flatMap(([cles, libelle, texte]) => cles.map((cle) => ({ cle, libelle, morceaux: texte })))
      .sort((une, autre) => (une.cle < autre.cle ? -1 : Number(une.cle > autre.cle)));
  }

  // L'unique réponse à ce qui est tapé en entier ; rien s'il y a un doute.
  exacte(tape, { nue = false } = {}) {
    const cle = plier(tape);
    const [raccourci] = commencent(this.raccourcis, cle, 1);
    if (raccourci?.cle === cle) return raccourci;
    if (nue) return null;
    const trouvees = commencent(this.affaire, cle, 200);
    const entieres = trouvees.filter((entree) => entree.cle === cle);
    const candidates = entieres.length || raccourci || cle.length < PERSONNE ? entieres : trouvees;
    return new Set(candidates.map(({ morceaux }) => morceaux)).size === 1 ? candidates[0] : null;
  }

  propositions(tape) {
    const cle = plier(tape);
    const vues = new Map();
    const siennes = cle ? commencent(this.raccourcis, cle, MONTREES) : [];
    const exacts = siennes.filter((entree) => entree.cle === cle);
    for (const entree of [...exacts, ...commencent(this.affaire, cle, 200), ...siennes]) {
      const texte = `${entree.libelle ?? "#"} ${JSON.stringify(entree.morceaux)}`;
      if (!vues.has(texte)) vues.set(texte, entree);
    }
    return [...vues.values()].slice(0, MONTREES);
  }

  // Écrit l'entrée, accordée et remplie ; ce qui n'est pas connu reste écrit.
  ecrire({ morceaux, accord }, partie) {
    if (typeof morceaux === "string") return morceaux;
    const forme = formeDe(partie, accord);
    const connues = { ...this.valeurs, ...this.parties[partie.value] };
    return morceaux.map((morceau) => (typeof morceau === "string" ? morceau : morceau.v ? connues[morceau.v] || "⟨à compléter⟩" : morceau[forme])).join("");
  }
}

// Rang de la forme : 0 telle qu'écrite, 1 à 4 masculin et féminin puis leurs pluriels, 5 et 6 genre inconnu.
const formeDe = (partie, accord) => {
  const options = [...partie.options].filter(({ value }) => value);
  const [choisie] = partie.selectedOptions;
  const { qualite, tous } = choisie?.dataset ?? {};
  let visees = [];
  if (tous && (accord === "PARTIE" || accord === tous)) visees = options.filter(({ dataset }) => dataset.qualite === tous);
  else if (choisie?.value && (accord === "PARTIE" || accord === qualite)) visees = [choisie];
  else if (accord !== "PARTIE") {
    // Personne n'est choisi : une seule personne de cette qualité ne laisse aucun doute, deux en laissent un.
    const seules = options.filter(({ dataset }) => dataset.qualite === accord);
    if (seules.length === 1) visees = seules;
  }
  if (!visees.length) return 0;
  const pluriel = visees.length > 1;
  const genres = new Set(visees.map(({ dataset }) => dataset.feminin));
  if (genres.has("non")) return pluriel ? 3 : 1;
  if (genres.has("")) return pluriel ? 6 : 5;
  return pluriel ? 4 : 2;
};
