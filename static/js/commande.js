// Formulaire d'une commande : un champ sans objet, d'après une autre réponse, ne se montre ni ne s'envoie.

export const conditionner = (formulaire) => {
  const dependants = [...formulaire.querySelectorAll("[data-si]")];
  const montrer = () => {
    for (const champ of dependants) {
      const maitre = document.getElementById(champ.dataset.si);
      champ.disabled = maitre.disabled || !champ.dataset.valeurs.split(" ").includes(maitre.value);
      champ.parentElement.hidden = champ.disabled;
    }
  };
  formulaire.addEventListener("change", montrer);
  formulaire.addEventListener("reset", () => setTimeout(montrer));
  montrer();
};

for (const formulaire of document.querySelectorAll("[data-porter]")) conditionner(formulaire);
