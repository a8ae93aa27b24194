// Réglage propre à ce poste : développer aussi une abréviation tapée sans « # ».

export const NUE = "mistral-abreviation-nue";

const bloc = document.querySelector("[data-nue]");
if (bloc) {
  const reglage = bloc.querySelector("input");
  reglage.checked = localStorage.getItem(NUE) === "oui";
  reglage.addEventListener("change", () => localStorage.setItem(NUE, reglage.checked ? "oui" : "non"));
  bloc.hidden = false;
}
