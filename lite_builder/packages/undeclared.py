"""What does a package need that its metadata does not say?"""

UNDECLARED: dict[str, tuple[str, ...]] = {
    # plotly.express ends with an ImportError without it, and remembers that it was not there (plotly 6 and 7).
    "plotly": ("numpy",),
}
"""The names of packages, normalised, and the requirements to add to their own."""
