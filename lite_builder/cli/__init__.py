"""The command `lite-builder`: parse, call one function of a room, print its value. `main.py` is the door."""
