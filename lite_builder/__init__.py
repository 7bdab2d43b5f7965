"""lite_builder: a course of notebooks becomes a static site whose Python runs in the learner's browser."""

__version__ = "0.1.0"
