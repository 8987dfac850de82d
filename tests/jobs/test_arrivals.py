"""What arrives is inspected, healed and announced once, in simulated time."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.air_dates import WaitReason
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import RequestError, ServerLostError
from custom_components.plex_smart_refresher.engine.job import JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.traits import ServerTraits
from custom_components.plex_smart_refresher.storage import Told
from plex_simulator import Outcome

from ..engine.fakes import DAY, NO_SUMMARY, NOW
from .arrival_kit import Home, at_home, entry, running

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
NEVER: dict[str, Any] = {"outcome": Outcome.NEVER}


async def test_a_healthy_film_is_ready_after_one_look_of_two_requests() -> None:
    async with at_home() as home:
        home.server.calls.clear()
        await home.arrive("7")  # processed at second 6
        await home.until(100)
        home.process("7")
        await home.until(7_000)
        home.create("7")  # announced again
        await home.until(8_000)
        assert home.told == [(36, "7", "ready")]
        ((_, news),) = home.news
        assert (news.item.summary, news.library) == ("What happens in 7.", "Library 1")
        assert (round(news.ready_after or 0), news.healed, news.defects) == (35, False, frozenset())
        assert dict(home.server.calls) == {"read_items": 1, "read_posters": 1}
        assert (home.jobs, home.arrivals.pending.count) == ([], 0)


async def test_a_broken_film_is_refreshed_after_three_minutes_and_told_as_healed() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER)
        await home.until(60)
        assert (home.arrivals.pending.count, home.arrivals.pending.next_at) == (1, NOW + 181)
        (row,) = home.arrivals.pending.rows
        assert (row.item and row.item.title, row.defects) == ("The movie 7", {POSTER})
        await home.until(300)
        assert home.refreshed_at == [181]
        ((at, news),) = home.news
        assert (news.is_ready, news.healed, at < 200) == (True, True, True)
        (job,) = home.jobs
        assert (job.trigger, job.options.rating_keys) == (JobTrigger.ARRIVAL, ("7",))
        await home.until(10_000)
        assert (len(home.jobs), len(home.news)) == (1, 1)


async def test_what_does_not_heal_is_tried_four_times_and_told_once_as_incomplete() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(20_000)
        assert home.refreshed_at == [181, 601, 1801, 7201]
        assert home.told == [(901, "7", "incomplete")]
        assert home.news[0][1].defects == {POSTER}
        assert home.arrivals.pending.count == 0
        state = home.world.memory.remembered["7"]
        assert (state.attempts, state.given_up) == (1, False), "one day counts as one failure"
        home.server.items["7"].item = home.server.items["7"].cure  # what somebody does in Plex
        home.process("7")
        await home.until(20_100)
        assert home.told[1:] == [(20_030, "7", "ready")]
        assert not home.news[1][1].healed
        home.process("7")
        await home.until(30_000)
        assert len(home.news) == 2


async def test_what_a_scan_heals_later_is_ready_then() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(8_000)
        home.server.items["7"].outcome = Outcome.FIXED
        await home.async_start(ScanOptions(pause_limit=0), JobTrigger.SCHEDULE)
        home.world.memory.remembered["7"] = replace(
            home.world.memory.remembered["7"], next_attempt=None
        )
        await home.until(8_100)
        assert [what for _, _, what in home.told] == ["incomplete", "ready"]
        assert home.news[1][1].healed


async def test_a_season_that_arrives_file_by_file_is_one_look_and_one_job() -> None:
    async with at_home() as home:
        server = home.server
        home.server.add("1", MediaType.SHOW, library_id="2")
        home.server.add("2", MediaType.SEASON, library_id="2", parent_key="1")
        parents = {"parent_key": "2", "grandparent_key": "1"}
        for key, media_type in (("1", MediaType.SHOW), ("2", MediaType.SEASON)):
            home.create(key, media_type, parent_key="" if key == "1" else "1")
        server.calls.clear()
        for number in range(10, 20):
            broken = (POSTER,) if number < 13 else ()
            fields = {"library_id": "2", "number": number, "outcome": Outcome.FIXED, **parents}
            server.add(f"{number}", MediaType.EPISODE, *broken, **fields)
            home.create(f"{number}", MediaType.EPISODE, **parents)
            await home.clock.sleep(15)
            home.process(f"{number}")
        for key in ("2", "1"):
            home.process(key)
        await home.until(185)  # 30 s after the last
        assert server.calls["read_items"] == 1
        assert sum(server.calls.values()) <= 2 * 12
        assert sorted(key for _, key, _ in home.told) == sorted(
            ["1", "2", *map(str, range(13, 20))]
        )
        await home.until(500)
        assert [job.options.rating_keys for job in home.jobs] == [("10", "11", "12")]
        assert len(home.news) == 12


@pytest.mark.parametrize(
    ("frames", "told"),
    [
        ([{"state": 1, "media_state": "analyzing"}, {}], ["ready"]),
        ([{"media_state": "analyzing"}, {"media_state": "thumbnailing"}, {}], []),
        ([{"media_state": "analyzing"}], []),
        ([{"type": None, "state": 0, "metadata_state": "created"}, {}], []),
        ([{}, {}, {}], []),
    ],
)
async def test_a_replaced_file_is_news_and_a_mere_analysis_an_extra_or_noise_is_not(
    frames: list[dict[str, Any]], told: list[str]
) -> None:
    async with at_home() as home:
        home.server.add("7")
        for frame in frames:
            home.server.tell(entry("7")._replace(**frame))
        await home.until(2_000)
        assert [what for _, _, what in home.told] == told
        assert all(news.is_replaced for _, news in home.news)
        assert home.jobs == []


async def test_a_replaced_film_that_lost_its_poster_is_healed_unless_it_was_broken_before() -> None:
    async with at_home() as home:
        for key in ("7", "8"):
            home.server.add(key, MediaType.MOVIE, POSTER)
            home.server.tell(entry(key, state=1, media_state="analyzing"))
            home.process(key)
        home.world.memory.failed_before("8", POSTER, next_attempt=NOW + 9 * DAY)
        await home.until(2_000)
        assert [(key, what) for _, key, what in home.told] == [("7", "ready")]
        assert home.news[0][1].is_replaced
        assert home.server.refreshed == ["7"]


async def test_an_import_proves_that_a_file_was_replaced() -> None:
    async with at_home() as home:
        home.server.add("7")
        home.arrivals.note_import("7", is_upgrade=True)
        await home.until(100)
        assert [(key, what) for _, key, what in home.told] == [("7", "ready")]
        assert home.news[0][1].is_replaced


async def test_an_import_that_is_reported_late_is_not_announced_again() -> None:
    async with at_home() as home:
        await home.arrive("7")
        await home.until(100)
        home.arrivals.note_import("7", is_upgrade=False)
        home.server.add("8")
        home.arrivals.note_import("8", is_upgrade=False)
        await home.until(300)
        assert [key for _, key, _ in home.told] == ["7", "8"]


async def test_what_is_not_there_at_first_is_looked_at_again_and_what_is_deleted_vanishes() -> None:
    async with at_home() as home:
        for key in ("7", "8", "9"):
            home.create(key)
            home.server.tell(entry(key))
        await home.until(50)
        home.server.add("7")
        home.server.tell(entry("8", state=9))
        await home.until(200)
        assert [key for _, key, _ in home.told] == ["7"]
        await home.until(9_000)
        assert home.arrivals.pending.count == 0
        assert home.server.calls["read_items"] < 12
        assert list(home.store.rows) == ["7"]


async def test_very_many_at_once_become_one_scan_of_their_library_and_no_events() -> None:
    async with at_home() as home:
        for number in range(300):
            broken = (POSTER,) if number < 3 else ()
            home.server.add(f"{number}", MediaType.MOVIE, *broken, added_at=NOW + 1)
            home.create(f"{number}")
        for number in range(300):
            home.process(f"{number}")
        await home.until(1_000)
        assert home.news == []
        (job,) = home.jobs
        assert (job.trigger, job.options.library_ids) == (JobTrigger.ARRIVAL, ("1",))
        assert (job.options.window_days, job.options.is_scan) == (0, True)
        assert sorted(home.server.refreshed) == ["0", "1", "2"]
        await home.arrive("film")
        await home.until(2_000)
        assert [key for _, key, _ in home.told] == ["film"]
        home.server.tell(None)
        await home.until(3_000)
        assert len(home.jobs) == 1, "the scan has seen all that the lists show"


async def test_the_scan_of_very_many_waits_until_the_server_has_processed_them() -> None:
    async with at_home() as home:
        for number in range(300):
            home.server.add(f"{number}", MediaType.MOVIE, *([POSTER] if number < 3 else []))
            home.create(f"{number}")
        assert home.arrivals._intake.watch.count <= 200, "the others are up to the scan"
        home.server.queued = 7
        await home.until(3_000)
        assert home.jobs == []
        assert home.server.calls["pending_updates"] < 30
        home.server.queued = 0
        await home.until(3_300)
        assert len(home.jobs) == 1


async def test_the_scan_of_very_many_does_not_wait_forever() -> None:
    async with at_home() as home:
        for library_id, wait in (("1", 9_000), ("2", 1_000)):
            for number in range(300):
                key = f"{library_id}{number}"
                home.server.add(key, MediaType.MOVIE, library_id=library_id)
                home.create(key, library_id=library_id)
            home.server.queued = 7
            await home.until(home.clock.now - NOW + wait)
            assert [job.options.library_ids for job in home.jobs][-1:] == [(library_id,)]
            home.server.fail("pending_updates", RequestError("status 404"))


async def test_a_restart_loses_nothing_and_repeats_nothing() -> None:
    home = Home()
    await home.libraries.async_check()
    async with running(home):
        await home.arrive("ready")
        await home.arrive("broken", POSTER, **NEVER)
        await home.until(700)
        assert home.refreshed_at == [186, 606]
        await home.until(890)
    home.restart()
    await home.until(1_500)  # the time of the event passes meanwhile
    async with running(home):
        await home.until(1_600)
        assert [(key, what) for _, key, what in home.told] == [
            ("ready", "ready"),
            ("broken", "incomplete"),
        ]
        await home.until(9_000)
    assert home.refreshed_at == [186, 606, 1_806, 7_206]
    assert len(home.news) == 2


async def test_what_arrived_in_a_night_without_the_socket_is_caught_up() -> None:
    home = Home()
    home.server.add("old", added_at=NOW - 10)
    await home.libraries.async_check()
    async with running(home):
        await home.until(600)
        assert home.news == [], "it begins with what arrives from now on"
        await home.arrive("seen", added_at=NOW + 600)
        await home.until(700)
    assert [key for _, key, _ in home.told] == ["seen"]
    home.restart()
    await home.until(30_000)
    home.server.add("night", added_at=NOW + 20_000)
    home.server.add("ahead", added_at=NOW + 9 * DAY)  # the date of its file
    home.server.add("broken", MediaType.MOVIE, POSTER, added_at=NOW + 21_000)
    home.server.calls.clear()
    async with running(home):
        await home.until(31_000)
        assert sorted(key for _, key, _ in home.told[1:]) == ["broken", "night"]
        assert all(news.ready_after is None for _, news in home.news[1:])
        assert home.server.calls["read_page"] == 1, "the other library has not changed"
        home.server.calls.clear()
        home.server.tell(None)
        await home.until(32_000)
        assert len(home.news) == 3


async def test_a_list_that_is_not_sorted_is_read_on_for_what_arrived_in_a_night() -> None:
    home = Home()
    home.server.sorts = False
    home.server.traits = ServerTraits(sorts_by_addition=False)
    for number in range(120):
        home.server.add(f"{number}", added_at=NOW - 90 * DAY)
    async with running(home):
        await home.until(600)
    home.restart()
    await home.until(30_000)
    home.server.add("night", added_at=NOW + 20_000)
    async with running(home):
        await home.until(31_000)
    assert [key for _, key, _ in home.told] == ["night"]


async def test_a_night_with_very_many_arrivals_ends_in_a_scan() -> None:
    async with at_home() as home:
        home.server.listening = False
        for number in range(250):
            home.server.add(f"{number}", added_at=NOW + number)
        await home.until(5_000)
        (job,) = home.jobs
        assert (job.options.library_ids, home.news) == (("1",), [])
        assert sum(home.server.pages.count((start, 100)) for start in (0, 100, 200)) == 3


async def test_an_outage_of_the_sources_makes_arrivals_wait_and_counts_no_try() -> None:
    async with at_home() as home:
        home.server.add("control")
        home.server.provider_is_down = True
        await home.arrive("7", POSTER)
        await home.until(2_000)
        assert len(home.refreshed_at) == 1
        assert home.store.rows["7"].tries == 0
        assert home.server.calls["has_matches"] == 3, "after 0, 5 and 15 minutes"
        home.server.provider_is_down = False
        await home.until(6_000)
        assert len(home.refreshed_at) == 2
        assert [what for _, _, what in home.told] == ["incomplete", "ready"]
        assert {job.status for job in home.jobs} == {JobStatus.SUCCESS}


async def test_arrivals_wait_for_a_running_job_and_for_the_users_entity() -> None:
    async with at_home(pause_limit=10) as home:
        home.pause_entity.is_on = True
        await home.arrive("7", POSTER)
        await home.until(400)
        assert home.jobs == []
        home.running = occupied = type("Running", (), {"outcomes": {}, "before": None})()
        occupied.job = type("Job", (), {"options": ScanOptions()})()
        home.pause_entity.is_on = False
        await home.until(600)
        assert home.jobs == []
        home.running = None
        home.arrivals.wake()
        await home.until(700)
        assert [job.options.rating_keys for job in home.jobs] == [("7",)]
        assert [what for _, _, what in home.told] == ["ready"]


async def test_what_waited_for_a_job_is_refreshed_after_a_restart() -> None:
    home = Home(pause_limit=10)
    await home.libraries.async_check()
    home.pause_entity.is_on = True
    async with running(home):
        await home.arrive("7", POSTER)
        await home.until(2_000)
    assert [what for _, _, what in home.told] == ["incomplete"]
    home.pause_entity.is_on = False
    home.restart()
    async with running(home):
        await home.until(2_300)
    assert [what for _, _, what in home.told] == ["incomplete", "ready"]


async def test_further_tries_that_are_due_within_a_minute_are_one_job() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(40)
        await home.arrive("8", POSTER, **NEVER)
        await home.until(9_000)
        named = [job.options.rating_keys for job in home.jobs]
        assert named == [("7",), ("8",), *[("7", "8")] * 3]


async def test_what_a_long_job_has_healed_is_ready_before_its_end() -> None:
    async with at_home(refreshes_per_minute=1) as home:
        for key in ("7", "8", "9"):
            home.server.add(key, MediaType.MOVIE, POSTER)
            home.create(key)
            home.process(key)
        await home.until(220)
        assert (len(home.told), home.jobs) == (1, [])
        await home.until(400)
        assert len(home.jobs) == 1
        at = [moment for moment, _, _ in home.told]
        assert [each - at[0] for each in at] == [0, 60, 120]


async def test_a_cancelled_job_is_not_started_again_at_once() -> None:
    async with at_home() as home:
        home.server.latency = 1_000
        await home.arrive("7", POSTER)
        await home.until(190)
        home.cancel()
        await home.until(600)
        assert [job.status for job in home.jobs] == [JobStatus.CANCELLED]
        assert home.refreshed_at == [181]
        home.server.latency = 4
        await home.until(700)
        assert home.refreshed_at == [181, 601]


async def test_what_makes_room_for_another_job_follows_with_its_next_try() -> None:
    async with at_home(in_flight=1) as home:
        for key in ("7", "8"):
            home.server.add(key, MediaType.MOVIE, POSTER)
            home.create(key)
        await home.clock.sleep(5)
        for key in ("7", "8"):
            home.process(key)
        home.server.latency = 20
        await home.until(190)
        home.running.pause_control.drain()
        await home.until(590)
        assert home.refreshed_at == [181]
        assert [job.status for job in home.jobs] == [JobStatus.SUCCESS]
        assert [kind for _, _, kind in home.told] == ["ready"]
        await home.until(700)
        assert home.refreshed_at == [181, 601]
        assert [kind for _, _, kind in home.told] == ["ready", "ready"]
        assert not home.world.memory.remembered, "no failure counts"


async def test_a_server_that_is_away_is_waited_for() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER)
        home.server.go_away()
        await home.until(400)
        assert (home.news, home.jobs) == ([], [])
        home.server.is_away = False
        home.server.tell(None)
        await home.until(460)
        assert [what for _, _, what in home.told] == ["ready"]


async def test_a_job_that_lost_the_server_counts_no_try() -> None:
    async with at_home() as home:
        home.server.fail("refresh", ServerLostError("lost"), times=20)
        await home.arrive("7", POSTER)
        await home.until(400)
        assert [job.status for job in home.jobs] == [JobStatus.FAILED]
        assert home.store.rows["7"].tries == 0
        await home.until(3_000)
        assert home.jobs[-1].status is JobStatus.SUCCESS
        assert home.told[-1][2] == "ready"


async def test_an_unaired_episode_is_left_to_its_air_date() -> None:
    async with at_home() as home:
        soon = "2027-01-20"
        fields = {"library_id": "2", "parent_key": "2", "grandparent_key": "1", "aired": soon}
        home.server.add("7", MediaType.EPISODE, Defect.PLACEHOLDER_TITLE, **NEVER, **fields)
        home.create("7", MediaType.EPISODE, parent_key="2", grandparent_key="1")
        home.process("7")
        await home.until(20_000)
        assert (home.refreshed_at, len(home.jobs)) == ([], 1)
        assert [what for _, _, what in home.told] == ["incomplete"]
        assert home.world.memory.remembered["7"].wait_reason is WaitReason.UNAIRED


async def test_a_dry_run_reports_once_and_changes_nothing() -> None:
    async with at_home(dry_run=True) as home:
        await home.arrive("7", POSTER)
        await home.until(9_000)
        assert [job.options.dry_run for job in home.jobs] == [True]
        assert home.refreshed_at == []


async def test_switched_off_nothing_is_looked_at_and_switched_on_it_begins_anew() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER)
        await home.until(60)
        home.entry.options["arrivals"] = False
        home.arrivals.wake()
        await home.arrive("8", added_at=NOW + 65)
        home.arrivals.note_import("8", is_upgrade=True)
        await home.until(5_000)
        assert (home.news, home.jobs, home.store.rows) == ([], [], {})
        home.entry.options["arrivals"] = True
        home.arrivals.wake()
        await home.until(6_000)
        home.server.tell(None)
        await home.arrive("9", added_at=NOW + 6_000)
        await home.until(7_000)
        assert [key for _, key, _ in home.told] == ["9"]


async def test_titles_that_only_their_season_explains_are_judged_by_it() -> None:
    async with at_home() as home:
        fields = {"library_id": "2", "parent_key": "2", "grandparent_key": "1", **NO_SUMMARY}
        for number in (1, 2):
            key = f"{number + 20}"
            title = {"title": f"Chapitre {number}", "number": number, "aired": "2027-01-10"}
            home.server.add(key, MediaType.EPISODE, **(fields | title | {"has_summary": True}))
        home.create("22", MediaType.EPISODE, parent_key="2", grandparent_key="1")
        home.server.calls.clear()
        home.process("22")
        await home.until(100)
        assert dict(home.server.calls) == {"read_items": 1, "read_below": 1}


async def test_a_clock_that_jumps_neither_repeats_nor_loses_an_arrival() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(100)
        home.clock.jump(-30 * DAY)
        home.process("7")
        await home.until(4_000)
        assert 1 <= len(home.refreshed_at) <= 3
        assert [what for _, _, what in home.told] == ["incomplete"]
        assert home.store.rows["7"].told is Told.INCOMPLETE


async def test_noise_about_old_items_and_other_libraries_costs_no_request() -> None:
    async with at_home(libraries=["1", "2"]) as home:
        home.server.add("7")
        home.server.add_library("99")
        await home.libraries.async_check()
        home.server.calls.clear()
        for number in range(5_000):
            home.server.tell(entry("7", media_state="analyzing", is_queued=True))
            home.server.tell(entry(f"{number}", library_id="99", state=0, metadata_state="created"))
        await home.until(4_000)
        assert (home.server.calls.total(), home.arrivals.pending.count) == (0, 0)
