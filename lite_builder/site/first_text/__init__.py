"""What can a learner read before JupyterLab has come? The text of each notebook, as HTML that runs nothing."""
