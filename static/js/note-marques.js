// Marques privées d'un lecteur : posées dans une boîte, sans quitter la lecture ni bouger le fil.

const lire = async (reponse) => new DOMParser().parseFromString(await reponse.text(), "text/html").getElementById("marque");

export const brancher = ({ composeur, fil, racine, signal }) => {
  if (composeur || !racine.querySelector("[data-marquer], [data-vide]")) return;
  const boite = Object.assign(document.createElement("dialog"), { className: "note-dialogue" });
  boite.setAttribute("aria-label", "Marque privée");
  racine.append(boite);
  let mention = "";

  const montrer = (marque) => {
    const titre = Object.assign(document.createElement("h2"), { textContent: "Marque privée" });
    boite.replaceChildren(document.importNode(marque, true));
    boite.querySelector("h1").replaceWith(titre);
    if (!boite.open) boite.showModal();
  };
  const ouvrir = async (lien) => {
    const marque = await fetch(lien.href).then((reponse) => (reponse.ok ? lire(reponse) : null)).catch(() => null);
    if (!marque) return void location.assign(lien.href);
    mention = lien.closest("[data-mention]").dataset.mention;
    montrer(marque);
  };
  const envoyer = async ({ target, submitter }) => {
    const adresse = submitter?.getAttribute("formaction") ?? target.action;
    const reponse = await fetch(adresse, { method: "POST", body: new URLSearchParams(new FormData(target)), redirect: "manual" }).catch(() => null);
    if (reponse?.type === "opaqueredirect") {
      await fil.suivre("", { protegees: () => new Set(), signal }).catch(() => null);
      boite.close();
    } else if (reponse?.status === 422) montrer(await lire(reponse));
    else target.submit(); // La page entière dira ce qui empêche.
  };

  racine.addEventListener(
    "click",
    (evenement) => {
      const lien = evenement.target.closest("[data-marquer], [data-fermer]");
      if (!lien || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
      evenement.preventDefault();
      if (lien.matches("[data-fermer]")) boite.close();
      else ouvrir(lien);
    },
    { signal },
  );
  boite.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    envoyer(evenement);
  });
  boite.addEventListener("close", () => fil.trouver(mention)?.querySelector("[data-marquer]")?.focus({ preventScroll: true }));
};
