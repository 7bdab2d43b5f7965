"""Do the libraries of the site work? Their own test suites, run in the site's own kernel."""
