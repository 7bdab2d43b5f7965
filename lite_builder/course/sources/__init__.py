"""Which cells does an author's file hold? One module for each format that pages are written in."""
