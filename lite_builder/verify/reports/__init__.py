"""How do people and programs learn what a run found?"""
