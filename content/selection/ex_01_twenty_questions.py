# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 1: Twenty questions
#
# The balance at Palmer Station is broken. A ruler is at hand. **Can the body mass of a penguin be estimated from its
# lengths, and how free should the model be?**
#
# The model is new to you, and you know it from a parlour game. A **decision tree** asks one question after the other,
# each of which can be answered by yes or no: *Is the flipper longer than 206 mm? Is the bill deeper than 18 mm?* Which
# question to ask next, it has learnt from the training set. When it has no question left it says the mean mass of all
# training penguins that gave the same answers.
#
# Its knob is `max_depth`: how many questions it may ask at most, one after the other.

# %%
import pandas as pd
from sklearn.tree import DecisionTreeRegressor

penguins = pd.read_csv("../datasets/penguins.csv")
features = penguins[["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]]
target = penguins["body_mass_g"]
model = DecisionTreeRegressor(max_depth=3, random_state=0)

# %% [markdown]
# ## Guess first
#
# **Question 1.** Before you run anything: is the model freer with `max_depth=1` or with `max_depth=12`? How many
# different masses can it say at most if it asks one question? If it asks three? Then fit a tree of depth 1 and one of
# depth 3, and let `get_n_leaves()` tell you how many different answers each has.

# %%
# Write your code here.

# %% [markdown]
# ## Two errors
#
# **Question 2.** Cross-validate the tree with the depths 1, 4 and 12, with `RepeatedKFold(n_splits=5, n_repeats=5,
# random_state=0)`, `scoring="neg_mean_absolute_error"` and `return_train_score=True`. Print both mean errors in grams.
# Which depth underfits, which overfits, and how do you tell?

# %%
# Write your code here.

# %% [markdown]
# ## The whole curve
#
# **Question 3.** Draw a validation curve over the depths 1 to 12, with both errors in grams. Give it a title and label
# its axes. Describe its three regions. On which side is the model free?

# %%
# Write your code here.

# %% [markdown]
# **Question 4.** Which depths are *good enough*? Take the lowest mean test error, add its standard error (standard
# deviation divided by the square root of 5), and list all depths below that limit. Which would you choose?

# %%
# Write your code here.

# %% [markdown]
# ## Where does the error of the deep tree come from?
#
# **Question 5.** Give each of 20 trees of depth 12 another random half of the penguins (`penguins.sample(frac=0.5,
# random_state=seed)`). Ask all of them about the *same* penguin, with a bill of 45 mm length and 17 mm depth and a
# flipper of 200 mm. Do the same with 20 trees of depth 1. Compare the standard deviations of the answers. Which trees
# are wrong each in another way? Which may be wrong all in the same way?

# %%
# Write your code here.
