"""How does it reach people, without what is withheld from them?"""
