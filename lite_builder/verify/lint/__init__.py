"""What will fail or mislead in the browser, as far as the code alone tells?"""
