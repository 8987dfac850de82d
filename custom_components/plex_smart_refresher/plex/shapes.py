"""The shapes of answers: what a probe keeps of them."""

from collections.abc import Mapping
import re

from ..engine.assumptions.observed import Answer, Body, CandidateShape, Entry, PosterShape
from ..engine.errors import RequestError
from ..engine.media import MediaType
from .json_api import Seen
from .json_values import Container, is_yes, objects_of, parse_number, text_of
from .parsing import is_rating_key, parse_container

#: The keys of the lists of items, candidates and posters.
_ITEMS = ("Directory", "Metadata")
_CANDIDATES = ("SearchResult",)
_POSTERS = ("Metadata", "Photo")
_TYPES = {str(media_type): media_type for media_type in MediaType}
_RATING_KEY = re.compile(r"/library/metadata/([0-9]{1,20})(?![0-9])")
#: A picture of an agent that the server has fetched has the agent in its address.
_OF_AGENT = re.compile(r"metadata://posters/\w+\.(?:\w+\.)*agents\.")


def answer_of(seen: Seen) -> Answer:
    """Return the shape of an answer."""
    body, container = _body_of(seen)
    items = [each for name in _ITEMS for each in objects_of(container.get(name))]
    posters = [each for name in _POSTERS for each in objects_of(container.get(name))]
    found = [each for name in _CANDIDATES for each in objects_of(container.get(name))]
    return Answer(
        status=seen.status,
        body=body,
        entries=tuple(_entry(each) for each in items if _is_item(each)),
        received=len(items),
        total=parse_number(container.get("totalSize")),
        candidates=tuple(_candidate(each) for each in found),
        posters=tuple(_poster(each) for each in posters if not _is_item(each)),
        activities=tuple(_activity(each) for each in objects_of(container.get("Activity"))),
        counters=_counters(container),
        settings=frozenset(
            text_of(each.get("id")).lower() for each in objects_of(container.get("Setting"))
        ),
    )


def _body_of(seen: Seen) -> tuple[Body, Container]:
    """Return what the body of an answer is, and its container if it is one."""
    text = bytes(seen.body).lstrip()[:100].lower()
    if not text:
        return Body.NOTHING, {}
    if seen.content_type.startswith("image/"):
        return Body.PICTURE, {}
    if text.startswith(b"<"):
        is_page = text.startswith((b"<html", b"<!doctype html"))
        return (Body.HTML if is_page else Body.XML), {}
    try:
        return Body.CONTAINER, parse_container(seen.body)
    except RequestError:
        return Body.TEXT, {}


def _is_item(entry: Container) -> bool:
    """Return whether an entry is an item of a library."""
    rating_key = text_of(entry.get("ratingKey"))
    return bool(rating_key) and is_rating_key(rating_key)


def _entry(item: Container) -> Entry:
    """Return the shape of an item."""
    ids = (text_of(each.get("id")) for each in objects_of(item.get("Guid")))
    fields = objects_of(item.get("Field"))
    thumb = text_of(item.get("thumb"))
    owner = _RATING_KEY.match(thumb)
    return Entry(
        text_of(item.get("ratingKey")),
        _TYPES.get(text_of(item.get("type"))),
        guid=text_of(item.get("guid")),
        external_ids=tuple(filter(None, ids)),
        locked=frozenset(
            text_of(each.get("name")) for each in fields if is_yes(each.get("locked"))
        ),
        has_title=bool(text_of(item.get("title")).strip()),
        thumb_owner=(owner[1] if owner else "") if thumb else None,
        added_at=parse_number(item.get("addedAt")),
        updated_at=parse_number(item.get("updatedAt")),
        is_deleted=bool(item.get("deletedAt")),
        names=frozenset(item),
    )


def _candidate(found: Container) -> CandidateShape:
    """Return the shape of a candidate."""
    return CandidateShape(
        type=text_of(found.get("type")),
        guid=text_of(found.get("guid")),
        has_score=parse_number(found.get("score")) is not None,
        has_name=bool(text_of(found.get("name")).strip()),
    )


def _poster(poster: Container) -> PosterShape:
    """Return the shape of a poster."""
    address = text_of(poster.get("ratingKey")) or text_of(poster.get("key"))
    origin = "metadata_agent" if _OF_AGENT.match(address) else address.partition("://")[0]
    return PosterShape(origin, text_of(poster.get("provider")), is_yes(poster.get("selected")))


def _activity(activity: Container) -> tuple[str, str]:
    """Return the type of an activity and the rating key of its item, if it names one."""
    context = next(iter(objects_of(activity.get("Context"))), {})
    key = _RATING_KEY.match(text_of(context.get("key")))
    return text_of(activity.get("type")), key[1] if key else ""


def _counters(container: Container) -> Mapping[str, int | None]:
    """Return the change counters of libraries, or the length of the queue of one."""
    if "updateQueueSize" in container:
        return {"": parse_number(container["updateQueueSize"])}
    return {
        text_of(each.get("key")): parse_number(each.get("contentChangedAt"))
        for each in objects_of(container.get("Directory"))
        if "agent" in each
    }
