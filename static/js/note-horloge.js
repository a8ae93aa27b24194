// L'horloge de l'écran, réglée sur l'heure du serveur.

const HEURE = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "numeric", minute: "2-digit" });

export const brancher = ({ racine, signal }) => {
  const horloge = racine.querySelector("[data-horloge]");
  const origine = Date.parse(horloge.dataset.horloge) - performance.now();
  const battre = () => {
    const maintenant = origine + performance.now();
    // Les zones du bandeau se relisent : elles se cherchent à chaque battement.
    const place = racine.querySelector("[data-horloge]");
    if (place) place.textContent = HEURE.format(maintenant).replace(":", "\u00a0h\u00a0");
    const depuis = racine.querySelector("[data-depuis]");
    if (!depuis) return;
    const minutes = Math.max(0, Math.floor((maintenant - Date.parse(depuis.dataset.depuis)) / 60000));
    depuis.textContent = `(${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, "0")})`;
  };
  battre();
  const rythme = setInterval(battre, 10000);
  signal.addEventListener("abort", () => clearInterval(rythme));
};
