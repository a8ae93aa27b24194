// Choix dans la nomenclature, au clavier : flèche bas parcourt, Entrée choisit, Échap ferme.

const bloc = document.querySelector("[data-natinf]");
const champ = bloc?.querySelector("input[type=text]");
const retenue = bloc?.querySelector("[data-retenue]");

const liste = () => bloc.querySelector("#natinf-propositions");
const choix = () => [...liste().querySelectorAll("input[name=choisi]:not(:disabled)")];
const fermer = () => { liste().replaceChildren(); };

const retenir = (option) => {
  champ.value = option.value;
  retenue.textContent = option.dataset.libelle;
  fermer();
  champ.focus();
};

const clavierDuChamp = (evenement) => {
  const options = choix();
  if (evenement.key === "Escape") fermer();
  if (evenement.key === "ArrowDown" && options.length) {
    evenement.preventDefault();
    options[0].checked = true;
    options[0].focus();
  }
  // Entrée prend la première proposition ; un numéro seul, sans liste ouverte, valide le formulaire.
  if (evenement.key === "Enter" && options.length) {
    evenement.preventDefault();
    retenir(options[0]);
  }
};

const clavierDeLaListe = (evenement) => {
  const options = choix();
  if (evenement.key === "Escape") {
    evenement.preventDefault();
    fermer();
    champ.focus();
  }
  if (evenement.key === "Enter") {
    evenement.preventDefault();
    retenir(evenement.target);
  }
  if (evenement.key === "ArrowUp" && evenement.target === options[0]) {
    evenement.preventDefault();
    evenement.target.checked = false;
    champ.focus();
  }
};

if (champ) {
  champ.addEventListener("keydown", clavierDuChamp);
  champ.addEventListener("input", () => { retenue.textContent = ""; });
  bloc.addEventListener("keydown", (evenement) => {
    if (evenement.target.matches("input[name=choisi]")) clavierDeLaListe(evenement);
  });
  // Un clic de souris choisit aussitôt ; les flèches, qui cliquent aussi, ne font que parcourir.
  bloc.addEventListener("click", (evenement) => {
    if (evenement.detail > 0 && evenement.target.matches("input[name=choisi]")) retenir(evenement.target);
  });
}
