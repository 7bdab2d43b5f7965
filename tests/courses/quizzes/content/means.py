# %% [markdown]
# # Means
#
# A mean can be pulled away by a single number.

# %%
import numpy as np

heights = np.array([1.62, 1.71, 1.66, 16.8])
heights.mean()

# %% [markdown]
# :::{admonition} Question 1
# One of the heights was typed in centimetres by half. Which number hides that least?
#
# - a) the mean
# - b) the median
# - c) the largest value
#
# _Select all answers that apply_
# :::

# %% [markdown] tags=["solution"]
# Answer: a) and c)
#
# cell: pulled-away
# variant: `1.62` -> `1.63`
#
# - b) the median hardly moves, and so hides it

# %% name="pulled-away" tags=["solution"]
right = np.array([1.62, 1.71, 1.66, 1.68])
{
    "a": bool(abs(heights.mean() - right.mean()) > 1),
    "b": bool(abs(np.median(heights) - np.median(right)) > 1),
    "c": bool(abs(heights.max() - right.max()) > 1),
}
