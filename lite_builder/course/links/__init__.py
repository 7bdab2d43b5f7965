"""Where do links and references lead, and how are they written for a reader?"""
