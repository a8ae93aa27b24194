"""Ce que les décisions disent d’un passage dans la vie d’une affaire."""
