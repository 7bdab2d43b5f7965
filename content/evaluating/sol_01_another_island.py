# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 1: Another island
#
# The biologist would like to know the mass of a penguin from bill and flipper, without a balance. Next year she may go
# to the same islands again, or to another one. **How far off will her model be, there?**

# %%
import pandas as pd
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, LeaveOneGroupOut, cross_val_score
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

penguins = pd.read_csv("../datasets/penguins.csv")
features = penguins[["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]]
mass = penguins["body_mass_g"]

# %% [markdown]
# ## Who has to be beaten
#
# **Question 1.** Cross-validate (`"neg_mean_absolute_error"`, `KFold(5, shuffle=True, random_state=0)`) four models:
# always the mean, always the median, a linear regression, and `KNeighborsRegressor(10)` behind a scaler. Give mean and
# spread in grams. Which of the two dummies is the better baseline, and why?

# %%
# solution
models = {
    "mean": DummyRegressor(), "median": DummyRegressor(strategy="median"), "line": LinearRegression(),
    "neighbours": make_pipeline(StandardScaler(), KNeighborsRegressor(10)),
}


def errors_by(deal, groups=None):
    return pd.DataFrame({
        name: -cross_val_score(
            model, features, mass, cv=deal, groups=groups, scoring="neg_mean_absolute_error"
        )
        for name, model in models.items()
    })


shuffled = errors_by(KFold(5, shuffle=True, random_state=0))
shuffled.agg(["mean", "std"]).T.round(0)

# %% [markdown] tags=["solution"]
# For the absolute error the median is the best guess of those who do not look, and it is a little better here. The line
# halves its error, and the neighbours do better still.

# %% [markdown]
# ## Next year
#
# **Question 2.** `LeaveOneGroupOut` leaves out one group after the other. Leave out one `year` after the other, and
# give the three errors of each model. Will she be able to use the model next year?

# %%
# solution
years = errors_by(LeaveOneGroupOut(), groups=penguins["year"]).set_index(pd.Index([2007, 2008, 2009], name="left out"))
years.round(0)

# %% [markdown] tags=["solution"]
# The errors are much the same as with shuffled rows. A penguin of another year is a penguin like the others, so a year
# to come will most probably be no trouble.

# %% [markdown]
# ## Another island
#
# **Question 3.** Now leave out one `island` after the other (the groups come in the order of the alphabet). Plot the
# errors of the four models for each island, with a title and labels. Where does it go wrong? Look at who lives where.

# %%
# solution
import matplotlib.pyplot as plt
import seaborn as sns

names = pd.Index(["Biscoe", "Dream", "Torgersen"], name="left out")
islands = errors_by(LeaveOneGroupOut(), groups=penguins["island"]).set_index(names)
ax = islands.plot.bar(color=sns.color_palette("colorblind"), rot=0, figsize=(8, 4), edgecolor="white")
for bars, hatch in zip(ax.containers, ["", "//", "..", "xx"]):
    plt.setp(bars, hatch=hatch)
ax.set(xlabel="Island that was left out", ylabel="Mean absolute error (g)", title="On an island never seen")
ax.legend(*ax.get_legend_handles_labels())
plt.show()
pd.crosstab(penguins["island"], penguins["species"])

# %% [markdown] tags=["solution"]
# *The plot shows four bars for each of three islands. For Biscoe all four are about 1100 g high. For Dream and
# Torgersen those of line and neighbours are lower than those of the dummies.* On Biscoe live all the Gentoos, the
# heaviest of the three. Without Biscoe no model has ever seen one, and none is much better there than who says the
# mean. The two other islands hold nobody who is so different from the rest.

# %% [markdown]
# ## Only Adelies
#
# **Question 4.** Adelies live on all three islands. Do questions 1 and 3 again with Adelies only (line and dummy are
# enough). What would you tell her: can the model go to another island?

# %%
# solution
adelies = penguins[penguins["species"] == "Adelie"]
rows = {}
for name, deal, groups in [
    ("rows dealt out", KFold(5, shuffle=True, random_state=0), None),
    ("islands dealt out", LeaveOneGroupOut(), adelies["island"]),
]:
    errors = {
        model: -cross_val_score(
            models[model], features.loc[adelies.index], mass.loc[adelies.index], cv=deal, groups=groups,
            scoring="neg_mean_absolute_error",
        ).mean()
        for model in ["median", "line"]
    }
    rows[name] = errors
among_adelies = pd.DataFrame(rows).T
among_adelies.round(0)

# %% [markdown] tags=["solution"]
# For Adelies it makes no difference: an Adelie of another island is an Adelie like the others. So the island is not
# what counts, but whether the *species* was among those that the model has learnt from. She may take the model to
# another island, if the same species live there; for another species it may be worth nothing, as for the Gentoos,
# and no shuffled cross-validation would have told.

# %% tags=["solution", "hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
means = shuffled.mean()
assert means["median"] < means["mean"] and 0.42 < means["line"] / means["median"] < 0.55
assert means["neighbours"] < means["line"]
assert (years - means).abs().max(axis=None) < 60
assert islands.loc["Biscoe"].between(950, 1200).all()
assert (islands.loc["Biscoe", ["line", "neighbours"]] > 0.9 * islands.loc["Biscoe", "mean"]).all()
for island in ["Dream", "Torgersen"]:
    assert islands.loc[island, ["line", "neighbours"]].max() < islands.loc[island, ["mean", "median"]].min()
assert penguins.groupby("species")["body_mass_g"].mean().idxmax() == "Gentoo"
assert set(penguins.loc[penguins["species"] == "Gentoo", "island"]) == {"Biscoe"} and adelies["island"].nunique() == 3
assert among_adelies.diff().iloc[1].abs().max() < 20
