// Identifiants UUID version 7 : ordonnés par le temps, tirés au hasard, sans rien demander au serveur.

export const uuid7 = () => {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  const instant = BigInt(Date.now());
  for (let i = 0; i < 6; i += 1) octets[i] = Number((instant >> BigInt(40 - 8 * i)) & 0xffn);
  octets[6] = (octets[6] & 0x0f) | 0x70;
  octets[8] = (octets[8] & 0x3f) | 0x80;
  const hexa = [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join("");
  return [hexa.slice(0, 8), hexa.slice(8, 12), hexa.slice(12, 16), hexa.slice(16, 20), hexa.slice(20)].join("-");
};
