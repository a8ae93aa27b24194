"""Banc de pannes de la note : un greffier tape, tout tombe, puis la base est relue mot à mot."""
