# %% [markdown]
# # A second process

# %%
import subprocess

subprocess.run(["echo", "hello"], check=True)
