# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Grams, millimetres and fair distances
#
# The length and the depth of the bill were enough to recognise nearly all penguins. But the table has two more
# measurements, the flipper and the body mass.
#
# > *Does a model get better when we tell it more?*
#
# The answer will be: not by itself. In this lesson you will
#
# - watch a good model get worse because it is told more,
# - find out what went wrong, and that the culprit is a unit,
# - put all features on one scale,
# - tie the scaling and the model together in a **pipeline**, so that you cannot forget it or do it wrongly.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
target = penguins["species"]
bill = penguins[["bill_length_mm", "bill_depth_mm"]]
everything = penguins[["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]]

# %% [markdown]
# In [the last lesson](03_unseen_penguins.py) we saw that one split can be lucky, and took 20. We will need this again
# and again, so let us make it a function: it splits, learns and scores 20 times and gives all test scores.

# %%
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier


def test_scores(model, features):
    scores = []
    for seed in range(20):
        X_train, X_test, y_train, y_test = train_test_split(
            features, target, test_size=0.25, stratify=target, random_state=seed
        )
        scores.append(model.fit(X_train, y_train).score(X_test, y_test))
    return pd.Series(scores)


def report(name, scores):
    print(f"{name}: {scores.mean():.2f} (standard deviation {scores.std():.2f})")


neighbours = KNeighborsClassifier(n_neighbors=5)
bill_scores = test_scores(neighbours, bill)
report("bill only", bill_scores)

# %% [markdown]
# ## Surprise: more features, worse model
#
# ```{admonition} What do you expect?
# :class: tip
# Now the same model with all four measurements. Flipper length tells Gentoo from the rest, as we saw in [the first
# lesson](01_table_and_target.py). By how much will the score rise?
# ```

# %%
everything_scores = test_scores(neighbours, everything)
report("all four", everything_scores)

# %% [markdown]
# **Look** It falls, and far more than the spread can explain. Yet the model still has the bill. It has everything that
# it had before, and more. Why does it not use it?
#
# ## What is near?
#
# Remember how this model works: it looks for penguins at a small *distance*. Take two penguins of the table and write
# down how far they are apart, feature by feature.

# %%
first, second = everything.iloc[0], everything.iloc[300]
difference = pd.DataFrame({"first": first, "second": second, "squared difference": (first - second) ** 2})
difference.round(2)

# %% [markdown]
# **Look** The distance is the root of the *sum* of the last column. One number in it is much larger than all the others
# together. For this model two penguins are near when they weigh nearly the same. The bill has no say.
#
# Is this only so for these two? The squared differences between penguins are as large as the *variance* of each feature
# makes them, so we can see what each feature contributes on average:

# %%
share_of_distance = everything.var() / everything.var().sum()
share_of_distance.map("{:.2%}".format)

# %% [markdown]
# The mass makes nearly all of it. Not because it is the most important feature, but because we happened to write it in
# **grams**. Penguins differ by hundreds of grams and by a few millimetres, so the numbers of the mass are larger.
#
# ```{admonition} What do you expect?
# :class: tip
# What happens if we write the same masses in kilograms? And if we write them in milligrams?
# ```
#
# ```{admonition} An answer
# :class: note dropdown
# In milligrams nothing to speak of changes: nearly all of the distance was the mass already, and more than all it
# cannot be. In kilograms two penguins are hardly ever more than 2 apart in mass, and often 10 or more in the length of
# the flipper. The mass loses its say.
# ```

# %%
for unit, factor in {"milligrams": 1000, "grams": 1, "kilograms": 0.001}.items():
    same_penguins = everything.assign(body_mass_g=everything["body_mass_g"] * factor)
    unit_scores = test_scores(neighbours, same_penguins)
    report(f"mass in {unit}", unit_scores)

# %% [markdown]
# **Look** The penguins are the same. We only wrote down their mass in another unit, and the model in kilograms is right
# far more often. In kilograms the mass has hardly any say, and the three lengths decide.
#
# An answer about penguins should not depend on how we write down grams. Which unit would be *fair*?
#
# ## One scale for all
#
# A common answer to this question of [scaling](../appendix/glossary.md#scaling) is: measure each feature in its own
# typical deviation. Subtract the mean, then divide by the standard deviation. A value of 0 then means *average*, and a
# value of 2 means *unusually large*, for every feature alike. The unit cancels out. In scikit-learn this is
# `StandardScaler`.

# %%
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler().set_output(transform="pandas")
scaled = scaler.fit_transform(everything)
scaled.describe().loc[["mean", "std", "min", "max"]].round(2) + 0

# %% [markdown]
# **Look** Every column now has the mean 0 and the standard deviation 1. (`set_output(transform="pandas")` asks for a
# table with column names instead of a bare array of numbers.)
#
# A scaler is used much like a model; scikit-learn calls it a [transformer](../appendix/glossary.md#transformer). `fit`
# learns: here, the mean and the standard deviation of each column. `transform` applies what was learnt. `fit_transform`
# does both.
#
# ## Only what the model may know
#
# One thing needs care. The mean and the standard deviation are *learnt from data*, so they belong to the model.
# Penguins of the test set must not take part in that, or they are no longer unseen: something would have
# [leaked](../appendix/glossary.md#data-leak). The right order is
#
# 1. split,
# 2. `fit` the scaler on the **training set**,
# 3. `transform` both sets with it,
# 4. `fit` the model on the transformed training set, `score` it on the transformed test set.
#
# That is easy to get wrong, and tedious to write in each of 20 splits. So we tie the two together.

# %%
from sklearn.pipeline import make_pipeline

pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=5))
pipeline

# %% [markdown]
# **Look** The drawing shows the way of the data from top to bottom. A **[pipeline](../appendix/glossary.md#pipeline)**
# is itself a model: it has `fit`, `predict` and `score`. Calling its `fit` does steps 2 to 4 in the right order, and
# its `predict` scales new penguins with what was learnt from the training set. There is nothing left to forget.
#
# ```{admonition} What do you expect?
# :class: tip
# All four features again, this time on one scale.
# ```

# %%
pipeline_scores = test_scores(pipeline, everything)
report("bill only              ", bill_scores)
report("all four, as they are  ", everything_scores)
report("all four, on one scale ", pipeline_scores)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

comparison = pd.DataFrame(
    {"bill only": bill_scores, "all four,\nas they are": everything_scores, "all four,\non one scale": pipeline_scores}
)
ax = sns.boxplot(comparison, color="white", linecolor="black", showfliers=False)
sns.stripplot(comparison, palette="colorblind", jitter=0.2, ax=ax)
ax.set(
    xlabel="Features given to the model", ylabel="Test accuracy (share of penguins)",
    title="Five neighbours, 20 splits each",
)
plt.show()

# %% [markdown]
# *The plot shows three boxes with 20 points each. The bill alone scores around 0.96. All four features as they are lie
# far below, between about 0.69 and 0.86. All four features on one scale lie on top, at 0.98 and above.*
#
# **Look** Now the model is better for knowing more, and its scores also vary less. Nothing was added but a fair scale.
#
# ## What the pipeline has learnt
#
# After `fit` you can look inside. What a model learns from data is stored under a name that ends in an underscore.

# %%
pipeline.fit(everything, target)
learnt = pipeline.named_steps["standardscaler"]
pd.DataFrame({"mean": learnt.mean_, "standard deviation": learnt.scale_}, index=everything.columns).round(2)

# %% [markdown]
# ```{admonition} Try it
# :class: seealso
# Put the mass in kilograms into the pipeline: `test_scores(pipeline, same_penguins)`. Guess the result first.
# ```
#
# Does every model need this? No. Models that measure distances do, and so do many that add up features. Models that
# only ask *is this feature above some limit?* do not care for units; you will meet them as decision trees. Scaling does
# them no harm.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert bill_scores.mean() - everything_scores.mean() > 3 * everything_scores.std()
assert difference["squared difference"]["body_mass_g"] > 10 * difference["squared difference"].drop("body_mass_g").sum()
assert share_of_distance["body_mass_g"] > 0.99
assert unit_scores.mean() - everything_scores.mean() > 0.15
assert abs(test_scores(neighbours, everything * [1, 1, 1, 1000]).mean() - everything_scores.mean()) < 0.01
kilograms = same_penguins.var() / same_penguins.var().sum()
assert kilograms["body_mass_g"] < 0.01 and kilograms.idxmax() == "flipper_length_mm"
distances = everything.sample(100, random_state=0).to_numpy()
distances = abs(distances[:, None] - distances)
assert (distances[..., 3] > 2000).mean() < 0.1 and (distances[..., 2] >= 10).mean() > 0.5
assert scaled.mean().abs().max() < 1e-9 and (scaled.std().round(2) == 1).all()
assert round(bill_scores.median(), 2) in (0.96, 0.97) and round(bill_scores.mean(), 2) == 0.96
assert round(everything_scores.min(), 2) == 0.69 and round(everything_scores.max(), 2) == 0.86
assert pipeline_scores.min().round(2) >= 0.98 and pipeline_scores.std() < bill_scores.std()
assert abs(test_scores(pipeline, same_penguins) - pipeline_scores).max() < 1e-9

# %% [markdown]
# ## Remember
#
# - More features can make a model worse when they drown out the good ones.
# - A model that measures distances depends on units. `StandardScaler` gives every feature the mean 0 and the standard
#   deviation 1.
# - Whatever is learnt from data, also a mean, must be learnt from the **training set** only.
# - `make_pipeline(step, ..., model)` ties the preparation and the model together. Treat the pipeline as the model.
