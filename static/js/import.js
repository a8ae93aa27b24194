// Suivi d'un import : annonce le début et la fin, une fois chacun, dans la zone d'annonce de la page.

let derniere = "";

document.addEventListener("htmx:afterSettle", () => {
  const texte = document.getElementById("suivi-import")?.dataset.annonce ?? "";
  if (texte === derniere) return;
  derniere = texte;
  document.getElementById("annonce").textContent = texte;
});
