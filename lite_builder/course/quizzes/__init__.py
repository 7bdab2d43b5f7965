"""Which questions does a page ask, and what of them may learners have? From an author's admonitions to a typed quiz."""
