"""`python -m lite_builder` is `lite-builder`."""

from lite_builder.cli import main

main()
