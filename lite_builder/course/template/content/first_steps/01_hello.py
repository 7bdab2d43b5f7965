# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Hello, data
#
# This lesson is a Python file. A line with `# %%` starts a code cell, and one with `# %% [markdown]` starts a cell of
# text.
#
# The data are **simulated**, not measured: 60 imaginary seedlings, how many hours of light each had per day, and how
# tall it was after three weeks.

# %%
import pandas as pd

seedlings = pd.read_csv("../datasets/measurements.csv")
seedlings.head()

# %% [markdown]
# What do you expect: does more light make a taller seedling? A plot answers faster than a table.

# %%
import matplotlib.pyplot as plt

fig, ax = plt.subplots()
ax.scatter(seedlings["light_hours"], seedlings["height_cm"])
ax.set(xlabel="Light (hours per day)", ylabel="Height after three weeks (cm)", title="Sixty simulated seedlings")
plt.show()

# %% [markdown]
# *The plot shows one point for each seedling. The points rise from the lower left to the upper right: more light,
# taller seedlings, with some scatter.*
#
# A model can say how much taller. We hold back a quarter of the seedlings, to test it on some that it has not seen.

# %%
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

light_train, light_test, height_train, height_test = train_test_split(
    seedlings[["light_hours"]], seedlings["height_cm"], test_size=0.25, random_state=0
)
model = LinearRegression().fit(light_train, height_train)
error = mean_absolute_error(height_test, model.predict(light_test))
print(f"each hour of light adds {model.coef_[0]:.2f} cm")
print(f"on seedlings that it has not seen, the model is off by {error:.1f} cm on average")

# %% [markdown]
# **Your turn** How tall would a seedling be with 9 hours of light? Change the number and run the cell again.

# %%
model.predict(pd.DataFrame({"light_hours": [9.0]})).round(1)
