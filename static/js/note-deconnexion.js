// Se déconnecter avec du texte en attente : l'envoyer d'abord, ou le laisser chiffré sur ce poste. Jamais sans le dire.

const PATIENCE = 10000; // Millisecondes laissées à l'envoi.
const PAS = 200;

const ceQuiAttend = (poste) => {
  const nombre = [...poste.files.values()].reduce((total, file) => total + file.enCours.size, 0);
  const tranche = [...poste.files.values()].some((file) => file.conflits.size || file.refusees.size);
  const quoi = nombre === 1 ? "Une mention attend" : `${nombre} mentions attendent`;
  return tranche ? `${quoi}. Un conflit ou un refus est d’abord à trancher : l’envoi seul n’y suffit pas.` : `${quoi} d’être ${nombre === 1 ? "enregistrée" : "enregistrées"}.`;
};

export const vider = async (poste) => {
  const limite = performance.now() + PATIENCE;
  while (!poste.estVide && performance.now() < limite) {
    poste.reprendre();
    await new Promise((suite) => setTimeout(suite, PAS));
  }
  return poste.estVide;
};

export const brancher = ({ composeur, poste, signal }) => {
  const boite = document.getElementById("note-deconnexion");
  if (!boite) return;
  const [phrase, laisser] = [boite.querySelector("[data-phrase]"), boite.querySelector("[value=laisser]")];
  let sortie = null;

  const partir = () => {
    poste.sort = true;
    sortie.submit();
  };
  const demander = async (avant = "") => {
    await poste.boite.suite;
    const garde = poste.estConserve && !poste.boite.panne;
    laisser.textContent = garde ? "Se déconnecter : le texte reste chiffré sur ce poste" : "Se déconnecter et perdre ce texte";
    phrase.textContent = avant + ceQuiAttend(poste);
    boite.returnValue = "";
    if (!boite.open) boite.showModal();
  };

  document.addEventListener(
    "submit",
    (evenement) => {
      if (evenement.target.getAttribute("action") !== boite.dataset.adresse || poste.sort) return;
      composeur?.deposer();
      if (poste.estVide) return;
      evenement.preventDefault();
      sortie = evenement.target;
      demander();
    },
    { signal },
  );
  boite.addEventListener(
    "close",
    async () => {
      if (boite.returnValue === "laisser") partir();
      else if (boite.returnValue === "envoyer") {
        if (await vider(poste)) partir();
        else demander("L’envoi n’aboutit pas pour le moment. ");
      } else composeur?.champ.focus({ preventScroll: true });
    },
    { signal },
  );
};
