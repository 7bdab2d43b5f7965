# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A table and a target
#
# A biologist comes back from Antarctica with a notebook full of penguins: where each one was found, how long its bill
# is, how heavy it is, and which species it belongs to. She asks:
#
# > *Next time, could I tell the species from the measurements alone?*
#
# Before any model can answer, we have to look at what we have. In this lesson you will
#
# - read a table and name its parts the way machine learning does,
# - find out what is missing and what is rare,
# - look for columns that tell the species apart,
# - write a first rule by hand, and count how often it is right.
#
# The penguins are real. They were measured between 2007 and 2009 on three islands near Palmer Station, Antarctica.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
penguins.head()

# %% [markdown]
# **Look** Each **row** is one penguin. Machine learning calls a row a **[sample](../appendix/glossary.md#sample)**.
# Each **column** is one thing that is known about every penguin. The names say in which unit: `_mm` is millimetres,
# `_g` is grams.
#
# The column that we want to predict, `species`, is the **[target](../appendix/glossary.md#target)**. The columns that
# we predict it from are the **[features](../appendix/glossary.md#feature)**. Nothing in the table says which is which:
# *your question decides*. Ask how heavy a penguin is, and `body_mass_g` becomes the target and `species` may become a
# feature.

# %%
penguins.info()

# %% [markdown]
# **Look** Five columns hold numbers (`int64` are whole numbers, `float64` are numbers with decimals); four of these
# were measured on the penguin. Three columns hold words (`str`). And one line differs from the others: there are 342
# rows, but only 333 of them say something in `sex`. Real tables have holes. The next cell counts them.

# %%
penguins.isna().sum()

# %% [markdown]
# For nine penguins nobody could say whether they were male or female. The measurements, which we are about to use, are
# complete.
#
# ## How many of each?
#
# ```{admonition} What do you expect?
# :class: tip
# The table has three species. If you had to bet on the species of the next penguin without seeing it, which would you
# name? How often would you be right?
# ```

# %%
species_share = penguins["species"].value_counts(normalize=True)
species_share.round(2)

# %% [markdown]
# **Look** Somebody who always says *Adelie*, with closed eyes, is right for 44 % of these penguins. Not for a third of
# them, because the species are not equally common. Keep this number: whatever we build has to beat it.
#
# ## One feature at a time
#
# ```{admonition} What do you expect?
# :class: tip
# Flippers: do you think that their length tells the three species apart?
# ```

# %%
import matplotlib.pyplot as plt
import seaborn as sns

palette = dict(zip(["Adelie", "Chinstrap", "Gentoo"], sns.color_palette("colorblind")))
sns.histplot(penguins, x="flipper_length_mm", hue="species", palette=palette, binwidth=3, element="step")
plt.xlabel("Flipper length (mm)")
plt.ylabel("Number of penguins")
plt.title("Gentoo penguins have the longest flippers")
plt.show()

# %% [markdown]
# *The plot shows three histograms of flipper length. The Gentoo penguins stand on the right, mostly between 205 and
# 230 mm. Adelie and Chinstrap penguins stand on the left, mostly between 180 and 205 mm, one on top of the other.*
#
# **Look** One feature goes a part of the way. A flipper of 220 mm says *Gentoo*. A flipper of 190 mm says *not
# Gentoo*, and nothing more.
#
# ## Two features together
#
# Let us draw one point for each penguin, its bill's length to the right and its bill's depth upwards. (The depth of a
# bill is how thick it is from top to bottom.)

# %%
markers = {"Adelie": "o", "Chinstrap": "s", "Gentoo": "X"}
sns.scatterplot(
    penguins, x="bill_length_mm", y="bill_depth_mm", hue="species", style="species", palette=palette, markers=markers
)
plt.xlabel("Bill length (mm)")
plt.ylabel("Bill depth (mm)")
plt.title("Two measurements of the bill set three species apart")
plt.show()

# %% [markdown]
# *The plot shows three clouds of points with little overlap. Adelie: short and deep bills, top left. Gentoo: long and
# shallow bills, bottom right. Chinstrap: long and deep bills, top right.*
#
# **Look** Neither feature could do this alone. Cover the plot so that you see only the lower axis: Gentoo and
# Chinstrap fall on the same place. See only the left axis: Adelie and Chinstrap do. *Together* they set
# all three apart.
#
# ## Surprise: a table can say one thing, and each of its parts the opposite
#
# The **[correlation](../appendix/glossary.md#correlation)** of two columns is a number between -1 and 1. It is above
# zero when they tend to grow together, and below zero when one tends to shrink as the other grows.
#
# ```{admonition} What do you expect?
# :class: tip
# Does a heavier penguin have a deeper bill? Is the correlation of mass and depth above zero, or below?
# ```

# %%
overall = penguins["body_mass_g"].corr(penguins["bill_depth_mm"])
print(f"all penguins: {overall:.2f}")

within = {}
for species, group in penguins.groupby("species"):
    within[species] = group["body_mass_g"].corr(group["bill_depth_mm"])
    print(f"{species:>12}: {within[species]:.2f}")

# %% [markdown]
# Over all penguins the correlation is *negative*: heavier penguins have shallower bills. Inside every single species it
# is *positive*: heavier penguins have deeper bills. Both are true. How can that be?

# %%
sns.lmplot(
    penguins, x="body_mass_g", y="bill_depth_mm", hue="species", hue_order=markers, palette=palette,
    markers=list(markers.values()), ci=None, height=4.5, aspect=1.4,
)
sns.regplot(penguins, x="body_mass_g", y="bill_depth_mm", scatter=False, ci=None, color="black",
            line_kws={"linestyle": "--"})
plt.xlabel("Body mass (g)")
plt.ylabel("Bill depth (mm)")
plt.title("Up within each species, down over all of them (dashed)")
plt.show()

# %% [markdown]
# *The plot shows bill depth against body mass with one straight line fitted to each species, and one to all penguins.
# The three lines of the species rise. The dashed line of all penguins falls.*
#
# **Look** The Gentoo penguins, at the lower right, are heavy and have shallow bills. They pull the dashed line down.
# A summary of the whole table mixes up *which species it is* with *how big the penguin is*. This is why we look before
# we compute, and why a model that is given the right features can do better than any single number.
#
# ## A first rule, made by hand
#
# Go back to the plot of the bills. With a ruler you could draw one upright line and one level line, and read off a
# rule:

# %%
def guess_species(bill_length_mm, bill_depth_mm):
    if bill_length_mm < 43:
        return "Adelie"
    if bill_depth_mm < 17:
        return "Gentoo"
    return "Chinstrap"


guesses = [
    guess_species(length, depth)
    for length, depth in zip(penguins["bill_length_mm"], penguins["bill_depth_mm"])
]
rule_accuracy = (guesses == penguins["species"]).mean()
print(f"The rule is right for {rule_accuracy:.0%} of the penguins.")

# %% [markdown]
# That is a **[model](../appendix/glossary.md#model)**: it takes the features of a penguin and gives a
# [prediction](../appendix/glossary.md#prediction) of its target. The share of predictions that are right is called
# **[accuracy](../appendix/glossary.md#accuracy)**. Ours is far above the 44 % of the closed eyes.
#
# ```{admonition} Try it
# :class: seealso
# Move the 43 and the 17 a little and run the cell again. Can you do better?
# ```
#
# Moving these numbers is doing by hand what the computer will do in the next lesson: adjusting a rule until it fits the
# data. That is what *learning* means in machine learning.
#
# But you have also *chosen* these numbers while looking at these very penguins. Would the rule be as good for
# penguins that you have never seen? That question will follow us through the whole course.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
flippers = penguins.groupby("species")["flipper_length_mm"]
assert penguins.shape == (342, 8)
assert penguins["sex"].notna().sum() == 333
assert penguins.drop(columns="sex").notna().all(axis=None)
assert species_share.idxmax() == "Adelie" and round(species_share.max(), 2) == 0.44
assert flippers.quantile(0.1)["Gentoo"] >= 205 and flippers.quantile(0.9)["Gentoo"] <= 230
assert flippers.quantile(0.1)[["Adelie", "Chinstrap"]].min() >= 180
assert flippers.quantile(0.9)[["Adelie", "Chinstrap"]].max() <= 205
assert overall < 0 and all(value > 0 for value in within.values())
assert rule_accuracy > 0.9

# %% [markdown]
# ## Remember
#
# - A row is a **sample**, a column is a **feature**, and the column you want to predict is the **target**. The
#   question decides which column is the target.
# - Look first: how many rows, what is missing, how common is each value of the target.
# - Always saying the most common value is right quite often. Know that number before you are proud of a model.
# - Features can be useless alone and strong together, and a table as a whole can hide what each group does.
# - A **model** is a rule from features to a prediction. **Accuracy** is the share of its predictions that are right.
