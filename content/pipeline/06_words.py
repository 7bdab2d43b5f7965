# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Words in the table
#
# Until now our features were numbers. But a good part of what we know comes as words: the island, the sex, the species.
# A model computes, and you cannot compute with *Torgersen*.
#
# > *How do I give words to a model, and are they worth the trouble?*
#
# We turn the question around this time. The biologist has a balance that is heavy to carry. She would like to know the
# **mass** of a penguin without weighing it. So the target is now a number, and the species is one of the features. In
# this lesson you will
#
# - predict a number: **regression**, and a score in grams,
# - turn words into numbers without inventing an order: **one-hot encoding**,
# - prepare different columns differently, with a `ColumnTransformer`,
# - find out which columns are worth most.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
target = penguins["body_mass_g"]
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]
words = ["species", "sex", "island"]
penguins[words].describe()

# %% [markdown]
# **Look** Three columns with two or three different words each (`unique`). Such a column is called
# **[categorical](../appendix/glossary.md#categorical-feature)**, and each of its words a **category**. In `sex` nine
# entries are missing, you may remember.
#
# ## First the numbers, as before
#
# A task whose target is a number is called a **[regression](../appendix/glossary.md#regression)**; naming the species,
# as until now, was a **[classification](../appendix/glossary.md#classification)**. For a regression we take another
# model, [`LinearRegression`](../appendix/glossary.md#linear-regression). It multiplies each feature by a number of its
# own and adds it all up, and it learns which numbers suit best. It has the same three verbs as every model.
#
# How good is it? "Right or wrong" makes no sense here: nobody predicts 3,847 g exactly. We ask by how many grams the
# prediction is off, up or down, on average. This is the
# **[mean absolute error](../appendix/glossary.md#mean-absolute-error)**.

# %%
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_val_score

folds = RepeatedKFold(n_splits=5, n_repeats=5, random_state=0)


def error_in_grams(model, columns):
    scores = cross_val_score(model, penguins[columns], target, cv=folds, scoring="neg_mean_absolute_error")
    return pd.Series(-scores)


def report(name, errors):
    print(f"{name}: off by {errors.mean():.0f} g (standard deviation {errors.std():.0f} g)")


errors = {"3 measurements": error_in_grams(LinearRegression(), measured)}
report("3 measurements", errors["3 measurements"])

# %% [markdown]
# **Look** A small thing may puzzle you: `neg_mean_absolute_error`, and then a minus sign. In scikit-learn a score is
# always *better when it is higher*. An error is better when it is lower, so it is handed out as a negative number, and
# we turn it round again.
#
# ## A tempting mistake
#
# The quickest way to turn words into numbers is to number them: Adelie 0, Chinstrap 1, Gentoo 2. `OrdinalEncoder` does
# that.
#
# ```{admonition} What do you expect?
# :class: tip
# A linear model multiplies that number by something. What does it then have to believe about a Chinstrap, compared with
# an Adelie and a Gentoo?
# ```
#
# ```{admonition} An answer
# :class: note dropdown
# That from Adelie (0) to Chinstrap (1) the mass changes by just as much as from Chinstrap (1) to Gentoo (2).
# ```

# %%
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

numbered = make_pipeline(OrdinalEncoder(), LinearRegression()).fit(penguins[["species"]], target)

three = pd.DataFrame({"species": ["Adelie", "Chinstrap", "Gentoo"]})
by_species = three.assign(
    predicted_mass_g=numbered.predict(three).round(),
    true_mean_mass_g=target.groupby(penguins["species"]).mean().round().to_numpy(),
)
by_species

# %% [markdown]
# **Look** The predictions rise in two equal steps: a Chinstrap stands half-way between the two others, just because the
# alphabet says so. In truth Adelie and Chinstrap penguins weigh nearly the same, and Gentoo penguins a lot more. We
# have *invented an order*, and the model took our word for it.
#
# ## One column for each word
#
# The remedy is simple: ask one yes-or-no question for each category. *Is it an Adelie? Is it a Chinstrap? Is it a
# Gentoo?* Each question becomes a column of its own with 1 for yes and 0 for no.

# %%
from sklearn.preprocessing import OneHotEncoder

encoder = OneHotEncoder(sparse_output=False).set_output(transform="pandas")
encoder.fit_transform(penguins[["species", "sex"]]).loc[[0, 1, 8, 200, 300]]

# %% [markdown]
# **Look** In each row exactly one species column is 1: one is *hot*, hence
# **[one-hot encoding](../appendix/glossary.md#one-hot-encoding)**. The same goes for the sex. And see penguin 8, or
# rather its last column, `sex_nan`: that the sex is *not known* has become a category like any other. We need not throw
# this penguin away.

# %%
one_hot = make_pipeline(OneHotEncoder(), LinearRegression())
report("species, numbered", error_in_grams(make_pipeline(OrdinalEncoder(), LinearRegression()), ["species"]))
report("species, one-hot ", error_in_grams(one_hot, ["species"]))

# %% [markdown]
# **Look** The same information, in two ways of writing. The one that invents an order is clearly worse.
#
# ```{admonition} Is it always wrong to number words?
# :class: note dropdown
# No. There are words with a true order, like *small, medium, large*. For these, numbering can be right, if you tell the
# encoder the order. And some models can make something of an invented order too.
# ```
#
# ## Surprise: what two words are worth
#
# ```{admonition} What do you expect?
# :class: tip
# Here are two ways to know a penguin. One: three careful measurements in millimetres. Two: two words, its species and
# its sex. From which could you tell its mass more exactly?
# ```

# %%
errors["2 words"] = error_in_grams(one_hot, ["species", "sex"])
report("3 measurements     ", errors["3 measurements"])
report("2 words            ", errors["2 words"])

# %% [markdown]
# **Look** The two words win, although all that they can do is to sort the penguins into a few groups. Bill and
# flipper tell how *big* a penguin is, but a Gentoo and an Adelie are built differently, and a male is heavier than a
# female with the same bill. A column of words may well be the best column that you have. (With another model the race
# can be closer: ask the 10 nearest neighbours instead, and measurements and words are about equal.)
#
# ## Both together
#
# The numbers want to be scaled, the words want to be one-hot encoded. A
# [`ColumnTransformer`](../appendix/glossary.md#column-transformer) sends each column to where it belongs, and puts the
# results side by side.

# %%
from sklearn.compose import make_column_transformer
from sklearn.preprocessing import StandardScaler

preparation = make_column_transformer(
    (OneHotEncoder(handle_unknown="ignore", sparse_output=False), words),
    (StandardScaler(), measured),
    verbose_feature_names_out=False,
)
model = make_pipeline(preparation, LinearRegression())
model

# %% [markdown]
# **Look** In the drawing the path forks: the words go one way and the numbers the other, and then they meet again in
# the linear regression. You can click on each box to open it. What arrives at the model is this:

# %%
preparation.set_output(transform="pandas")
preparation.fit_transform(penguins).iloc[[0, 200, 300]].T.round(2)

# %%
errors["words and\nmeasurements"] = error_in_grams(model, words + measured)
for name, values in errors.items():
    report(f"{name.replace(chr(10), ' '):<22}", values)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

ax = sns.boxplot(pd.DataFrame(errors), color="white", linecolor="black", showfliers=False)
sns.swarmplot(pd.DataFrame(errors), palette="colorblind", size=4, ax=ax)
ax.set(
    xlabel="What the model is told", ylabel="Mean absolute error (g)", ylim=(0, None),
    title="Predicting the mass of a penguin, 25 folds each",
)
plt.show()

# %% [markdown]
# *The plot shows three boxes with 25 points each, the error in grams going upwards. With three measurements the errors
# lie around 315 g, with two words around 260 g, with everything together around 235 g.*
#
# **Look** Together they are better than either alone, and the pipeline is still one object: it has `fit`, `predict` and
# `score`, and takes the table as it is, words and holes included.
#
# ## A word never seen before
#
# ```{admonition} What do you expect?
# :class: tip
# Next year she visits another island, *Anvers*. The encoder has never met that word. What should happen?
# ```

# %%
model.fit(penguins[words + measured], target)
stranger = penguins.loc[[0], words + measured].assign(island="Anvers")
stranger_mass = model.predict(stranger)
print(f"predicted mass: {stranger_mass[0]:.0f} g")

# %% [markdown]
# **Look** The model answers, thanks to `handle_unknown="ignore"`: an unknown island gets a 0 in all island columns.
# With the default setting it would have stopped with an error. Which is better depends on you. An error is safe; an
# answer from a model that has never seen this island is a guess, and nobody tells you so.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert penguins[words].nunique().isin([2, 3]).all() and penguins["sex"].isna().sum() == 9
steps = by_species["predicted_mass_g"].diff().dropna()
truth = by_species["true_mean_mass_g"]
assert abs(steps.iloc[0] - steps.iloc[1]) <= 1 and truth[1] - truth[0] < 50 and truth[2] - truth[1] > 1000
assert pd.isna(penguins.loc[8, "sex"]) and list(encoder.get_feature_names_out())[-1] == "sex_nan"
means = {name: values.mean() for name, values in errors.items()}
assert [round(value / 5) * 5 for value in means.values()] == [315, 260, 235]
numbered_error = error_in_grams(make_pipeline(OrdinalEncoder(), LinearRegression()), ["species"])
assert numbered_error.mean() > error_in_grams(one_hot, ["species"]).mean() + 50
sex_beside = make_column_transformer((OneHotEncoder(), ["sex"]), remainder="passthrough")
with_sex = make_pipeline(sex_beside, LinearRegression())
known = penguins.dropna()
with_sex.fit(known[["sex", *measured]], known["body_mass_g"])
pair = known.iloc[[0, 0]][["sex", *measured]].assign(sex=["male", "female"])
from sklearn.neighbors import KNeighborsRegressor
near_measured = error_in_grams(make_pipeline(StandardScaler(), KNeighborsRegressor(10)), measured)
near_words = error_in_grams(make_pipeline(OneHotEncoder(), KNeighborsRegressor(10)), ["species", "sex"])
assert abs(near_measured.mean() - near_words.mean()) < 15
assert with_sex.predict(pair)[0] > with_sex.predict(pair)[1]

# %% [markdown]
# ## Remember
#
# - When the target is a number, the task is a **regression**; when it is a category, a **classification**. For a
#   regression, measure the error in the unit of the target.
# - Do not number words that have no order. **One-hot encoding** makes one yes-or-no column for each category, and one
#   for *missing* where needed.
# - `make_column_transformer` prepares each column in its own way; inside a pipeline it learns from the training set
#   only.
# - Decide what should happen to a word that was never seen: an error, or a guess.
