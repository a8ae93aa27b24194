// Témoin posé dans la page avant ses scripts : note ce que l'écran affirme, et dérègle l'horloge et la base locale.

(() => {
  const VraieDate = Date;
  const maintenant = () => performance.timeOrigin + performance.now();
  const banc = { decalage: 0, base: sessionStorage.getItem("banc-base") ?? "ouverte", appliquees: 0 };
  Object.defineProperty(globalThis, "banc", { value: banc });

  // ── Horloge du poste ──
  globalThis.Date = class Date extends VraieDate {
    constructor(...arguments_) {
      if (arguments_.length) super(...arguments_);
      else super(VraieDate.now() + banc.decalage);
    }

    static now() {
      if (banc.decalage) banc.appliquees += 1;
      return VraieDate.now() + banc.decalage;
    }
  };

  // ── Base locale bloquée ou pleine ──
  const ouvrir = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function open(...arguments_) {
    if (banc.base !== "bloquee") return ouvrir.apply(this, arguments_);
    banc.appliquees += 1;
    const demande = Object.assign(new EventTarget(), { error: new DOMException("base bloquée", "UnknownError") });
    setTimeout(() => {
      const echec = new Event("error");
      demande.onerror?.(echec);
      demande.dispatchEvent(echec);
    });
    return demande;
  };
  for (const nom of ["put", "add"]) {
    const ecrire = IDBObjectStore.prototype[nom];
    IDBObjectStore.prototype[nom] = function pleine(...arguments_) {
      if (banc.base !== "pleine") return ecrire.apply(this, arguments_);
      banc.appliquees += 1;
      throw new DOMException("plus de place", "QuotaExceededError");
    };
  }

  // ── Ce que l'écran affirme ──
  let mot = null;
  const champ = () => document.getElementById("note-texte");
  const dire = (genre, lu = mot ?? "") =>
    globalThis.bancDire({ genre, t: maintenant(), vie: performance.timeOrigin, mot: lu, champ: champ()?.value ?? "", adresse: location.pathname });
  const relever = () => {
    const lu = document.getElementById("enregistrement")?.textContent ?? null;
    if (lu === mot) return;
    mot = lu;
    if (lu !== null) dire("mot");
  };
  new MutationObserver(relever).observe(document, { subtree: true, childList: true, characterData: true });
  addEventListener(
    "keydown",
    (evenement) => {
      if (evenement.key !== "Enter" || evenement.shiftKey || evenement.target !== champ() || !champ().value.trim()) return;
      dire("finie");
    },
    { capture: true },
  );
  // Après chaque touche et ses effets, un « Enregistré » resté affiché vaut affirmation.
  addEventListener(
    "input",
    (evenement) => {
      if (evenement.target !== champ()) return;
      setTimeout(() => {
        if (mot?.startsWith("Enregistré")) dire("reste");
      });
    },
    { capture: true },
  );
  addEventListener("securitypolicyviolation", (violation) => dire("csp", violation.violatedDirective));
})();
