// L'étape que la parole de quelqu'un ouvre : le prévenu répond, la note en est à l'interrogatoire. Elle se voit, et se change.

export const etapeOuverte = (formulaire, code, etape) => {
  const { ouvre = "" } = formulaire.querySelector(`[data-locuteur="${code}"]`).dataset;
  return new Map(ouvre.split(" ").map((paire) => paire.split(":"))).get(etape) ?? etape;
};
