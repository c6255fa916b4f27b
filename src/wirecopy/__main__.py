"""``python -m wirecopy``."""

import sys

from wirecopy.cli import main

if __name__ == "__main__":
    sys.exit(main())
