// Commandes de la note : `/` les montre, Entrée ouvre la première.

export const brancher = (seance) => {
  const { composeur, formulaire, signal } = seance;
  if (!composeur) return;
  const commandes = [...formulaire.querySelectorAll("[data-mot]")];
  const voulues = () => commandes.filter(({ dataset }) => dataset.mot.startsWith(composeur.champ.value.slice(1).toLowerCase()));
  composeur.champ.addEventListener(
    "input",
    () => {
      const proposees = composeur.estCommande ? voulues() : commandes;
      for (const lien of commandes) lien.hidden = !proposees.includes(lien);
    },
    { signal },
  );
  composeur.champ.addEventListener(
    "keydown",
    (evenement) => {
      if (evenement.isComposing || evenement.key !== "Enter" || !composeur.estCommande || !voulues().length) return;
      evenement.preventDefault();
      const [{ href }] = voulues();
      composeur.remplir("");
      seance.quitter(href);
    },
    { signal, capture: true },
  );
};
