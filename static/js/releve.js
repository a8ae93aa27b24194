// Relève : dit ce que ce poste n'a pas encore envoyé ; le serveur ne l'ayant pas, cela ne serait pas signé.

import { Boite } from "./note-boite.js";

const dire = async (zone) => {
  const { notes } = (await new Boite().inventaire(Number(zone.dataset.personne))) ?? {};
  const lignes = notes?.map((passage) => document.querySelector(`tr[data-passage="${Number(passage)}"] a`)).filter(Boolean);
  if (notes && !lignes.length) return;
  zone.hidden = false;
  zone.textContent = notes
    ? "Ce poste garde du texte qui n’est pas encore envoyé : il ne serait pas signé. Ouvrez d’abord la note, il partira de lui-même : "
    : "Ce poste ne peut dire s’il lui reste du texte à envoyer : vérifiez dans chaque note qu’elle est enregistrée.";
  lignes?.forEach((lien, rang) => zone.append(rang ? ", " : "", lien.cloneNode(true)));
};

const zone = document.querySelector("[data-non-envoyees]");
if (zone) dire(zone);
