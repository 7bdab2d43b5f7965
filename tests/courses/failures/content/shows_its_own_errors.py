# %% [markdown]
# # Has IPython show errors otherwise, as `rich.traceback.install()` does

# %%
shell = get_ipython()
shell.set_custom_exc((Exception,), lambda self, kind, error, trace, tb_offset=None: print("Oh dear:", error))

# %%
raise ValueError("shown otherwise")

# %%
after = 1
