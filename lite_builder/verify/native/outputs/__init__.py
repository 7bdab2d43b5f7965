"""Are two outputs of a cell the same? Pure functions on text, tables and images."""
