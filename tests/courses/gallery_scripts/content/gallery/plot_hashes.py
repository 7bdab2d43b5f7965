"""
==========================
Blocks divided by hashes
==========================

This text is the first block.
"""

# License: CC0
import numpy as np

numbers = np.arange(3)

###############################################################################
# Prose
# -----
#
# The code below follows the prose at once.

assert numbers.sum() == 3

###############################################################################
# And the last block.
print(numbers)
