"""How soon does Python answer: on the stock site of JupyterLite, and on ours? `make bench-start` prints it."""
