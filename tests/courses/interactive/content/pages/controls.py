# %% [markdown]
# # Controls of ipywidgets

# %%
from ipywidgets import interact


@interact(number=(0, 10))
def square(number=3):
    print(number, "squared is", number**2)


# %%
import ipywidgets as widgets

button = widgets.Button(description="Count")
label = widgets.Label("not yet")


def count(_):
    label.value = "counted"


button.on_click(count)
widgets.VBox([button, label])

# %%
import plotly.graph_objects as go

figure = go.FigureWidget(go.Scatter(x=[1, 2, 3], y=[4, 1, 2]))
figure
