"""Start WeGO Desktop from the checkout: the window without arguments, else the command line."""

import sys

from wego_desktop.__main__ import main

sys.exit(main())
