"""`lite-builder`, which is also `python -m lite_builder`: loads the commands and hands over to them."""

import sys


def main() -> None:
    """Run the command line; Ctrl+C ends it without a traceback from its first moment on."""
    try:
        from lite_builder.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
