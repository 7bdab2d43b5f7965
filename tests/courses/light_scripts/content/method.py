# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: light
# ---

# # The method

# %%time
total = sum(range(10))

assert total == 45
