"""Which browser is on this machine, and how is it started?"""
