# %% [markdown]
# # Boxes
#
# ```{note}
# A note with $x^2$, `code` and a price of \$5 to \$6.
# ```
#
# :::{tip} A *title* of its own
# A tip between colons, see {ref}`the sum <sum-of-squares>`.
# :::

# %% [markdown]
# ```{admonition} Try it first
# :class: dropdown
# The answer is forty-two.
# ```
#
# ````{warning}
# Around another box.
#
# ```{danger} Inside
# - a list
# - with $$\int_0^1 x\,dx$$
# ```
# ````

# %% [markdown]
# ```{caution}
# caution
# ```
# ```{important}
# important
# ```
# ```{hint}
# hint
# ```
# ```{error}
# error
# ```
# ```{attention}
# attention
# ```
# ```{seealso}
# seealso
# ```

# %% [markdown]
# ```{figure} box.png
# :name: blue-box
# :alt: A blue box
# :width: 150px
#
# The caption, with $\alpha$.
# ```
#
# <img src="box.png" alt="as HTML" width="40"> <a href="words.md">as HTML</a>

# %% [markdown]
# $$
# s = \sum_i x_i^2
# $$ (sum-of-squares)
#
# $$ \text{no number here} $$
#
# ```python
# def square(x):
#     return x**2
# ```

# %%
sum(x**2 for x in range(4))
