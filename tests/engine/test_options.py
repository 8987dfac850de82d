"""The options of a scan."""

from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions


def test_named_items_are_refreshed_whatever_their_library_and_level() -> None:
    options = ScanOptions(
        library_ids=("1",), levels=(MediaType.MOVIE,), dry_run=True, item_deadline=7
    ).for_items(["4", "5"])
    assert options == ScanOptions(rating_keys=("4", "5"), item_deadline=7)


def test_only_a_scan_with_a_pause_limit_may_wait() -> None:
    options = ScanOptions()
    assert (options.is_scan, options.may_wait) == (True, True)
    unpaused = ScanOptions(pause_limit=0)
    assert (unpaused.is_scan, unpaused.may_wait) == (True, False)
    named = options.for_items(["7"])
    assert (named.is_scan, named.may_wait) == (False, False)
