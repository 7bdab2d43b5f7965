# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Everybody takes the test once: cross-validation
#
# So far we split the table 20 times at random and took the mean. That was honest, but wasteful and a little careless:
# by chance some penguins were tested many times, and others perhaps never.
#
# > *Can we use every penguin for learning, and every penguin for testing, and still never cheat?*
#
# In this lesson you will
#
# - cut a table into folds and test on each in turn: **cross-validation**,
# - read a score together with its spread,
# - see a cross-validation go badly wrong, because of the order of the rows,
# - compare two models fairly.

# %%
import pandas as pd
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

penguins = pd.read_csv("../datasets/penguins.csv")
features = penguins[["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]]
target = penguins["species"]
model = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=5))

# %% [markdown]
# ## The idea
#
# Deal the penguins into five heaps of nearly the same size, called **[folds](../appendix/glossary.md#fold)**. Put the
# first aside, learn from the other four, test on the first. Then put the second aside, learn from the others, test on
# the second. And so on. After five rounds every penguin has been tested **exactly once**, and each time by a model that
# had never seen it. This is **[cross-validation](../appendix/glossary.md#cross-validation)**.

# %%
import matplotlib.pyplot as plt
import seaborn as sns

learn, test = sns.color_palette("colorblind")[:2]
fig, ax = plt.subplots(figsize=(7, 2.6), layout="constrained")
for round_number in range(1, 6):
    for fold in range(1, 6):
        tested = fold == round_number
        ax.barh(round_number, 0.96, left=fold - 0.48, color=test if tested else learn, hatch="//" if tested else None,
                edgecolor="white")
        ax.text(fold, round_number, "test" if tested else "learn", ha="center", va="center", color="black",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})
ax.invert_yaxis()
ax.set(xlabel="Fold (a fifth of the penguins)", ylabel="Round", title="Five-fold cross-validation")
plt.show()

# %% [markdown]
# *The drawing shows a grid of five rounds by five folds. In round one the first fold is used to test and the other four
# to learn, in round two the second fold is used to test, and so on along the diagonal.*
#
# ## In code

# %%
from sklearn.model_selection import StratifiedKFold, cross_validate

folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
result = pd.DataFrame(cross_validate(model, features, target, cv=folds, return_train_score=True))
result.round(3)

# %% [markdown]
# **Look** One row for each round. `test_score` is what you want. `train_score` is there for comparison. `fit_time` and
# `score_time` are seconds; they come out a little different each time.
#
# `StratifiedKFold` deals each species out evenly, as `stratify` did for one split, and `shuffle=True` shuffles before
# it deals. `cross_validate` makes a fresh copy of the model for each round, so nothing leaks from one round to the
# next. Because our model is a pipeline, the scaler too learns from four folds only.

# %%
test_scores = result["test_score"]
print(f"accuracy {test_scores.mean():.3f}, standard deviation over the folds {test_scores.std():.3f}")

# %% [markdown]
# Report both. The first number says what to expect. The second says how much the score changes from one test fold to
# the next; each has only 68 or 69 penguins, so one more mistake costs more than a hundredth.
#
# ## Which penguins did it get wrong?
#
# Every penguin has been predicted once, by a model that had not seen it. `cross_val_predict` hands out these
# predictions.

# %%
from sklearn.model_selection import cross_val_predict

predictions = cross_val_predict(model, features, target, cv=folds)
mistakes = penguins.assign(prediction=predictions)[predictions != target]
mistakes[["species", "prediction", "sex", "bill_length_mm", "bill_depth_mm", "flipper_length_mm"]]

# %% [markdown]
# **Look** This is often more useful than the score. All mistakes are between Adelie and Chinstrap, in one direction
# or the other. No Gentoo is ever mistaken for something else. And nearly all of them are *female* Chinstraps, which
# are smaller than the males. If the biologist wants a better model, more measurements of Gentoo penguins would not
# help her; more of female Chinstraps might.
#
# ## Surprise: the score of 0
#
# There is a simpler way to make five folds, `KFold`. Without shuffling it takes the first fifth of the rows, then the
# second fifth, and so on.
#
# ```{admonition} What do you expect?
# :class: tip
# The same model, the same penguins. Will the five scores be different?
# ```

# %%
from sklearn.model_selection import KFold, cross_val_score

sorted_scores = cross_val_score(model, features, target, cv=KFold(n_splits=5))
sorted_scores.round(3)

# %% [markdown]
# The last fold has not *one* right answer. Closed eyes would do better! What is in that fold?

# %%
for round_number, (learn_rows, test_rows) in enumerate(KFold(n_splits=5).split(features), start=1):
    tested = target.iloc[test_rows].value_counts().to_dict()
    learnt = target.iloc[learn_rows].value_counts().to_dict()
    print(f"round {round_number}: tested on {tested}")
    print(f"         learnt from {learnt}")

# %% [markdown]
# **Look** The rows of the table are sorted by species, and the Chinstraps come last. In round five all of them are in
# the test fold. The model has never met a Chinstrap, so it cannot name one.
#
# The model is not to blame, the order of the rows is. Many tables are sorted by something: by date, by place, by who
# wrote them. Shuffle, unless you have a reason not to. (There are good reasons. When you want to predict *tomorrow*, a
# test set that lies after the training set is just right.)
#
# If you pass a plain number, `cv=5`, scikit-learn takes stratified folds for a classification. It does not shuffle.
#
# ## Is one model better than another?
#
# We know that the bill alone does well. How sure are we that all four measurements do better? Five scores are few. So
# we deal the cards ten times, which gives ten times five scores, and use **the same folds for both models**.
#
# ```{admonition} What do you expect?
# :class: tip
# In how many of the 50 rounds will four measurements beat two?
# ```

# %%
from sklearn.model_selection import RepeatedStratifiedKFold

same_folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=10, random_state=0)
with_four = cross_val_score(model, features, target, cv=same_folds)
with_bill = cross_val_score(model, features[["bill_length_mm", "bill_depth_mm"]], target, cv=same_folds)
print(f"all four:  {with_four.mean():.3f} (standard deviation {with_four.std():.3f})")
print(f"bill only: {with_bill.mean():.3f} (standard deviation {with_bill.std():.3f})")

gain = with_four - with_bill
better, same, worse = (gain > 0).sum(), (gain == 0).sum(), (gain < 0).sum()
print(f"better in {better}, the same in {same}, worse in {worse} of {len(gain)} rounds")

# %%
gain_in_penguins = pd.Series(gain * len(target) / 5).round().astype(int)
rounds = gain_in_penguins.value_counts().sort_index()
fig, ax = plt.subplots(layout="constrained")
ax.bar(rounds.index, rounds, color=learn)
ax.axvline(0, color="black", linestyle="--")
ax.set(
    xlabel="How many more penguins of the fold are right with four measurements",
    ylabel="Number of rounds", title="Four measurements win most rounds, by little", xticks=rounds.index,
)
plt.show()

# %% [markdown]
# *The plot shows the 50 differences as bars, counted in penguins. Nearly all stand at zero or to the right of it; the
# largest gain is three penguins in one fold. A dashed line marks zero, where both models are equally good.*
#
# **Look** The two spreads overlap, and from them alone you could not tell. But within one and the same round, four
# measurements are hardly ever worse. A hard fold is hard for both models; comparing round by round takes the luck of
# the fold out of the comparison.
#
# ```{warning}
# These 50 scores are not 50 independent experiments. They share the same 342 penguins, and the training sets overlap.
# The spread shows you how the score wobbles; it is not an exact margin of error.
# ```
#
# ## And the model that we hand over?
#
# Cross-validation has made 50 models, and threw each of them away. It *judges a recipe*. When you are content with the
# recipe, cook it once more with all the data, and hand that over:

# %%
final_model = model.fit(features, target)
final_model.predict(pd.DataFrame([[44.5, 17.4, 190, 3500]], columns=features.columns))

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
sizes = [len(rows) for _, rows in folds.split(features, target)]
assert set(sizes) == {68, 69} and 1 / 69 > 0.01
assert 0 < len(mistakes) and set(mistakes["species"]) == {"Adelie", "Chinstrap"} == set(mistakes["prediction"])
assert (mistakes["species"] + mistakes["sex"]).eq("Chinstrapfemale").sum() >= len(mistakes) - 1
assert sorted_scores[-1] == 0 and sorted_scores[:-1].min() > 0.9
assert set(target.iloc[test_rows]) == {"Chinstrap"} and "Chinstrap" not in learnt
assert target.tail(68).eq("Chinstrap").all() and target.value_counts()["Chinstrap"] == 68
assert (gain > 0).sum() > 25 and (gain < 0).sum() <= 3 and len(gain) == 50
assert gain_in_penguins.max() == 3
assert with_four.mean() - with_four.std() < with_bill.mean() + with_bill.std()

# %% [markdown]
# ## Remember
#
# - **Cross-validation** tests every sample once, on a model that has not seen it. Report the mean *and* the spread.
# - Know the order of your rows. Shuffled, stratified folds are the usual choice for a classification.
# - To compare two models, use the same folds and look at the differences.
# - Cross-validation judges a recipe. Afterwards fit the recipe once on all data.
