// Session perdue : on se reconnecte dans la page, sous le même nom, sans que la frappe s'arrête ni que le focus bouge.

import { lireCle } from "./note-poste.js";

const dialogue = () => document.getElementById("note-reconnexion");

// Ouvre la session par la page de connexion ; rend la phrase de ce qui l'empêche, ou rien.
const connecter = async (adresse, { cles, passage, personne }, champs) => {
  const page = await fetch(adresse, { headers: { Accept: "text/html" }, cache: "no-store" });
  if (!page.redirected) {
    const { jeton } = new DOMParser().parseFromString(await page.text(), "text/html").body.dataset;
    const body = new URLSearchParams({ ...champs, csrfmiddlewaretoken: jeton, next: cles.replace("/0/", `/${passage}/`) });
    const reponse = await fetch(adresse, { method: "POST", body });
    if (reponse.status === 422) return "Mot de passe inconnu. Vérifiez votre saisie, majuscules comprises.";
    if (!reponse.ok) return `La session n’a pas pu être rouverte (erreur ${reponse.status}). Réessayez.`;
  }
  const acces = await lireCle(cles, passage);
  if (!acces) return "La session n’a pas pu être rouverte. Réessayez.";
  if (acces.personne !== Number(personne)) return "Une autre personne est connectée dans ce navigateur. Qu’elle se déconnecte d’abord.";
  document.body.dataset.jeton = acces.jeton;
  for (const champ of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) champ.value = acces.jeton;
  return "";
};

export const brancher = (seance) => {
  const boite = dialogue();
  if (!seance.composeur || !boite) return;
  const { composeur, poste, racine, signal } = seance;
  const formulaire = boite.querySelector("form");
  const [erreur, secret, envoyer] = ["[data-erreur]", "[type=password]", "button"].map((choix) => boite.querySelector(choix));

  const dire = (phrase) => {
    erreur.textContent = phrase;
    erreur.hidden = phrase === "";
    secret.toggleAttribute("aria-invalid", phrase !== "");
  };
  // Sans `show()` : il prendrait le focus au milieu d'un mot.
  seance.seReconnecter = () => {
    boite.querySelector("[data-garde]").textContent = poste.boite.panne ? "le texte reste dans cette page" : "tout reste conservé sur ce poste";
    boite.setAttribute("open", "");
    seance.fermee = false;
    seance.montrer();
  };
  const fermer = () => {
    const avaitLeFocus = boite.contains(document.activeElement);
    boite.removeAttribute("open");
    secret.value = "";
    dire("");
    if (avaitLeFocus) composeur.champ.focus({ preventScroll: true });
  };

  racine.addEventListener(
    "note:etat",
    ({ detail }) => {
      if (detail === "SESSION" && !boite.open && !seance.fermee) seance.seReconnecter();
      else if (detail !== "SESSION" && detail !== "NON_ENREGISTRE") {
        seance.fermee = false;
        if (boite.open) fermer();
      }
    },
    { signal },
  );
  document.addEventListener(
    "keydown",
    (evenement) => {
      if (evenement.key !== "Escape" || !boite.open || evenement.isComposing) return;
      evenement.preventDefault();
      evenement.stopPropagation();
      fermer();
      seance.fermee = true;
      seance.montrer();
    },
    { signal, capture: true },
  );
  formulaire.addEventListener(
    "submit",
    async (evenement) => {
      evenement.preventDefault();
      envoyer.disabled = true;
      const champs = { username: boite.querySelector("#note-identifiant").value, password: secret.value };
      const phrase = await connecter(formulaire.action, racine.dataset, champs).catch(() => "Le serveur ne répond pas. Réessayez.");
      envoyer.disabled = false;
      dire(phrase);
      if (phrase) return secret.select();
      fermer();
      poste.reprendre();
      return poste.restaurerAutres(racine.dataset);
    },
    { signal },
  );
};
