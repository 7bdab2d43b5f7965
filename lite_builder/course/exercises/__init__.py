"""Which exercise does a solution give?"""
