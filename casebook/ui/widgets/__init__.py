"""The parts pages are made of. They know values, never services."""
