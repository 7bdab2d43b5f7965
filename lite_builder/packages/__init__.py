"""Which Python does the learner need, and where are its bytes?"""
