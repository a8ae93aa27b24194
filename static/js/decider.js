// Écran « Décider » : montre le motif et la précision que le sort demande, les durées que le sursis demande,
// dit ce qui n'est pas enregistré, valide par Ctrl+Entrée. Sans script, tous les champs sont visibles.

const accorderLeSort = (fait, precisions) => {
  const sort = fait.querySelector("select[name$='-sort']").value;
  const bloc = fait.querySelector("[data-motif]");
  const motif = bloc.querySelector("select");
  let proposes = 0;
  for (const groupe of motif.querySelectorAll("optgroup")) {
    const sien = sort !== "" && groupe.querySelector("option").value.startsWith(`${sort}:`);
    groupe.hidden = !sien;
    groupe.disabled = !sien;
    proposes += sien ? 1 : 0;
  }
  if (motif.value && !motif.value.startsWith(`${sort}:`)) motif.value = "";
  bloc.hidden = proposes === 0 && !bloc.querySelector(".errorlist");
  const precision = fait.querySelector("[data-precision]");
  precision.hidden = !(sort in precisions);
  precision.querySelector("input").placeholder = precisions[sort] ?? "";
};

// Un champ rempli reste visible même si le sursis ne le demande plus : rien de tapé ne disparaît.
const accorderLeSursis = (peine) => {
  const sursis = peine.querySelector("select[name$='-sursis']")?.value;
  for (const colonne of peine.querySelectorAll("[data-sursis]")) {
    const rempli = [...colonne.querySelectorAll("input")].some((champ) => champ.value !== "");
    colonne.hidden = !rempli && !colonne.dataset.sursis.split(" ").includes(sursis);
  }
};

const formulaire = () => document.querySelector("form[data-decision]");
const precisionsDe = (form) => JSON.parse(form.dataset.precisions);

const accorder = () => {
  const form = formulaire();
  if (!form) return;
  const precisions = precisionsDe(form);
  form.querySelectorAll("[data-fait]").forEach((fait) => accorderLeSort(fait, precisions));
  form.querySelectorAll("[data-peine]").forEach(accorderLeSursis);
};

let modifiee = false;
const noter = (etat) => {
  modifiee = etat;
  const mot = document.querySelector("[data-saisie]");
  if (mot) mot.hidden = !etat;
};

const annoncer = () => {
  const texte = document.querySelector("#messages")?.textContent.trim();
  const annonce = document.querySelector("#annonce");
  if (texte && annonce) annonce.textContent = texte;
};

// Le serveur dit si ce qu'il montre est enregistré.
const relire = () => {
  accorder();
  modifiee = document.querySelector("[data-saisie]")?.hidden === false;
};

relire();

document.addEventListener("input", (evenement) => {
  const form = formulaire();
  if (!form?.contains(evenement.target)) return;
  noter(true);
  const fait = evenement.target.closest("[data-fait]");
  const peine = evenement.target.closest("[data-peine]");
  if (fait) accorderLeSort(fait, precisionsDe(form));
  if (peine) accorderLeSursis(peine);
});

document.addEventListener("htmx:afterSettle", (evenement) => {
  if (evenement.detail.target?.id !== "decision") return;
  relire();
  annoncer();
});

document.addEventListener("submit", (evenement) => {
  if (evenement.target === formulaire() && !evenement.defaultPrevented) modifiee = false;
});

window.addEventListener("beforeunload", (evenement) => {
  if (modifiee) evenement.preventDefault();
});

document.addEventListener("keydown", (evenement) => {
  if (!evenement.ctrlKey || evenement.key !== "Enter") return;
  const bouton = document.querySelector("[data-touche='Ctrl+Entrée']");
  if (!bouton) return;
  evenement.preventDefault();
  bouton.click();
});
