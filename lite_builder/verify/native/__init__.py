"""Does a notebook give the same on a computer as it does in the browser?"""
