"""Ce qui est à faire maintenant : une sorte de chose par fichier."""
