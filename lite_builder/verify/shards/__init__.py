"""How do several machines run one course, and make one report of it?"""
