// Les touches de l'application : coupées ou non, selon le choix de la personne sur ce poste.

const TOUCHES_COUPEES = "mistral-touches-coupees";

export const touchesCoupees = () => localStorage.getItem(TOUCHES_COUPEES) === "oui";

export const basculerTouches = () => localStorage.setItem(TOUCHES_COUPEES, touchesCoupees() ? "non" : "oui");
