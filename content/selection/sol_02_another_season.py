# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 2: Another season?
#
# The balance is still broken, so the body mass of the penguins has to be estimated from their lengths. The biologist
# wonders whether to spend another season on the ice, to measure some hundred penguins more. **What would it bring?**
# And is there something else that would bring more?

# %%
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import ShuffleSplit
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

penguins = pd.read_csv("../datasets/penguins.csv")
lengths = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]
target = penguins["body_mass_g"]
splits = ShuffleSplit(n_splits=30, test_size=0.25, random_state=0)
sizes = [10, 15, 25, 40, 60, 100, 150, 256]
straight = LinearRegression()
neighbours = make_pipeline(StandardScaler(), KNeighborsRegressor(n_neighbors=5))

# %% [markdown]
# ## Two models grow up
#
# **Question 1.** Compute the learning curves of both models, `straight` and `neighbours`, with `learning_curve`, the
# given `splits` and `sizes`, and `scoring="neg_mean_absolute_error"`. Draw the *test* errors of both, in grams, over
# the number of penguins to learn from, into one plot with a title and labelled axes. Which model would you take if you
# had ten penguins? And which with 256?

# %%
# solution
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import learning_curve

errors = {}
for name, model in {"linear regression": straight, "five neighbours": neighbours}.items():
    _, training, test = learning_curve(
        model, penguins[lengths], target, train_sizes=sizes, cv=splits, scoring="neg_mean_absolute_error"
    )
    errors[name, "training"], errors[name, "test"] = -training.mean(axis=1), -test.mean(axis=1)
errors = pd.DataFrame(errors, index=pd.Index(sizes, name="penguins"))
colors = sns.color_palette("colorblind")[:2]
ax = errors.xs("test", axis="columns", level=1).plot(style=["o-", "s--"], color=colors, figsize=(7, 4))
ax.set(xlabel="Penguins to learn from", ylabel="Mean absolute error (g)", title="Body mass from three lengths")
plt.show()
errors.round(0)

# %% [markdown] tags=["solution"]
# *The plot shows two falling lines that cross. With ten penguins the linear regression has the smaller test error, with
# 25 the two are equal, and from 40 on the neighbours are ahead, and stay ahead.* So with ten penguins one would take
# the linear regression, with 256 the neighbours. **Which model is best depends on how many samples there are.** The
# simple one needs few, the free one makes more of many.

# %% [markdown]
# ## Is the season worth it?
#
# **Question 2.** For both models: how large is the gap between training and test error with 256 penguins? By how many
# grams has the test error fallen from 150 to 256? What would you expect of another hundred penguins?

# %%
# solution
for name in ["linear regression", "five neighbours"]:
    gap = errors[name, "test"][256] - errors[name, "training"][256]
    gain = errors[name, "test"][150] - errors[name, "test"][256]
    print(f"{name}: gap {gap:.0f} g, gain from 150 to 256 penguins {gain:.0f} g")

# %% [markdown] tags=["solution"]
# The linear regression has hardly a gap left; it will not get better. The neighbours still have a gap, so more penguins
# would go on helping them. But the last hundred have brought only a few grams, out of more than 250. One should not
# expect much of the next hundred.

# %% [markdown]
# ## Something else
#
# **Question 3.** Everybody on the ice can see which species a penguin belongs to. Tell the linear regression
# (`OneHotEncoder` for `species`, the lengths passed through). Compare its test error with and without the species, with
# 256 penguins, and with 60. What is worth more, the species or the other 196 penguins?

# %%
# solution
from sklearn.compose import make_column_transformer
from sklearn.preprocessing import OneHotEncoder

preparation = make_column_transformer((OneHotEncoder(), ["species"]), ("passthrough", lengths))
_, _, test = learning_curve(
    make_pipeline(preparation, LinearRegression()), penguins[["species", *lengths]], target, train_sizes=[60, 256],
    cv=splits, scoring="neg_mean_absolute_error",
)
with_species = pd.Series(-test.mean(axis=1), index=[60, 256])
table = pd.DataFrame({"lengths": errors["linear regression", "test"], "and species": with_species}).loc[[60, 256]]
table.round(0)

# %% [markdown] tags=["solution"]
# The species, by far. With 60 penguins and their species the model is better than with 256 penguins without. The linear
# regression was too simple, its error was *bias*, and against bias more samples do not help, but a better feature does.

# %% [markdown]
# ## An honest number
#
# **Question 4.** Now choose the number of neighbours, and say how good the chosen model is. For each of the seeds 0 to
# 9: put a quarter of the penguins into a drawer (`train_test_split` with that seed), choose among 1, 2, 3, 5, 8, 12, 20
# and 35 neighbours by the cross-validated error on the others (`cv=5`), fit the winner to the others, open the drawer.
# Give the means of both errors: the one by which it was chosen, and the one from the drawer. Is the first one too good,
# and by much?

# %%
# solution
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import cross_val_score, train_test_split

rows = []
for seed in range(10):
    X_rest, X_drawer, y_rest, y_drawer = train_test_split(
        penguins[lengths], target, test_size=0.25, random_state=seed
    )
    candidates = {}
    for k in [1, 2, 3, 5, 8, 12, 20, 35]:
        neighbours.set_params(kneighborsregressor__n_neighbors=k)
        candidates[k] = -cross_val_score(neighbours, X_rest, y_rest, cv=5, scoring="neg_mean_absolute_error").mean()
    winner = min(candidates, key=candidates.get)
    neighbours.set_params(kneighborsregressor__n_neighbors=winner).fit(X_rest, y_rest)
    drawer_error = mean_absolute_error(y_drawer, neighbours.predict(X_drawer))
    rows.append({"neighbours": winner, "chosen by (g)": candidates[winner], "drawer (g)": drawer_error})
honest = pd.DataFrame(rows)
print(honest.drop(columns="neighbours").agg(["mean", "std"]).round(0))
honest["neighbours"].value_counts()

# %% [markdown] tags=["solution"]
# The two means differ by less than the spread of the errors from the drawer. With eight recipes that are much alike,
# and five folds to choose by, the winner owes little to luck. With 75 recipes and one small validation set it was
# another matter. One cannot know beforehand which it will be; the drawer tells. And the winning number changes from
# seed to seed: there is a plateau again.

# %% tags=["hide-cell", "solution"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
line, near = errors["linear regression"], errors["five neighbours"]
assert line["test"][10] < near["test"][10] and (near["test"].loc[40:] < line["test"].loc[40:] - 20).all()
assert line["test"][15] < near["test"][15] - 20 and abs(line["test"][25] - near["test"][25]) < 6
assert line["test"].is_monotonic_decreasing and near["test"].is_monotonic_decreasing
assert line["test"][256] - line["training"][256] < 15 and near["test"][256] - near["training"][256] > 30
assert 0 < near["test"][150] - near["test"][256] < 10 and near["test"][256] > 250
assert table.loc[60, "and species"] < table.loc[256, "lengths"] - 30
assert table["lengths"].diff().abs().max() < 15
chosen_by, drawer = honest["chosen by (g)"], honest["drawer (g)"]
assert abs(chosen_by.mean() - drawer.mean()) < drawer.std() and honest["neighbours"].nunique() >= 2
