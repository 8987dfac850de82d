"""Home Assistant with a plex.tv of its own: `python -m tests.browser.plex_tv -c FOLDER …`."""

import os
import sys

from homeassistant.__main__ import main

from ..plex.directions import directions

#: The variable of the environment with the address of plex.tv.
PLEX_TV = "SIMULATED_PLEX_TV"

if __name__ == "__main__":
    for owner, name, address in directions(os.environ[PLEX_TV]):
        setattr(owner, name, address)
    sys.exit(main())
