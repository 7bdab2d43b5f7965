"""A module beside the pages, which they import."""


def mean(numbers):
    return sum(numbers) / len(numbers)
