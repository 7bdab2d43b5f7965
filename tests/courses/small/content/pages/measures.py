"""A module that the page beside it imports."""


def spread(values):
    """The largest value less the smallest."""
    return max(values) - min(values)
