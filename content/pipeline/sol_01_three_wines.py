# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 1: Three wines
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
# solution
print(f"{features.shape[0]} samples, {features.shape[1]} features, {features.isna().sum().sum()} values missing")
shares = target.value_counts(normalize=True)
print(shares.round(2))
print(f"always the most common variety: right for {shares.max():.0%}")

# %% [markdown] tags=["solution"]
# Nothing is missing, and the varieties are about equally common. Without looking one is right for 40 % of the wines.

# %% [markdown]
# **Question 2.** Draw `alcohol` (in percent by volume) against `color_intensity` (without a unit), one point for each
# wine, with a colour *and* a marker for each variety. Give the plot a title and its axes labels. Which varieties would
# you confuse?

# %%
# solution
import matplotlib.pyplot as plt
import seaborn as sns

ax = sns.scatterplot(
    features, x="alcohol", y="color_intensity", hue=target.rename("variety"), style=target.rename("variety"),
    palette=sns.color_palette("colorblind", 3), markers=["o", "s", "X"],
)
ax.set(xlabel="Alcohol (% by volume)", ylabel="Colour intensity", title="Three varieties of grape")
plt.show()

# %% [markdown] tags=["solution"]
# *The plot shows three groups. Variety 1 has little alcohol and a pale colour, bottom left. Variety 0 has much
# alcohol and a medium colour. Variety 2 has the darkest colours, and its alcohol lies mostly between the others'.*
# The groups touch, so some wines of each variety would be taken for another; where variety 2 is less dark it reaches
# into variety 0.

# %% [markdown]
# ## A model, tested honestly
#
# **Question 3.** Split the table: a quarter to test on, stratified, with `random_state=0`. Fit a
# `KNeighborsClassifier` with one neighbour to **all** features of the training set. Print the training score and the
# test score. What do you conclude from each?

# %%
# solution
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

X_train, X_test, y_train, y_test = train_test_split(features, target, test_size=0.25, stratify=target, random_state=0)
one_neighbour = KNeighborsClassifier(n_neighbors=1).fit(X_train, y_train)
print(f"training score {one_neighbour.score(X_train, y_train):.2f}")
print(f"test score     {one_neighbour.score(X_test, y_test):.2f}")

# %% [markdown] tags=["solution"]
# The training score is perfect and says nothing: each wine is its own nearest neighbour. The test score is much
# lower, but far above the 40 % of always naming the most common variety. The model has learnt something.

# %% [markdown]
# **Question 4.** One split can be lucky. Repeat it with the seeds 0 to 19, each time with 1, 5 and 15 neighbours.
# Give the mean and the standard deviation of the 20 test scores for each number of neighbours. Can you tell which is
# best?

# %%
# solution
rows = []
for seed in range(20):
    X_train, X_test, y_train, y_test = train_test_split(
        features, target, test_size=0.25, stratify=target, random_state=seed
    )
    for k in [1, 5, 15]:
        score = KNeighborsClassifier(n_neighbors=k).fit(X_train, y_train).score(X_test, y_test)
        rows.append({"neighbours": k, "score": score})
summary = pd.DataFrame(rows).groupby("neighbours")["score"].agg(["mean", "std"])
summary.round(3)

# %% [markdown] tags=["solution"]
# All three means lie within about one standard deviation of each other. One neighbour is ahead here, but each test
# set has only 45 wines, so we should not make much of it.

# %% [markdown]
# ## Something to wonder about
#
# **Question 5.** Take only the two features `alcohol` and `flavanoids`, five neighbours, and the same 20 splits.
# Compare with the score that all 13 features gave with five neighbours. What is odd? Have a look at
# `features.describe()`, and write down what you suspect. [The next lesson](04_fair_distances.py) will tell whether you
# are right.

# %%
# solution
two_scores = []
for seed in range(20):
    X_train, X_test, y_train, y_test = train_test_split(
        features[["alcohol", "flavanoids"]], target, test_size=0.25, stratify=target, random_state=seed
    )
    two_scores.append(KNeighborsClassifier(n_neighbors=5).fit(X_train, y_train).score(X_test, y_test))
two_scores = pd.Series(two_scores)
print(f" 2 features: {two_scores.mean():.2f} (standard deviation {two_scores.std():.2f})")
print(f"13 features: {summary.loc[5, 'mean']:.2f} (standard deviation {summary.loc[5, 'std']:.2f})")
features.describe().loc[["mean", "std", "min", "max"]].T.round(1)

# %% [markdown] tags=["solution"]
# Two features do far better than all 13, although they are among the 13. In the table, one row stands out: `proline`
# has values of many hundreds, where most others are below 30. A distance between two wines is then nearly the same as
# the difference in their proline, and all other features are drowned.

# %% tags=["hide-cell", "solution"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert features.shape == (178, 13) and features.isna().sum().sum() == 0 and round(shares.max(), 1) == 0.4
assert one_neighbour.score(*train_test_split(features, target, stratify=target, random_state=0)[::2]) == 1
assert 0.6 < one_neighbour.score(*train_test_split(features, target, stratify=target, random_state=0)[1::2]) < 0.85
means = summary["mean"]
assert means.max() - means.min() < 1.2 * summary["std"].max() and means.idxmax() == 1 and len(X_test) == 45
assert two_scores.mean() > means[5] + 0.15
middle = features["alcohol"].groupby(target).median()
assert middle[1] < middle[2] < middle[0]
colour = features["color_intensity"].groupby(target).median()
assert colour[1] < colour[0] < colour[2]
typical = features.mean()
assert typical.idxmax() == "proline" and (typical < 30).sum() >= 11
