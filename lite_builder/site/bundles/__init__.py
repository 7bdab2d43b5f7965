"""How do packages travel to the learner's browser? As bundles, which its file system takes as they are."""
