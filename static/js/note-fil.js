// Le fil des mentions : suivre ce que le serveur a, sans toucher à ce qui est en train d'être écrit ni au défilement.

const FOCALISABLES = "a, button, summary, input";
const PAQUET = 20; // Mentions mises en page d'un coup.
const PROCHE = 40; // Pixels : en deçà, la lecture est à la fin du fil et y reste.

export class Fil {
  constructor(adresse) {
    this.adresse = adresse;
    this.modele = document.getElementById("note-mention-modele");
  }

  get zone() {
    return document.getElementById("note-fil");
  }

  trouver(mention) {
    return this.zone.querySelector(`[data-mention="${CSS.escape(mention)}"]`);
  }

  versions() {
    return [...this.zone.querySelectorAll("[data-mention]")].map((li) => [li.dataset.mention, Number(li.dataset.version)]);
  }

  aller() {
    this.zone.scrollTop = this.zone.scrollHeight;
  }

  // Met en page un long fil par morceaux, de la fin au début : le caret n'attend pas les mentions hors de vue.
  poser() {
    const attendent = [...this.zone.querySelectorAll("[data-a-poser]")].reverse();
    const avancer = () => {
      const paquet = attendent.splice(0, PAQUET);
      if (!paquet.length) return;
      const revenir = this.estALaFin ? () => this.aller() : this.ancrer();
      for (const li of paquet) delete li.dataset.aPoser;
      revenir();
      requestAnimationFrame(avancer);
    };
    requestAnimationFrame(avancer);
  }

  get estALaFin() {
    return this.zone.scrollHeight - this.zone.scrollTop - this.zone.clientHeight < PROCHE;
  }

  // Ajoute ou met à jour la mention que la personne vient de valider.
  porter(mention, { texte, etape, locuteur, partie, heure, version, etapeAffichee, locuteurAffiche }) {
    const fin = this.estALaFin;
    this.zone.querySelector("[data-vide]")?.remove();
    let li = this.trouver(mention);
    if (!li) {
      li = this.modele.content.firstElementChild.cloneNode(true);
      this.zone.querySelector("ol").append(li);
    }
    Object.assign(li.dataset, { mention, etape, locuteur, partie: partie ?? "" });
    if (version !== undefined) li.dataset.version = version;
    if (heure) this.dater(mention, heure);
    li.querySelector("[data-etape-affichee]").textContent = etapeAffichee;
    li.querySelector("[data-locuteur-affiche]").textContent = locuteurAffiche;
    li.querySelector("[data-texte]").textContent = texte;
    if (fin) this.aller();
  }

  // Met dans le fil le texte que ce poste a et que le serveur n'a pas encore.
  ecrire(mention, texte) {
    const place = this.trouver(mention)?.querySelector("[data-texte]");
    if (place) place.textContent = texte;
  }

  // L'heure est celle du serveur ; elle arrive avec l'accusé.
  dater(mention, heure) {
    const place = this.trouver(mention)?.querySelector("[data-heure]");
    if (place && !place.textContent) place.textContent = heure;
  }

  retirer(mention) {
    this.trouver(mention)?.remove();
  }

  // Demande le fil au serveur ; rend `null` s'il n'a pas changé, ou s'il est plus vieux que ce que la page sait.
  // Les mentions protégées, lues au moment du remplacement, gardent leur texte local.
  async suivre(marque, { protegees, plancher = () => 0, signal, abregee = true, manques = false }) {
    const { version = "0" } = this.zone.dataset; // Les mentions que la page tient déjà reviennent abrégées.
    const demande = `marque=${encodeURIComponent(marque)}&version=${abregee ? version : 0}${manques ? "&manques=1" : ""}`;
    const reponse = await fetch(`${this.adresse}?${demande}`, {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal,
    });
    if (reponse.status === 401) throw new Error("session");
    if (reponse.status >= 500) throw new Error("serveur"); // Ni « à jour », ni « inchangé » : on ne sait pas.
    if (reponse.status !== 200) return null;
    const recu = new DOMParser().parseFromString(await reponse.text(), "text/html").querySelector("#note-fil, #note-suite");
    if (!recu || Number(recu.dataset.version) < plancher()) return null;
    const gardees = protegees();
    if (recu.id === "note-suite") return this.poursuivre(recu, gardees) ?? this.suivre("", { protegees, plancher, signal, abregee: false });
    const inconnue = ({ dataset }) => !gardees.has(dataset.mention) && this.trouver(dataset.mention)?.dataset.version !== dataset.version;
    if ([...recu.querySelectorAll("[data-abregee]")].some(inconnue)) return this.suivre("", { protegees, plancher, signal, abregee: false });
    this.remplacer(recu, gardees);
    return recu.dataset.marque;
  }

  // N'a reçu que ce qui a changé. Rend rien si une mention se place entre d'autres : le fil entier est à relire.
  poursuivre(recu, protegees) {
    const liste = this.zone.querySelector("ol");
    const recues = [...recu.querySelectorAll("[data-mention]")].filter(({ dataset }) => !protegees.has(dataset.mention));
    const [retirees, changees] = [recues.filter(estRetiree), recues.filter((li) => !estRetiree(li))];
    if (changees.some(({ dataset }) => dataset.aLaSuite === undefined && !this.trouver(dataset.mention))) return null;
    const revenir = this.estALaFin ? () => this.aller() : this.ancrer();
    const places = new Map([...liste.children].map((li) => [li.dataset.mention, li]));
    for (const { dataset } of retirees) places.delete(dataset.mention);
    for (const li of changees) places.set(li.dataset.mention, neuveOuTenue(li, places.get(li.dataset.mention)));
    ranger(liste, [...places.values()]);
    if (places.size) this.zone.querySelector("[data-vide]")?.remove();
    this.suivies = changees.map(({ dataset }) => [dataset.mention, Number(dataset.version)]);
    this.recopier("[data-manques]", recu);
    this.retenir(recu);
    revenir();
    return recu.dataset.marque;
  }

  remplacer(recu, protegees) {
    const revenir = this.estALaFin ? () => this.aller() : this.ancrer();
    const liste = this.zone.querySelector("ol");
    const locales = new Map([...liste.children].map((li) => [li.dataset.mention, li]));
    const suivies = [];
    const nouvelles = [...recu.querySelector("ol").children].flatMap((li) => {
      const { mention, version } = li.dataset;
      const locale = locales.get(mention);
      locales.delete(mention);
      if (protegees.has(mention)) return locale ? [locale] : [];
      suivies.push([mention, Number(version)]);
      return [li.hasAttribute("data-abregee") ? locale : neuveOuTenue(li, locale)];
    });
    for (const [mention, li] of locales) if (protegees.has(mention)) nouvelles.push(li);
    ranger(liste, nouvelles);
    this.suivies = suivies;
    for (const nom of ["[data-vide]", ".note-effacees"]) this.remplacerUn(nom, recu, liste);
    for (const nom of ["[data-manques]", "[data-tenue]"]) this.recopier(nom, recu);
    this.retenir(recu);
    revenir();
  }

  retenir({ dataset: { marque, version, ecritPar = "" } }) {
    Object.assign(this.zone.dataset, { marque, version, ecritPar });
  }

  // Retient la première mention en vue : elle garde sa place, quoi qu'il arrive au-dessus d'elle.
  ancrer() {
    const { scrollTop } = this.zone;
    const ancre = [...this.zone.querySelectorAll("[data-mention]")].find((li) => li.offsetTop + li.offsetHeight > scrollTop);
    const ecart = ancre ? ancre.offsetTop - scrollTop : 0;
    return () => {
      const place = ancre && this.trouver(ancre.dataset.mention);
      this.zone.scrollTop = place ? place.offsetTop - ecart : scrollTop;
    };
  }

  recopier(nom, recu) {
    const [place, neuve] = [this.zone.querySelector(nom), recu.querySelector(nom)];
    if (place && neuve && place.textContent !== neuve.textContent) place.textContent = neuve.textContent;
  }

  remplacerUn(nom, recu, liste) {
    this.zone.querySelector(nom)?.remove();
    const neuf = recu.querySelector(nom);
    if (neuf) liste[nom === "[data-vide]" ? "before" : "after"](document.importNode(neuf, true));
  }
}

const estRetiree = (li) => li.hasAttribute("data-retiree");

// Donne la mention que la page tient si elle est la même, sinon celle qui est reçue.
const neuveOuTenue = (li, tenue) => {
  const { version, marquePrivee } = li.dataset;
  const inchangee = tenue?.dataset.version === version && tenue.dataset.marquePrivee === marquePrivee;
  return inchangee && tenue.hasAttribute("data-signee") === li.hasAttribute("data-signee") ? tenue : document.importNode(li, true);
};

// Ne touche qu'à ce qui change : la mention où est le focus le garde, ou celle qui la remplace le reçoit.
const ranger = (liste, voulues) => {
  const active = liste.contains(document.activeElement) ? document.activeElement : null;
  const tenue = active?.closest("[data-mention]");
  const rang = tenue ? [...tenue.querySelectorAll(FOCALISABLES)].indexOf(active) : -1;
  const gardees = new Set(voulues);
  for (const li of [...liste.children]) if (!gardees.has(li)) li.remove();
  voulues.forEach((li, place) => {
    if (liste.children[place] !== li) liste.insertBefore(li, liste.children[place] ?? null);
  });
  if (!tenue || active === document.activeElement) return;
  const neuve = voulues.find((li) => li.dataset.mention === tenue.dataset.mention);
  (neuve?.querySelectorAll(FOCALISABLES)[rang] ?? neuve)?.focus({ preventScroll: true });
};
