# %% [markdown]
# # Fails where nobody hears of it but on stderr


# %%
class Resource:
    def __del__(self):
        raise ValueError("nobody waits for this")


resource = Resource()
del resource

# %%
after = 1
