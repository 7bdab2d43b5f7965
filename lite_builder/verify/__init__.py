"""Does it really work in the learner's browser?"""
