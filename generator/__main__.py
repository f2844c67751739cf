"""``python -m generator`` does what ``bantin`` does."""

import os
import sys

from generator import unchanged


def main() -> None:
    """Run the command line, and end at once when it is done: to put away 10.000 records in order takes a second."""
    try:
        _run()
    except SystemExit as told:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # nobody reads what is said: Python knows how to end then
            raise told from None
        if isinstance(told.code, int):
            os._exit(told.code)
        raise


def _run() -> None:
    """Run the command line, which takes a moment to be read: Ctrl+C may come then already."""
    try:
        if (code := unchanged.repeated(sys.argv[1:])) is not None:
            sys.exit(code)
        from generator import cli  # noqa: PLC0415 - as above
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng.\n")
        sys.exit(2)
    cli.main()


if __name__ == "__main__":
    main()
