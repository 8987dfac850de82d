"""The options of a scan."""

from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions


def test_named_items_are_refreshed_whatever_their_library_and_level() -> None:
    options = ScanOptions(
        library_ids=("1",), levels=(MediaType.MOVIE,), dry_run=True, item_deadline=7
    ).for_items(["4", "5"])
    assert options == ScanOptions(rating_keys=("4", "5"), item_deadline=7)
