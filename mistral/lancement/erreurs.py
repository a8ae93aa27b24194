"""Ce qui empêche de lancer, dit en une phrase à la personne qui a tapé la commande."""


class LancementImpossible(Exception):
    """Porte une phrase complète : ce qui ne va pas, et quoi faire. Affichée seule, sans trace."""
