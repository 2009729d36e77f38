"""Hostile files become safe pixels, in a child process."""
