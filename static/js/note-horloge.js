// L'horloge de l'écran : l'heure du serveur, la fin estimée, et les actes de l'audience sans recharger la page.

const HEURE = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "numeric", minute: "2-digit" });
const MINUTE = 60000;
const RYTHME = 5000; // Millisecondes entre deux battements.

const heure = (instant) => HEURE.format(instant).replace(":", "\u00a0h\u00a0");
const duree = (millisecondes) => {
  const minutes = Math.max(0, Math.floor(millisecondes / MINUTE));
  return `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, "0")}`;
};
const ecrire = (place, texte) => {
  if (place && place.textContent !== texte) place.textContent = texte;
};

// Les zones du bandeau se relisent : elles se cherchent à chaque battement.
const battre = (racine, maintenant) => {
  ecrire(racine.querySelector("[data-horloge]"), heure(maintenant));
  const depuis = racine.querySelector("[data-depuis]");
  if (depuis) ecrire(depuis, duree(maintenant - Date.parse(depuis.dataset.depuis)));
  const estimee = racine.querySelector("[data-fin]");
  if (!estimee) return;
  const { ouverte, enCours, reste, seuils } = estimee.dataset;
  // L'affaire en cours finit à son heure ; passée cette heure, ou débats suspendus, la fin recule avec le temps.
  const fin = Math.max(maintenant, enCours ? Date.parse(enCours) : 0) + Number(reste) * 1000;
  const longueur = fin - Date.parse(ouverte);
  const depasses = seuils.split(" ").filter((heures) => longueur > Number(heures) * 60 * MINUTE);
  ecrire(estimee.querySelector("[data-fin-heure]"), heure(fin));
  ecrire(estimee.querySelector("[data-fin-duree]"), duree(longueur));
  ecrire(estimee.querySelector("[data-fin-seuil]"), depasses.length ? `\u00a0⚠ seuil\u00a0${depasses.at(-1)}\u00a0h` : "");
};

const refus = (page) => [...page.querySelectorAll(".mp-erreurs li")].map((li) => li.textContent.trim()).join(" ");

const bandeau = (racine) => racine.querySelector("#note-bandeau");

// Remplace le bandeau même si le bouton cliqué y a le focus, qu'il garde alors ; ailleurs le focus ne bouge pas.
const remplacer = (seance, page) => {
  const ancien = bandeau(seance.racine);
  const neuf = page.getElementById("note-bandeau");
  if (!ancien || !neuf) return;
  const avaitLeFocus = ancien.contains(document.activeElement);
  const pose = document.importNode(neuf, true);
  ancien.replaceWith(pose);
  if (avaitLeFocus) pose.querySelector("button, summary")?.focus({ preventScroll: true });
};

const manques = new Map(); // Actes que le serveur n'a pas reçus : à refaire, même d'une autre affaire.

const acteDe = (formulaire, bouton, pressee) => {
  const corps = new URLSearchParams(new FormData(formulaire, bouton));
  const jeton = corps.get("csrfmiddlewaretoken");
  corps.delete("csrfmiddlewaretoken");
  const libelle = [...bouton.childNodes].filter((noeud) => noeud.nodeName !== "KBD").map((noeud) => noeud.textContent).join("").trim();
  return { adresse: formulaire.action, corps, jeton, libelle, pressee, cle: `${formulaire.action}?${corps}` };
};

// Ce qui n'est pas noté reste à l'écran, avec l'heure de la touche, et se refait d'un geste.
const montrerManques = (seance) => {
  let zone = document.getElementById("note-manques");
  if (!manques.size) return zone?.remove();
  if (!zone) {
    zone = Object.assign(document.createElement("p"), { id: "note-manques", className: "note-avis" });
    zone.dataset.genre = "alerte";
    const bouton = Object.assign(document.createElement("button"), { type: "button", className: "fr-btn fr-btn--sm fr-btn--secondary", textContent: "Noter maintenant" });
    bouton.addEventListener("click", () => refaire(seance));
    zone.append(document.createElement("span"), " ", bouton);
    document.getElementById("note-avis").after(zone);
  }
  const dits = [...manques.values()].map(({ libelle, pressee }) => `${libelle} (touche à ${pressee})`);
  zone.firstChild.textContent = `Rien n’est noté, le serveur ne l’a pas reçu : ${dits.join(" ; ")}.`;
  return zone;
};

const manquer = (seance, acte, phrase) => {
  manques.set(acte.cle, acte);
  if (seance.signal.aborted) return;
  montrerManques(seance);
  seance.etat.annonce.textContent = phrase;
};

// L'acte va au serveur même si l'on change d'affaire ; refait, il ne change rien à ce qui est déjà noté.
const accomplir = async (seance, acte, formulaire = null) => {
  acte.corps.set("csrfmiddlewaretoken", document.body.dataset.jeton || acte.jeton);
  let reponse, page;
  try {
    reponse = await fetch(acte.adresse, { method: "POST", body: acte.corps });
    page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  } catch {
    manquer(seance, acte, "Hors ligne : l’heure n’est pas notée.");
    return false;
  }
  const note = reponse.ok && page.getElementById("note");
  const phrase = refus(page);
  if (!note && !phrase && !page.querySelector("[name=confirmee]")) {
    manquer(seance, acte, "L’heure n’est pas notée : reconnectez-vous, puis recommencez.");
    return false;
  }
  manques.delete(acte.cle);
  if (seance.signal.aborted) return Boolean(note);
  montrerManques(seance);
  if (!note) {
    if (phrase || !formulaire) seance.etat.dire(phrase || "L’audience n’est pas ouverte : ouverte un autre jour que le sien, elle se confirme par son bouton.");
    else {
      // Un autre jour que le sien, l'ouverture se confirme sur sa propre page.
      seance.composeur?.deposer();
      formulaire.submit();
    }
    return false;
  }
  if (note.dataset.passage !== seance.racine.dataset.passage) return seance.rafraichir();
  remplacer(seance, page);
  seance.reprendreZones(page);
  seance.etat.annonce.textContent = bandeau(seance.racine).querySelector("[data-etat-seance]").dataset.etatSeance;
  return true;
};

// L'heure notée est celle du serveur à présent : celle de la touche se dit, pour être corrigée.
const refaire = async (seance) => {
  const faits = [];
  for (const acte of [...manques.values()]) {
    if (!(await accomplir(seance, acte))) break;
    faits.push(`${acte.libelle} (touche à ${acte.pressee})`);
  }
  if (faits.length) seance.etat.dire(`Noté à l’instant : ${faits.join(" ; ")}. Au besoin, corrigez l’heure aux horaires de l’audience.`);
  if (!manques.size) seance.composeur?.champ.focus({ preventScroll: true });
};

export const brancher = (seance) => {
  const { racine, signal } = seance;
  let actes = Promise.resolve();
  const dite = racine.querySelector("[data-horloge]").dataset.horloge;
  const origine = Date.parse(dite) - performance.now();
  const maintenant = () => origine + performance.now();
  battre(racine, maintenant());
  montrerManques(seance);
  const rythme = setInterval(() => battre(racine, maintenant()), RYTHME);
  signal.addEventListener("abort", () => clearInterval(rythme));
  racine.addEventListener("note:zones", () => battre(racine, maintenant()), { signal });
  racine.addEventListener(
    "submit",
    (evenement) => {
      const formulaire = evenement.target;
      if (!bandeau(racine)?.contains(formulaire)) return;
      evenement.preventDefault();
      // L'un après l'autre : deux touches pressées coup sur coup notent deux heures, aucune ne se perd.
      const acte = acteDe(formulaire, evenement.submitter, heure(maintenant()));
      actes = actes.then(() => accomplir(seance, acte, formulaire));
    },
    { signal },
  );
  // Un panneau ouvert se referme par Échap, et quand on reprend la frappe.
  racine.addEventListener(
    "keydown",
    (evenement) => {
      const panneau = evenement.key === "Escape" && evenement.target.closest(".note-depli[open]");
      if (!panneau) return;
      panneau.open = false;
      panneau.querySelector("summary").focus();
      evenement.stopPropagation();
    },
    { signal },
  );
  racine.addEventListener(
    "focusin",
    ({ target }) => {
      for (const panneau of racine.querySelectorAll(".note-depli[open]")) if (!panneau.contains(target)) panneau.open = false;
    },
    { signal },
  );
};
