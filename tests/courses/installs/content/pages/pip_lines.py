# %% [markdown]
# # Lines for pip

# %%
# %pip install seaborn
import seaborn

# %%
# %pip install -q -U "pandas>=2" scikit-learn  # for tables
import pyodide_js

assert "scikit-learn" not in pyodide_js.loadedPackages.to_py(), "a line for pip loads nothing"

# %%
# !pip install numpy | tail -1

# %%
# %%capture printed
# %pip install -r requirements.txt

# %%
assert printed.stdout.startswith("Part of this site, nothing to install: joblib "), printed.stdout

# %%
name = "scipy"
# %pip install {name} matplotlib

# %%
# %pip freeze

# %% tags=["raises-exception"]
# %pip install cowsay

# %% tags=["raises-exception"]
# !python -m pip install -q "pandas<3"

# %% tags=["raises-exception"]
# %pip install https://files.example.org/cowsay-6.1-py3-none-any.whl git+https://example.org/cowsay

# %% tags=["raises-exception"]
# %pip install "pandas[excel]"
