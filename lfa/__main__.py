"""``python -m lfa``: the command line where no program may be started by name."""

from lfa.cli import main

if __name__ == "__main__":
    main()
