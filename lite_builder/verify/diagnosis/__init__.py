"""Why does something fail in the browser, and not at home?"""
