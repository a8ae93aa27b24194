"""Points à préparer."""
