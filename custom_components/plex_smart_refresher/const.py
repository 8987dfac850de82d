"""Names that several modules use."""

from typing import Final

DOMAIN: Final = "plex_smart_refresher"
INTEGRATION_NAME: Final = "Plex Smart Refresher"
#: The path of the panel in the frontend; the entry ID of a server follows.
PANEL_PATH: Final = "plex-smart-refresher"

#: The path of the posters of a server; the rating key of an item follows.
POSTERS_PATH: Final = f"/api/{DOMAIN}/{{entry_id}}/thumb/"
#: The path of the pictures of candidates; the rating key of an item follows, then a guid.
CANDIDATES_PATH: Final = f"/api/{DOMAIN}/{{entry_id}}/candidate/"

CONF_CLIENT_IDENTIFIER: Final = "client_identifier"
#: The user wants the first look at the library once the server is set up.
CONF_CHECK_NOW: Final = "check_now"
ISSUE_NOTIFY_FAILED: Final = "notify_failed"

# Options of actions and schedules; options.py has all options.
CONF_LIBRARIES: Final = "libraries"
#: The libraries that were there when some of them were chosen; others are new.
CONF_KNOWN_LIBRARIES: Final = "known_libraries"
#: The names and types of the server's libraries by ID, as last listed; stored in the data.
CONF_LISTED_LIBRARIES: Final = "listed_libraries"
CONF_WINDOW_DAYS: Final = "window_days"
CONF_MAX_ITEMS: Final = "max_items"
CONF_DRY_RUN: Final = "dry_run"

SUBENTRY_SCHEDULE: Final = "schedule"
CONF_TIME: Final = "time"
CONF_WEEKDAYS: Final = "weekdays"
CONF_CATCH_UP_HOURS: Final = "catch_up_hours"
