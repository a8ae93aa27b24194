// Documents : annonce le début et la fin d'une production, une fois chacun, dans la zone d'annonce de la page.

let derniere = "";

document.addEventListener("htmx:afterSettle", () => {
  const texte = document.getElementById("pieces")?.dataset.annonce ?? "";
  if (texte === derniere) return;
  derniere = texte;
  document.getElementById("annonce").textContent = texte;
});
