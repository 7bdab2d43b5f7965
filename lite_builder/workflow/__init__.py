"""The flow of the house: a project becomes a course, a bundle, a site. Each step is one call into one room.

The rooms are imported where they are entered: to find that nothing has changed takes a fraction of the time that
loading the notebook libraries takes.
"""
