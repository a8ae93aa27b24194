// Chiffrement des frappes gardées sur le poste (AES-GCM). La clé vient du serveur et ne quitte pas la mémoire.

const IV = 12; // Octets, tirés au hasard à chaque écriture.
const liee = ({ personne, inscription, seq }) => new TextEncoder().encode(`${personne}|${inscription}|${seq}`);

export const lireCle = async (base64) => {
  const octets = Uint8Array.from(atob(base64), (signe) => signe.charCodeAt(0));
  return crypto.subtle.importKey("raw", octets, "AES-GCM", false, ["encrypt", "decrypt"]);
};

export const chiffrer = async (cle, place, clair) => {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const octets = new TextEncoder().encode(JSON.stringify(clair));
  return { iv, chiffre: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: liee(place) }, cle, octets) };
};

// Échoue si la clé, la personne, la note ou le rang ne sont pas ceux de l'écriture.
export const dechiffrer = async (cle, { iv, chiffre, ...place }) => {
  const octets = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: liee(place) }, cle, chiffre);
  return JSON.parse(new TextDecoder().decode(octets));
};
