"""Check the pictures of items: a limited number per scan, because each takes up to three requests.

Lists and details show an address for each picture, whether or not the server can load it, and do
not tell a frame of the video from a poster.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from ..context import Scan
from ..defects import has_own_poster
from ..errors import RequestError
from ..events import LogLevel
from ..lines import LineCode
from ..media import MediaItem, MediaType
from ..pictures import BAD_PICTURES, PictureCheck, PictureState, is_fresh

#: New items whose pictures a scan checks, in all and per list.
_MOST_NEW = 500
_MOST_PER_LIST = 50
#: Pictures that were bad, or belong to named items, that a scan checks again.
_MOST_AGAIN = 200
#: That many broken pictures, and more than whole ones, are a problem of the server.
_DOUBTFUL = 5


class PictureChecker:
    """Checks pictures for one scan, and keeps what it finds."""

    def __init__(self, scan: Scan) -> None:
        """Start without a check."""
        self._scan = scan
        self._new: Counter[tuple[str, MediaType]] = Counter()
        self._again_left = _MOST_AGAIN
        self._checked: set[str] = set()
        self._is_doubtful = False

    async def recall(self) -> None:
        """Note what earlier checks have found."""
        self._scan.pictures.note(await self._scan.memory.bad_pictures())

    async def check_new(self, items: Iterable[MediaItem], since: float | None = None) -> None:
        """Check the pictures of listed items that were added since a time, if nobody has."""
        wanted: list[MediaItem] = []
        for item in items:
            if self._new.total() >= _MOST_NEW:
                break
            place = item.library_id, item.type
            if self._new[place] < _MOST_PER_LIST and self._is_new(item, since):
                self._new[place] += 1
                wanted.append(item)
        if not wanted:
            return
        known = await self._scan.memory.pictures([item.rating_key for item in wanted])
        now = self._scan.clock.time()
        await self._check_all(
            [item for item in wanted if not is_fresh(item, known.get(item.rating_key), now)]
        )

    def _is_new(self, item: MediaItem, since: float | None) -> bool:
        """Return whether an item has its own picture, and was added since a time."""
        is_recent = since is None or item.added_at is None or item.added_at >= since
        return is_recent and has_own_poster(item) and not self._scan.criteria_of(item).is_personal

    async def check_again(self, items: Iterable[MediaItem]) -> None:
        """Check the pictures that were bad, and those of items that a user named.

        Beyond the limit, what was found before stands.
        """
        is_named = bool(self._scan.options.rating_keys)
        due = [
            item
            for item in items
            if item.rating_key not in self._checked
            and has_own_poster(item)
            and (is_named or self._scan.pictures.state_of(item) in BAD_PICTURES)
        ][: self._again_left]
        self._again_left -= len(due)
        await self._check_all(due)

    async def check_bad(self, item: MediaItem, *, is_refreshed: bool) -> None:
        """Check a picture that was bad, if it was replaced or refreshed since."""
        is_touched = is_refreshed or not self._scan.pictures.is_checked(item)
        is_bad = self._scan.pictures.state_of(item) in BAD_PICTURES
        if is_bad and is_touched and has_own_poster(item):
            await self.check(item)

    async def check(self, item: MediaItem) -> None:
        """Check the picture of an item."""
        if check := await self._ask(item):
            await self._keep([check])

    async def _check_all(self, items: Sequence[MediaItem]) -> None:
        """Check pictures; if most are suddenly broken, none of them is called so."""
        checks: list[PictureCheck] = []
        worse = 0
        for item in items:
            was = self._scan.pictures.state_of(item)
            check = await self._ask(item)
            if check is None:
                continue
            checks.append(check)
            worse += check.state is PictureState.BROKEN and was is not PictureState.BROKEN
        if worse >= _DOUBTFUL and 2 * worse > len(checks) and not self._is_doubtful:
            self._is_doubtful = True
            self._scan.log(LogLevel.WARNING, LineCode.PICTURES_DOUBTFUL, count=worse)
        if self._is_doubtful:
            checks = [check for check in checks if check.state is not PictureState.BROKEN]
        await self._keep(checks)

    async def _ask(self, item: MediaItem) -> PictureCheck | None:
        """Return what a check of a picture shows; None if it shows nothing."""
        self._checked.add(item.rating_key)
        await self._scan.give_way()
        try:
            state = await self._scan.server.check_picture(item)
        except RequestError as err:
            code = LineCode.PICTURE_UNCHECKED
            self._scan.log_item(LogLevel.DEBUG, item, code, error=str(err))
            return None
        if state is PictureState.UNKNOWN:
            return None
        return PictureCheck(item.rating_key, item.thumb, state, self._scan.clock.time())

    async def _keep(self, checks: Sequence[PictureCheck]) -> None:
        """Note checks, and store them."""
        self._scan.pictures.note(checks)
        if checks:
            await self._scan.memory.keep_pictures(checks)
