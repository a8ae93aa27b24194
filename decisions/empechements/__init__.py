"""Ce qui, dans les décisions, interdit de joindre, de disjoindre ou de défaire."""
