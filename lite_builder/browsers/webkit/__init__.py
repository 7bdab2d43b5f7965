"""How is WebKit, as WebKitGTK has it, found, started and spoken to?"""
