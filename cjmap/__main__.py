"""`python -m cjmap` → the command line."""

from cjmap.cli import main

if __name__ == "__main__":
    main()
