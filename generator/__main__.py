"""``python -m generator`` does what ``bantin`` does."""

import sys

from generator import unchanged


def main() -> None:
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
