# %% [markdown]
# # What looks as if it differed

# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score

iris = load_iris(as_frame=True)

# %%
cross_val_score(RandomForestClassifier(random_state=0), iris.data, iris.target)

# %%
iris.frame.describe()

# %%
RandomForestClassifier(max_depth=3).fit(iris.data, iris.target)

# %%
import matplotlib.pyplot as plt

ax = iris.frame.plot.scatter("sepal length (cm)", "petal length (cm)")
ax.set_title("Letters are drawn by another version of FreeType")
plt.show()

# %%
print({"setosa", "versicolor", "virginica", "another"})
print({name: len(name) for name in iris.target_names})


# %%
class Thing:
    """Has no name of its own, and is shown by its address."""


Thing()

# %%
# %timeit -n 10 -r 2 sum(range(1000))

# %%
np.random.default_rng().random()

# %%
np.linalg.solve(np.vander([1.0, 2.0, 3.0, 4.0]), np.ones(4)) + 1e-17

# %%
import warnings

warnings.warn("the same text, from a file of another name")

# %%
open("written.txt", "w").write("in a copy of the course")
