"""A module beside the gallery, which is no page of it."""
