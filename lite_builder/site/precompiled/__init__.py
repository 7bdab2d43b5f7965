"""Which byte code does the site ship, so that no learner's browser compiles Python that it was sent as source?"""
