r"""Named by the outline itself
===========================

So it comes first, although its name comes last. Here is :math:`\alpha`.
"""

y = 3

# %%
# It stands on the landing page once.

assert y == 3
