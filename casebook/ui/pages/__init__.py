"""The pages, one file each. None imports another: they say where to go and the window takes people there."""
