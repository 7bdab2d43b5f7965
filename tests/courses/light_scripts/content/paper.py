# # A paper in light scripts
#
# Comments between blank lines are text, everything else is code.

import numpy as np

# The next cell has an empty line inside.


def double(number):
    # a comment in code

    return 2 * number


assert double(np.float64(2)) == 4

# + tags=["raises-exception"]
first = 1

1 / 0
# -

assert first == 1
