"""
Blocks divided by markers
=========================

This is how newer galleries do it.
"""

# %%
# Prose
# -----
# This comment is text.

x = 1

# %%
# And so is this.

x += 1
assert x == 2
