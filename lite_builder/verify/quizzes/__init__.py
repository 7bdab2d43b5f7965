"""Is the declared answer to a question still what its code gives? And does it hold when little things change?"""
