"""Which memories of Pyodide does the site ship, so that no learner waits for imports that were done before?"""
