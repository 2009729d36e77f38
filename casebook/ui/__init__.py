"""The window: Qt, all of it. Pages ask services through the desk; widgets and models only know values."""
