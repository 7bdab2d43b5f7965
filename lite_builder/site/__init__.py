"""What does the learner open?"""
