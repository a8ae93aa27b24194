"""Distance entre deux mots, pour corriger une faute de frappe. Aucune requête."""


def distance(un: str, autre: str) -> int:
    """Compte les lettres à ajouter, ôter, changer ou échanger avec leur voisine (Damerau-Levenshtein)."""
    avant, courante = [], list(range(len(autre) + 1))
    for i, lettre in enumerate(un, start=1):
        avant, derniere, courante = courante, avant, [i]
        for j, cible in enumerate(autre, start=1):
            cout = min(avant[j] + 1, courante[j - 1] + 1, avant[j - 1] + (lettre != cible))
            if i > 1 and j > 1 and lettre == autre[j - 2] and un[i - 2] == cible:
                cout = min(cout, derniere[j - 2] + 1)
            courante.append(cout)
    return courante[-1]


def fautes_permises(mot: str) -> int:
    """Donne le nombre de fautes qu'un mot de cette longueur supporte sans devenir un autre."""
    return 0 if len(mot) < 3 else 1 if len(mot) < 6 else 2


def ecart(tape: str, mot: str) -> float:
    """Donne l'écart entre ce qui est tapé et un mot, ou son début ; un début vaut une demi-faute de plus."""
    debuts = {mot[: len(tape) + decalage] for decalage in (-1, 0, 1)} - {""}
    return min(distance(tape, mot), 0.5 + min(distance(tape, debut) for debut in debuts))
