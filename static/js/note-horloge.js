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

const accomplir = async (seance, formulaire, bouton) => {
  const corps = new FormData(formulaire, bouton);
  corps.set("csrfmiddlewaretoken", document.body.dataset.jeton || corps.get("csrfmiddlewaretoken"));
  try {
    const reponse = await fetch(formulaire.action, { method: "POST", body: new URLSearchParams(corps), signal: seance.signal });
    const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
    if (seance.signal.aborted) return;
    if (reponse.ok && page.getElementById("note")) {
      remplacer(seance, page);
      seance.reprendreZones(page);
      seance.etat.annonce.textContent = bandeau(seance.racine).querySelector("[data-etat-seance]").dataset.etatSeance;
      return;
    }
    if (page.querySelector("[name=confirmee]")) {
      // Un autre jour que le sien, l'ouverture se confirme sur sa propre page.
      seance.composeur?.deposer();
      formulaire.submit();
    } else seance.etat.dire(refus(page) || "L’heure n’est pas notée : reconnectez-vous, puis recommencez.");
  } catch {
    if (seance.signal.aborted) return;
    seance.etat.dire("Hors ligne : l’heure n’est pas notée. Au retour du réseau, portez-la aux horaires de l’audience.");
  }
};

export const brancher = (seance) => {
  const { racine, signal } = seance;
  let actes = Promise.resolve();
  const dite = racine.querySelector("[data-horloge]").dataset.horloge;
  const origine = Date.parse(dite) - performance.now();
  const maintenant = () => origine + performance.now();
  battre(racine, maintenant());
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
      actes = actes.then(() => accomplir(seance, formulaire, evenement.submitter));
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
