# %% [markdown]
# # Asks another host, through a websocket of the worker

# %%
import js

socket = js.WebSocket.new("wss://socket.invalid/feed")
