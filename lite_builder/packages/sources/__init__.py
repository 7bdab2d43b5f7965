"""Where may a file of the lock be had? One module for each source, all behind the protocol in `source.py`."""
