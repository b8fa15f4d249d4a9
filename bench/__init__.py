"""How fast the product is, as ratios to an empty page: `python -m bench`."""
