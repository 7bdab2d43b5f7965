# %% [markdown]
# # Figures of plotly

# %%
import plotly.express as px

flowers = px.data.iris()
figure = px.scatter(flowers, x="sepal_width", y="sepal_length", color="species")
figure

# %%
figure.show()

# %%
figure.show(renderer="notebook")

# %%
import pandas as pd

pd.options.plotting.backend = "plotly"
pd.Series([3, 1, 2], index=["a", "b", "c"]).plot.bar()
