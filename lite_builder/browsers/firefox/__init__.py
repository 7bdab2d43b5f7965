"""How is Firefox found, started and spoken to?"""
