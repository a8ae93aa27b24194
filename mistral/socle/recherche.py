"""Forme de recherche d'un texte, calculée par PostgreSQL et gardée dans une colonne engendrée.

`mistral_normaliser` fait en base ce que `francais.normaliser` fait en Python : minuscules sans accent,
ponctuation réduite à un espace. Une colonne engendrée ne peut diverger du texte, quel que soit l'ordre
qui l'a écrit.
"""

from django.db.models import Func, TextField
from django.db.models.expressions import CombinedExpression


class Normalise(Func):
    """Forme de recherche d'une expression de texte."""

    function = "mistral_normaliser"
    output_field = TextField()


def Concat(premiere, *suivantes):
    """Met bout à bout par `||` : `concat()` n'est pas immuable, une colonne engendrée l'exige."""
    resultat = premiere
    for suivante in suivantes:
        resultat = CombinedExpression(resultat, "||", suivante, output_field=TextField())
    return resultat


FONCTION = r"""
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE OR REPLACE FUNCTION mistral_normaliser(texte text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT btrim(regexp_replace(
    regexp_replace(
      normalize(replace(replace(replace(lower(normalize($1, NFKC)), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), NFKD),
      '[\u0300-\u036f]', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g'))
$$;
"""
RETRAIT_FONCTION = "DROP FUNCTION mistral_normaliser(text);"
