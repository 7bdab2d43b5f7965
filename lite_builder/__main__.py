"""`lite-builder`, which is also `python -m lite_builder`: loads the commands and hands over to them."""

import sys


def main() -> None:
    """Run the command line; Ctrl+C ends it without a traceback from its first moment on."""
    try:
        _leave_out_grammar_of_addresses()
        from lite_builder.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        sys.exit(130)


def _leave_out_grammar_of_addresses() -> None:
    """Spare this process 0.7 s at the loading of nbformat.

    jsonschema takes rfc3987_syntax if it is there, to check internationalised addresses, of which notebooks have none;
    and that compiles 38 grammars when it is imported. A module that is None counts as not installed (Python's language
    reference, "The import system", 5.3.1).
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
