# %% [markdown]
# # Opens dialogs that nobody answers

# %%
from IPython.display import Javascript, display

display(Javascript("alert('Hello'); confirm('Really?'); prompt('Who are you?')"))
display(Javascript("window.onbeforeunload = (event) => event.preventDefault()"))

# %%
after = 1
