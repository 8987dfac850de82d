"""Tests of the panel in a real browser, from the sidebar click to a finished scan."""

import asyncio
from pathlib import Path
import re
from urllib.parse import urlsplit

from playwright.async_api import expect
import pytest

from .studio import PANEL, SLOWLY, Studio
from .test_layout import dialogs, views

expect.set_options(timeout=15_000)

DOMAIN = "plex_smart_refresher"
#: What a thumb must be able to hit.
_TARGETS = ("button", "select", "nav a")


async def test_from_the_sidebar_click_to_a_finished_scan(stage: Studio) -> None:
    async with stage.visit() as visitor:
        page = visitor.page
        await page.goto(visitor.url)
        entry = page.locator("ha-sidebar").get_by_text("Plex Refresher")
        await entry.wait_for()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        await entry.click()
        await page.locator("psr-overview").wait_for()
        # So that the panel shows soon: the card has loaded what both share.
        paths = [Path(urlsplit(url).path) for url in asked]
        scripts = [each.name for each in paths if each.suffix == ".js" and DOMAIN in each.parts]
        assert scripts == ["panel.js"]
        await expect(page).to_have_url(re.compile(f"{PANEL}/{stage.entry_id}/overview"))
        await page.get_by_label("Server").select_option(label="Summer house")  # never scanned yet
        await expect(page).to_have_url(re.compile(f"{PANEL}/{stage.second_entry_id}/overview"))
        await page.get_by_role("button", name="Start scan").click()
        await page.locator("psr-dialog#large").get_by_role("button", name="Start scan").click()
        await expect(page.get_by_role("progressbar")).to_be_visible()
        await expect(page.locator("psr-overview")).to_contain_text("items/min", timeout=30_000)
        await expect(page.locator("psr-overview .sentence")).to_be_visible(timeout=180_000)
        await expect(page.locator("psr-overview .last")).to_contain_text("Success")
        await expect(page.locator("psr-overview .library").first).to_be_visible()
        await page.get_by_text("Show as table").click()
        await expect(page.get_by_role("row", name=re.compile("TV Shows"))).to_be_visible()


async def test_cancel_in_the_middle(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await scanned.begin_long_job()
        cancel = page.locator("psr-scan-controls .row").get_by_role("button", name="Cancel scan")
        await cancel.click()
        await page.get_by_role("button", name="Keep scanning").click()
        await expect(page.get_by_role("progressbar")).to_be_visible()
        await cancel.click()
        await page.locator("psr-dialog#cancel").get_by_role("button", name="Cancel scan").click()
        await expect(page.get_by_role("button", name="Start scan").first).to_be_visible()
        await page.get_by_role("link", name="Jobs").click()
        await expect(page.locator("psr-jobs li").first).to_contain_text("Cancelled")


async def test_a_scan_is_paused_and_resumed_by_hand(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        job_id = await scanned.begin_long_job()
        await page.get_by_role("button", name="Pause scan").click()
        overview = page.locator("psr-overview")
        await expect(overview).to_contain_text("Paused manually")
        await expect(overview).to_contain_text("Scan paused")
        await expect(overview.locator(".bar.running")).to_have_count(0)
        await page.reload()
        await expect(overview).to_contain_text("stays paused until someone resumes it")
        await page.get_by_role("link", name="Jobs").click()
        await expect(page.locator("psr-jobs li").first).to_contain_text("Paused manually")
        await page.locator("psr-jobs li a").first.click()
        await expect(page).to_have_url(re.compile(f"/jobs/{job_id}"))
        await expect(page.locator("psr-job .options")).to_contain_text("Paused manually")
        await page.get_by_role("button", name="Resume scan").click()
        await expect(page.locator("psr-job .bar.running")).to_be_visible()
        await expect(page.locator("psr-job header")).to_contain_text("Success", timeout=90_000)


async def until_more_items_are_done(stage: Studio) -> None:
    """Wait until the running job has finished another item."""

    async def done() -> int:
        (job,) = (await stage.command("jobs", status="running"))["jobs"]
        return sum(job["tally"][name] for name in ("fixed", "partly_fixed", "unresolved"))

    before = await done()
    while await done() == before:  # noqa: ASYNC110 - the condition has no event
        await asyncio.sleep(0.1)


async def test_a_scan_that_waits_for_the_server_says_so_and_goes_on(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await scanned.begin_long_job()
        await scanned.plex.refuse_connections()
        try:
            note = page.locator("psr-overview .pause-note")
            await expect(note).to_contain_text("The Plex server does not respond", timeout=60_000)
            await expect(note).to_contain_text("retries on its own")
        finally:
            await scanned.plex.accept_connections()
        await page.get_by_role("button", name="Resume scan").click()  # sooner than by itself
        await expect(page.locator("psr-overview .bar.running")).to_be_visible()
        await expect(note).to_have_count(0)
        await until_more_items_are_done(scanned)
        await scanned.cancel()


async def test_a_paused_scan_can_be_cancelled(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await scanned.begin_long_job()
        await scanned.command("pause")
        await expect(page.locator("psr-overview")).to_contain_text("Paused manually")
        await page.get_by_role("button", name="Cancel scan").first.click()
        await page.locator("psr-dialog#cancel").get_by_role("button", name="Cancel scan").click()
        await page.get_by_role("link", name="Jobs").click()
        await expect(page.locator("psr-jobs li").first).to_contain_text("Cancelled")


async def test_an_interrupted_scan_goes_on_where_it_was(scanned: Studio) -> None:
    await scanned.home.set_options(scanned.entry_id, after_restart="leave")
    job_id = (await scanned.command("start", dry_run=True))["job_id"]
    await scanned.home.post(f"/api/config/config_entries/entry/{scanned.entry_id}/reload")
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await expect(page.locator("psr-overview .last")).to_contain_text("Interrupted")
        await expect(page.locator("psr-overview .banner")).to_contain_text(
            "resume it where it stopped"
        )
        await page.get_by_role("button", name="Resume scan").click()
        await expect(page.locator("psr-overview .last")).to_contain_text("Success", timeout=90_000)
        await expect(page.locator(f"psr-overview .last[href$='{job_id}']")).to_be_visible()
        await expect(page.get_by_role("button", name="Resume scan")).to_have_count(0)
    await scanned.home.set_options(scanned.entry_id, after_restart="resume")


async def test_a_reload_in_the_middle_finds_the_job_going_on(
    scanned: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanned.plex.pipeline.latency, "mean", 3.0)
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        job_id = await scanned.begin_long_job()
        await expect(page.get_by_role("progressbar")).to_be_visible()
        await page.reload()
        await expect(page.get_by_role("progressbar")).to_be_visible()
        await page.locator("psr-overview").get_by_role("link", name="Log").click()
        await expect(page).to_have_url(re.compile(f"/jobs/{job_id}"))
        await expect(page.locator("psr-log li").first).to_be_visible()
        count = page.locator("psr-log .count")
        before = await count.inner_text()
        await expect(count).not_to_have_text(before)
        await scanned.cancel()
        ended = re.compile("Scan ended after .*Cancelled")
        await expect(page.locator("psr-log")).to_contain_text(ended)


async def test_the_back_button_leads_through_the_views(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await page.get_by_role("link", name="Jobs").click()
        await page.locator("psr-jobs li a").first.click()
        await page.locator("psr-job header").wait_for()
        await page.go_back()
        await expect(page.locator("psr-jobs")).to_be_visible()
        await page.go_back()
        await expect(page.locator("psr-overview")).to_be_visible()
        await page.go_forward()
        await expect(page.locator("psr-jobs")).to_be_visible()


async def test_the_overview_shows_what_was_healed_and_leads_to_what_is_broken(
    scanned: Studio,
) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        healed = page.locator("psr-healed li").first
        await expect(healed.locator("psr-poster img")).to_be_visible()
        await page.locator("psr-health .defects a").first.click()
        await expect(page).to_have_url(re.compile(r"/items#library=\d+&defect=\w+"))
        await expect(page.locator("psr-items li").first).to_be_visible()


async def test_the_work_list_is_searched_filtered_and_sorted(scanned: Studio) -> None:
    counts = (await scanned.command("item_counts"))["segments"]
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/items")
        rows = page.locator("psr-items .items > li")
        total = page.locator("psr-items .total")
        needed = sum(counts.values()) - counts["healed"] - counts["ignored"]
        await expect(total).to_have_text(f"{needed} items")
        await page.get_by_role("button", name=re.compile("^Healed")).click()
        await expect(total).to_have_text(f"{counts['healed']} items")
        await expect(page).to_have_url(re.compile("#segment=healed"))
        search = page.get_by_role("searchbox", name="Search titles")
        await search.press_sequentially("<script>", delay=20)
        await expect(rows).to_have_count(1)
        await expect(rows).to_contain_text("<script>alert(1)</script> I")
        await expect(page).to_have_url(re.compile("q=%3Cscript%3E"))
        await page.reload()
        await expect(rows).to_have_count(1)
        await page.get_by_role("button", name="Filter", exact=True).click()
        await page.get_by_label("Defect").select_option("no_match")
        await page.get_by_role("button", name=re.compile("^Show ")).click()
        await expect(page.get_by_text("No items match")).to_be_visible()
        await page.get_by_role("button", name="Clear filters").first.click()
        await expect(total).to_have_text(f"{counts['healed']} items")
        first = await rows.first.locator(".name").first.inner_text()
        await page.get_by_label("Sort by").select_option("title")
        await expect(rows.first.locator(".name").first).not_to_have_text(first)


async def test_posters_come_through_home_assistant_without_a_token(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        asked: list[str] = []
        visitor.page.on("request", lambda request: asked.append(request.url))
        await visitor.page.goto(f"{visitor.url}{PANEL}/{scanned.entry_id}/items")
        picture = visitor.page.locator("psr-poster img").first
        await expect(picture).to_be_visible()
        assert (await picture.get_attribute("src") or "").startswith("blob:")
        thumbs = [url for url in asked if "/thumb/" in url]
        assert thumbs
        assert all("?" not in url and "oken" not in url for url in thumbs)


async def test_all_that_match_are_ignored_and_that_is_undone(scanned: Studio) -> None:
    before = (await scanned.command("item_counts"))["segments"]
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/items#segment=waiting")
        await page.get_by_text(f"Select all {before['waiting']} items").click()
        await page.locator(".selection").get_by_role("button", name="Ignore").click()
        await expect(page.get_by_text("Nothing is waiting")).to_be_visible()
        await expect(page.get_by_role("button", name=re.compile("^Ignored"))).to_contain_text(
            str(before["ignored"] + before["waiting"])
        )
        await page.get_by_role("button", name="Undo").click()
        await expect(page.locator("psr-items .total")).to_have_text(f"{before['waiting']} items")
        await expect(page.locator(".selection")).to_have_count(0)
    assert (await scanned.command("item_counts"))["segments"] == before


async def test_items_that_need_somebody_say_why_and_can_be_ignored(scanned: Studio) -> None:
    total = (await scanned.command("item_counts"))["segments"]["needs_you"]
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await page.get_by_role("link", name=f"Items to review: {total}").click()
        rows = page.locator("psr-items .items > li")
        await expect(rows).to_have_count(total)
        await expect(rows.first).to_contain_text("that a refresh would discard")
        link = rows.first.get_by_role("link", name=re.compile("Fix match in Plex"))
        await expect(link).to_have_attribute("href", re.compile("/details\\?key="))
        await rows.first.get_by_role("button", name=re.compile("Actions for")).click()
        await expect(page.get_by_role("dialog")).to_be_visible()
        dialog = page.locator("psr-dialog#menu")
        await expect(dialog.get_by_role("button", name=re.compile("Refresh now"))).to_have_count(0)
        assert await visitor.findings() == []
        await dialog.get_by_role("button", name=re.compile("^Ignore")).click()
        await expect(rows).to_have_count(total - 1)
        await page.get_by_role("button", name="Undo").click()
        await expect(rows).to_have_count(total)
    async with scanned.visit(language="de", phone=True) as visitor:
        path = f"/{scanned.entry_id}/items#segment=needs_you"
        await visitor.open(path, ready="psr-items .items .why")
        for why in await visitor.page.locator("psr-items .items .why").all_inner_texts():
            assert "Eine Aktualisierung würde sie verwerfen." in why
        assert await visitor.findings() == []


async def test_items_are_refreshed_from_the_list_and_more_are_queued(
    scanned: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    latency = scanned.plex.pipeline.latency
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/items#segment=waiting&type=movie")
        rows = page.locator("psr-items .items > li")
        monkeypatch.setattr(latency, "mean", 3.0)  # the first one is not done before the second
        for place in (0, 1):
            await rows.nth(place).get_by_role("button", name=re.compile("Actions for")).click()
            await page.get_by_role("button", name=re.compile("Refresh now")).click()
        await expect(page.locator("psr-items .spinner.refreshing")).to_have_count(1)
        await expect(page.locator("psr-items .spinner.queued")).to_have_count(1)
        latency.mean = SLOWLY
        await scanned.rest()
        await expect(page.locator("psr-items .spinner")).to_have_count(0)
        await scanned.rest()
    jobs = (await scanned.command("jobs", limit=2))["jobs"]
    assert [job["options"]["item_count"] for job in jobs] == [1, 1]


async def test_a_job_shows_its_items_and_its_log(scanned: Studio) -> None:
    jobs = (await scanned.command("jobs", status="success"))["jobs"]
    job = max(jobs, key=lambda each: each["tally"]["defective"])
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/jobs/{job['job_id']}#tab=items")
        await expect(page.locator("psr-job .items li").first).to_be_visible()
        await page.get_by_role("button", name=re.compile(r"^\d+ Fixed$")).click()
        await expect(page.locator("psr-job .items li").first).to_contain_text("No defects")
        await page.get_by_role("tab", name="Items").press("ArrowRight")
        lines = page.locator("psr-log li")
        await expect(lines.last).to_contain_text(re.compile("Scan ended after .*Success"))
        await expect(page.locator("psr-log .line.debug")).to_have_count(0)
        await page.get_by_label("Level").select_option("warning")
        await expect(page.locator("psr-log .line.info")).to_have_count(0)
        await page.get_by_role("searchbox", name="Search titles and English words").fill("still")
        await expect(page.locator("psr-log mark").first).to_have_text("still")
        async with page.expect_download() as download:
            await page.get_by_role("button", name="Download").click()
        saved = await download.value
        assert saved.suggested_filename.startswith("plex-scan-")
        assert "success after" in (await saved.path()).read_text()
        await lines.last.locator("a.item").click()
        await expect(page.locator("psr-item .outlook")).to_contain_text("What happens next")
        await expect(page.locator("psr-item .history li").first).to_be_visible()
        await page.locator("psr-item .history a").first.click()
        await expect(page.locator("psr-log li")).to_have_count(1)


async def test_options_are_saved_and_stay(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/options")
        field = page.locator("psr-options [data-key=max_items] input")
        await field.fill("123")
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_role("button", name="Undo changes")).to_have_count(0)
        await page.reload()
        await expect(field).to_have_value("123")
        await scanned.command("set_options", max_items=0)
        await expect(field).to_have_value("0")


async def test_servers_are_switched_and_the_address_remembers(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await page.get_by_label("Server").select_option(label="Summer house")
        await expect(page).to_have_url(re.compile(scanned.second_entry_id))
        await page.reload()
        await expect(page.get_by_label("Server")).to_have_value(scanned.second_entry_id)
        await page.get_by_role("link", name="Options").last.click()
        await expect(page.locator("psr-options .about")).to_contain_text("Summer house")
        await page.go_back()
        await page.go_back()
        await expect(page).to_have_url(re.compile(scanned.entry_id))
        await expect(page.get_by_label("Server")).to_have_value(scanned.entry_id)


async def test_a_lost_connection_shows_and_the_view_catches_up(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await page.locator("psr-overview").wait_for()
        await page.evaluate(
            """() => {
              const { connection } = document.querySelector("home-assistant").hass;
              connection.suspendReconnectUntil(new Promise((done) => (window.comeBack = done)));
              connection.suspend();
            }"""
        )
        banner = page.locator("plex-smart-refresher-panel .banner")
        await expect(banner).to_contain_text("Connection lost")
        job_id = (await scanned.command("start", dry_run=True, libraries=["4"]))["job_id"]
        await scanned.rest()
        await page.evaluate("window.comeBack()")
        await expect(banner).to_have_count(0)
        await expect(page.locator(f"psr-overview .last[href$='{job_id}']")).to_be_visible()


async def test_a_restart_of_the_integration_is_survived(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await page.locator("psr-overview").wait_for()
        await scanned.home.post(f"/api/config/config_entries/entry/{scanned.entry_id}/reload")
        await expect(page.locator("psr-overview")).to_be_visible()
        await scanned.command("start", dry_run=True, libraries=["4"])
        await scanned.rest()
        await expect(page.locator("psr-overview .last")).to_contain_text("Dry run")


async def test_a_phone_has_one_column_and_room_for_thumbs(scanned: Studio) -> None:
    async with scanned.visit(phone=True) as visitor:
        page = visitor.page
        for view in ("overview", "jobs", "items", "options"):
            await visitor.open(f"/{scanned.entry_id}/{view}")
            await page.locator(f"psr-{view}").wait_for()
            assert await page.evaluate("document.documentElement.scrollWidth") <= 390, view
            small = await page.locator(
                ", ".join(f"plex-smart-refresher-panel {tag}:visible" for tag in _TARGETS)
            ).evaluate_all(
                "nodes => nodes.filter((node) => node.getBoundingClientRect().height < 40)"
                # Inside Home Assistant's own fields, the sizes are its own.
                ".filter((node) => !/^(ha|wa)-/.test(node.getRootNode().host?.localName ?? ''))"
                ".map((node) => node.outerHTML.slice(0, 80))"
            )
            assert small == [], view
        await expect(page.locator("plex-smart-refresher-panel ha-menu-button")).to_be_visible()
        await page.locator("plex-smart-refresher-panel ha-menu-button").click()
        await expect(page.locator("ha-sidebar").get_by_text("Plex Refresher")).to_be_in_viewport()


async def test_it_speaks_german(scanned: Studio) -> None:
    async with scanned.visit(language="de") as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await expect(page.get_by_role("button", name="Scan starten").first).to_be_visible()
        await expect(page.locator("psr-overview")).to_contain_text("Zustand der Mediatheken")
        await page.get_by_role("link", name="Einträge", exact=True).click()
        await expect(page.locator("psr-items .items .row").first).to_contain_text("Geprüft")


async def test_who_is_no_administrator_sees_how_it_goes_and_no_titles(scanned: Studio) -> None:
    async with scanned.visit(tokens=await scanned.guest_tokens()) as visitor:
        page = visitor.page
        await page.goto(visitor.url)
        await page.locator("ha-sidebar").get_by_text("Plex Refresher").click()
        await page.locator("psr-overview").wait_for()
        await expect(page.get_by_role("button", name="Start scan")).to_have_count(0)
        await expect(page.get_by_role("link", name="Items", exact=True)).to_have_count(0)
        await page.get_by_role("link", name="Jobs").click()
        await page.locator("psr-jobs li a").first.click()
        await expect(page.locator("psr-job")).to_contain_text("Administrators only")
        await visitor.open(f"/{scanned.entry_id}/items")
        await expect(page.get_by_text("Administrators only")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
async def test_axe_has_no_serious_finding(scanned: Studio, *, dark: bool, phone: bool) -> None:
    await scanned.begin_long_job()
    await scanned.command("pause")  # to keep it running until everything is checked
    async with scanned.visit(dark=dark, phone=phone) as visitor:
        findings: dict[str, list[str]] = {}
        await visitor.open(f"/{scanned.entry_id}/overview", ready="psr-overview .pause-note")
        findings["paused"] = await visitor.findings()
        await scanned.command("resume")
        await visitor.open(f"/{scanned.entry_id}/overview", ready="psr-overview .bar.running")
        findings["running"] = await visitor.findings()
        await scanned.cancel()
        async for view in views(scanned, visitor):
            findings[view] = await visitor.findings()
        async for dialog in dialogs(scanned, visitor):
            findings[dialog] = await visitor.findings()
        assert {view: found for view, found in findings.items() if found} == {}


async def test_everything_is_reached_with_the_keyboard(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.entry_id}/overview")
        await page.get_by_role("button", name="Start scan").first.wait_for()
        await page.get_by_role("link", name="Overview").last.focus()
        reached: list[str] = []
        for _ in range(12):
            await page.keyboard.press("Tab")
            reached.append(
                await page.evaluate(
                    """() => {
                      let node = document.activeElement;
                      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
                      return (node.getAttribute("aria-label") || node.textContent).trim();
                    }"""
                )
            )
        for wanted in ("Start scan", "Start dry run", "Scan with other options"):
            assert wanted in reached
        await page.get_by_role("button", name="Scan with other options").press("Enter")
        await expect(page.get_by_role("dialog")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
