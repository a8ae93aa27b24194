// Fiches : le libellé choisi dans une liste donne son code, la recherche suit la frappe.

const ATTENTE_MS = 300;

for (const champ of document.querySelectorAll("[data-liste]")) {
  champ.addEventListener("change", () => {
    const code = champ.parentElement.querySelector(".fiche-code");
    const options = [...(document.getElementById(champ.getAttribute("list"))?.options ?? [])];
    const trouvees = new Set(options.filter((option) => option.value === champ.value).map((option) => option.dataset.code));
    // Deux codes pour un libellé : c'est à la personne de dire lequel.
    if (code) code.value = trouvees.size === 1 ? [...trouvees][0] : "";
  });
}

const minuteries = new WeakMap();

document.addEventListener("input", (evenement) => {
  const bouton = document.getElementById(evenement.target.dataset?.cherche ?? "");
  if (!bouton || !window.htmx) return;
  clearTimeout(minuteries.get(bouton));
  minuteries.set(bouton, setTimeout(() => bouton.click(), ATTENTE_MS));
});
