"""Keep the unit suite, which has no browser, out of this folder."""

import os

collect_ignore_glob = [] if "PLEX_SMART_REFRESHER_BROWSER" in os.environ else ["*.py"]
