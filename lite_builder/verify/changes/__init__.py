"""Which notebooks need not run, since nothing has changed since they passed?"""
