// Formulaire d'une commande : un champ sans objet, d'après une autre réponse, ne se montre pas.

export const conditionner = (formulaire, signal) => {
  const dependants = [...formulaire.querySelectorAll("[data-si]")];
  const montrer = () => {
    for (const champ of dependants) {
      const maitre = document.getElementById(champ.dataset.si);
      const voulu = champ.dataset.valeurs.split(" ").includes(maitre.value);
      champ.parentElement.hidden = !voulu || maitre.parentElement.hidden;
    }
  };
  formulaire.addEventListener("change", montrer, { signal });
  montrer();
};

for (const formulaire of document.querySelectorAll("[data-porter]")) conditionner(formulaire);
