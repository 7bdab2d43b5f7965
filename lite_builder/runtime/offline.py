"""What is said of what cannot be had here, since the site asks no other host?"""


class NotOnThisSite(OSError, ValueError):  # noqa: N818 - its name is what learners read before the message
    """Something is not on this site: an `OSError` as where there is no network, and a `ValueError` as micropip's."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback: where in our code this was raised helps nobody."""
        return [f"{type(self).__name__}: {self}"]
