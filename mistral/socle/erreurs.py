"""Erreurs du métier, communes à toutes les apps."""


class ActeImpossible(Exception):
    """Un acte demandé rendrait le dossier faux ; le message est destiné à la personne.

    La phrase dit ce qui s'est passé, ce qui est conservé et quoi faire.
    """
