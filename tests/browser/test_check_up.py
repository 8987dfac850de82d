"""The check-up in a real browser: what the server hides, what is on purpose, and the report."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from playwright.async_api import expect
import pytest

from plex_simulator import PlexSimulator, ladder_catalog

from .studio import SHORT, Studio
from .test_layout import findings

_SCREENS = ({"language": "de", "dark": True}, {"phone": True})
_READY = "psr-checkup section h3"


@pytest.fixture(scope="module")
async def troubled(theatre: Studio) -> AsyncIterator[Studio]:
    """Return a server with faulty settings that was never scanned, but checked."""
    async with PlexSimulator(
        ladder_catalog(), machine_identifier="d" * 40, friendly_name="Cellar"
    ) as plex:
        films, series = plex.catalog.libraries.values()
        films.agent = "com.plexapp.agents.imdb"
        films.title = "Films of the <b>whole</b> family, as they were found in the cellar"
        plex.settings.server |= {"ButlerTaskRefreshPeriodicMetadata": False, "ButlerEndHour": 2}
        plex.settings.libraries = {series.key: {"respectTags": True}}
        plex.settings.is_signed_in = False
        entry_id = await theatre.home.add_server(plex.url, plex.token)
        server = replace(theatre, plex=plex, entry_id=entry_id)
        await theatre.home.set_options(entry_id, **SHORT | {"arrival_delay": 5})
        await server.command("checkup/run")
        late = {"seconds": 0.1, "broken": ["missing_summary", "placeholder_title"]}
        plex.arrive("movie", library=films.key, title=f"{films.title}, and longer", **late)
        plex.arrive("season", library=series.key, episodes=3, every=0.1, **late)
        yield server
        await theatre.home.delete(f"/api/config/config_entries/entry/{entry_id}")


@pytest.mark.parametrize("screen", _SCREENS)
async def test_nothing_of_it_overlaps_or_is_cut(troubled: Studio, screen: dict[str, bool]) -> None:
    async with troubled.visit(**screen) as visitor:  # type: ignore[arg-type]  # of either kind
        page = visitor.page
        size = page.viewport_size
        await visitor.open(f"/{troubled.entry_id}/checkup", ready=_READY)
        for summary in await page.locator("psr-checkup summary").all():
            await summary.click()
        assert await visitor.findings() == []
        assert await findings(page) == []
        await page.locator("psr-checkup .deeds button").last.click()
        await page.locator("psr-report-dialog textarea").wait_for()
        assert await visitor.findings() == []
        assert await findings(page) == []
        await page.keyboard.press("Escape")
        await visitor.open(f"/{troubled.entry_id}/overview", ready="psr-overview a.check-up")
        await page.locator("psr-arrivals li").nth(1).wait_for()
        assert await visitor.findings() == []
        assert await findings(page) == []
        await page.set_viewport_size(size)


async def test_a_finding_is_told_silenced_and_cured(troubled: Studio) -> None:
    async with troubled.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{troubled.entry_id}/overview", ready="psr-overview a.check-up")
        await page.locator("a.check-up").click()
        tags = page.locator("psr-checkup section .finding").filter(has_text="Embedded tags")
        await expect(tags).to_contain_text("Prefer local metadata")
        await tags.get_by_label("This is on purpose").click()
        await expect(tags).to_have_count(0)
        await page.get_by_role("button", name="Undo").click()
        await expect(tags).to_have_count(1)
        troubled.plex.settings.libraries.clear()
        await page.get_by_role("button", name="Check again").press("Enter")
        await expect(page.get_by_text("The check-up is done.")).to_be_visible()
        await expect(tags).to_have_count(0)


async def test_the_report_is_copied_and_saved_without_names(
    troubled: Studio, tmp_path: Path
) -> None:
    async with troubled.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{troubled.entry_id}/checkup", ready=_READY)
        await page.get_by_role("button", name="Compatibility report").click()
        report = await page.get_by_role("textbox", name="Compatibility report").input_value()
        assert report.startswith("# Compatibility report")
        assert "Cellar" not in report
        await page.get_by_role("button", name="Copy").click()
        await expect(page.get_by_text("The report is copied")).to_be_visible()
        async with page.expect_download() as download:
            await page.get_by_role("link", name="Download").click()
        saved = tmp_path / "report"
        await (await download.value).save_as(saved)
        assert saved.read_text() == report
        await page.keyboard.press("Escape")
