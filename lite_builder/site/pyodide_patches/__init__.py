"""What do we change in Pyodide 314.0.3 (github.com/pyodide/pyodide), and why? Nothing in other releases."""
