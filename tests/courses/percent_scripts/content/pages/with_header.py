# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     name: python3
# ---

# %% [markdown]
# # With a header
#
# The magics below are comments in the script and magics in the notebook.

# %%
# %%time
total = sum(range(1000))

# %%
# %matplotlib inline
import matplotlib
import matplotlib.pyplot as plt

figure = plt.figure()

# %% [markdown]
# The `matplotlibrc` beside this page takes effect.

# %%
assert total == 499500
assert matplotlib.rcParams["lines.linewidth"] == 7.5, matplotlib.matplotlib_fname()
assert list(figure.get_size_inches()) == [3, 2]
