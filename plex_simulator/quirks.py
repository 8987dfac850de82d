"""The differences between servers that are not faults."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Quirks:
    """Behaviour that varies between versions of Plex; it can change at run time."""

    # Pages never hold more than this, whatever the client asks for.
    max_page_size: int | None = None
    # Reads beyond this many at a time are answered with 503.
    max_parallel_reads: int | None = None
    # The longest list of ids that one details request may carry, in characters.
    max_id_list: int = 4000
    lists_carry_locks: bool = False
    withhold_list_guids: frozenset[str] = field(
        default_factory=lambda: frozenset({"season", "episode"}),
    )
    # Whether details, and with includeGuids=1 other lists, show external ids at all.
    shows_guids: bool = True
    # Whether lists honour filters (addedAt>>, guid, title, unmatched), orders, and exclude…
    honours_filters: bool = True
    honours_orders: bool = True
    honours_exclusions: bool = True
    # Whether pages tell the length of their list.
    states_totals: bool = True
    # Whether a read of many items leaves out unknown ones; else it is answered with 404.
    batches_leave_out_unknown: bool = True
    honours_skip_refresh: bool = True
    # Whether all candidates carry a score, as those of legacy agents do.
    scores_all_candidates: bool = False
    raw_control_characters: bool = False
    # JSON with numbers as text, booleans as numbers, and one object in place of a list of one.
    uneven_json: bool = False
    refresh_answers_container: bool = False
    socket_honours_filters: bool = True
    socket_integer_ids: bool = False
    socket_single_objects: bool = False
    socket_noise: bool = True
    permanent_butler: bool = True
    # Whether an edit moves a library's contentChangedAt; what comes and goes always does. No
    # recording tells, and clients know of kinds of scans that do not move it either.
    content_counts_edits: bool = True
    # Whether a match fetches pictures too; elsewhere they need a refresh.
    match_fetches_pictures: bool = True
    # Whether a match destroys edits and locks, and what was watched. Reports contradict each other.
    match_destroys_edits: bool = False
    match_forgets_views: bool = False
    # Whether imdb://…, tmdb://… and tvdb://… serve as guid and as search words, as in 2022.
    takes_external_guids: bool = False
