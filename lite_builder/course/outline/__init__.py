"""Which pages does the course have, and where are their files?"""
