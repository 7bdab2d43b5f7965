# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 1: Three wines
#
# You have seen how to look at a table, how to fit a model, and how to test it on samples that it has never seen. Now it
# is your turn, with another table.
#
# It holds a chemical analysis of 178 wines that were grown in the same region of Italy. They were made from three
# varieties of grape, which are called 0, 1 and 2 here. **Can the variety be told from the analysis?** The table comes
# with scikit-learn; the next cell loads it.

# %%
import pandas as pd
from sklearn.datasets import load_wine

wine = load_wine(as_frame=True)
features = wine.data
target = wine.target
features.head()

# %% [markdown]
# ## Look first
#
# **Question 1.** How many samples and how many features are there? Is anything missing? How often would somebody be
# right who always names the most common variety?

# %%
# Write your code here.

# %% [markdown]
# **Question 2.** Draw `alcohol` (in percent by volume) against `color_intensity` (without a unit), one point for each
# wine, with a colour *and* a marker for each variety. Give the plot a title and its axes labels. Which varieties would
# you confuse?

# %%
# Write your code here.

# %% [markdown]
# ## A model, tested honestly
#
# **Question 3.** Split the table: a quarter to test on, stratified, with `random_state=0`. Fit a
# `KNeighborsClassifier` with one neighbour to **all** features of the training set. Print the training score and the
# test score. What do you conclude from each?

# %%
# Write your code here.

# %% [markdown]
# **Question 4.** One split can be lucky. Repeat it with the seeds 0 to 19, each time with 1, 5 and 15 neighbours.
# Give the mean and the standard deviation of the 20 test scores for each number of neighbours. Can you tell which is
# best?

# %%
# Write your code here.

# %% [markdown]
# ## Something to wonder about
#
# **Question 5.** Take only the two features `alcohol` and `flavanoids`, five neighbours, and the same 20 splits.
# Compare with the score that all 13 features gave with five neighbours. What is odd? Have a look at
# `features.describe()`, and write down what you suspect. [The next lesson](04_fair_distances.py) will tell whether you
# are right.

# %%
# Write your code here.
