"""Tools for language models: the voice commands, with answers for a model.

All tools are offered; numbers are open to all, titles to those who may read them, and acting is
refused to a user who may not press the matching button (see assist/requests.py).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.llm import LLMTools
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.llm import (
    LLM_API_ASSIST,
    LLMContext,
    Tool,
    ToolAnnotations,
    ToolInput,
    ToolResult,
)
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from .assist.decisions import Needs, async_accept, async_needs
from .assist.requests import (
    DefectSummary,
    Healed,
    Health,
    Progress,
    RequestRefused,
    async_cancel,
    async_defects,
    async_healed,
    async_start,
    health,
    progress,
)
from .assist.titles import async_refresh_title
from .assist.wrong import Wrong, async_wrong
from .channels import spoken
from .check_up_words import CheckUpWords, async_check_up_words
from .const import DOMAIN
from .engine.job import JobTrigger
from .jobs.decisions import Decision
from .jobs.serialize import candidate_details, iso_time, job_summary

_READING = ToolAnnotations(read_only=True, destructive=False, idempotent=True, open_world=False)
#: A scan adds metadata and does not overwrite manual edits.
_ACTING = ToolAnnotations(destructive=False, open_world=True)
#: A match replaces metadata; it can be undone.
_DECIDING = ToolAnnotations(destructive=True, open_world=True)
_MOST_ITEMS = 100
#: What a model reads of a candidate.
_CANDIDATE = ("name", "year", "evidence", "recommended")
_NO_PARAMETERS = vol.Schema({})
_WITH_LIMIT = vol.Schema(
    {
        vol.Optional("limit", description="How many items to list at most", default=20): vol.All(
            int, vol.Range(min=1, max=_MOST_ITEMS)
        )
    }
)

type _Run = Callable[[HomeAssistant, LLMContext, dict[str, Any]], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Description:
    """A tool and its function."""

    name: str
    title: str
    description: str
    run: _Run
    annotations: ToolAnnotations
    parameters: vol.Schema


async def _status(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Return the progress of each server."""
    return {"servers": [_progress(each) for each in progress(hass)]}


async def _get_broken(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Return the defects of each server."""
    found = await async_defects(hass, context.context, limit=arguments["limit"])
    return {"servers": [_broken(each) for each in found]}


async def _get_health(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Return the health of each server."""
    return {"servers": [_health(each) for each in health(hass)]}


async def _get_check_up(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Return what the last check-up of each server found."""
    words = await async_check_up_words(hass, "en")
    found = await async_wrong(hass, context.context)
    return {"servers": [_wrong(each, words) for each in found]}


async def _get_healed(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Return what was fixed last on each server."""
    found = await async_healed(hass, context.context, limit=arguments["limit"])
    return {"servers": [_healed(each) for each in found]}


async def _get_proposals(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Return what waits for a person on each server."""
    found = await async_needs(hass, context.context, limit=arguments["limit"])
    return {"servers": [_needs(each) for each in found]}


async def _accept(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Accept the recommended candidate of a proposal."""
    found = await async_accept(hass, context.context, arguments["proposal_id"])
    return {"server": found.server, "title": found.title, "job_id": found.job_id}


async def _refresh(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Refresh an item by its title."""
    found = await async_refresh_title(hass, context.context, [arguments["title"]])
    return {"server": found.server, "title": found.title, "is_queued": found.is_queued}


async def _start(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Start a scan."""
    started = await async_start(
        hass,
        context.context,
        JobTrigger.ACTION,
        library=arguments.get("library"),
        dry_run=arguments.get("dry_run"),
    )
    return {
        "started": [
            {
                "server": each.server,
                "job_id": each.job.job_id,
                "libraries": [*each.libraries] or "all",
                "dry_run": each.job.options.dry_run,
                "is_queued": each.job.is_queued,
            }
            for each in started
        ]
    }


async def _cancel(
    hass: HomeAssistant, context: LLMContext, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Cancel all running scans."""
    cancelled = await async_cancel(hass, context.context)
    return {"cancelled": [{"server": each.server, **job_summary(each.job)} for each in cancelled]}


_TOOLS = (
    _Description(
        name="get_scan_status",
        title="Get the status of the Plex scan",
        description=(
            "Tells whether a scan of the Plex media server for broken metadata is running, how "
            "far it is, how the last one ended, and which libraries there are."
        ),
        run=_status,
        annotations=_READING,
        parameters=_NO_PARAMETERS,
    ),
    _Description(
        name="get_broken_items",
        title="Get what is broken in Plex",
        description=(
            "Lists the films, shows, episodes and albums in Plex that lack metadata, such as a "
            "poster, a summary or a match. Use it for questions like 'What is broken in Plex?'"
        ),
        run=_get_broken,
        annotations=_READING,
        parameters=_WITH_LIMIT,
    ),
    _Description(
        name="get_health",
        title="Get the health of Plex",
        description=(
            "Tells how healthy the libraries of the Plex media server are, in percent, how many "
            "items are broken, and their number by next step: refresh by the next scan, retry "
            "later, review by the user, or none for those given up. Use it for questions like "
            "'How healthy is my Plex library?'"
        ),
        run=_get_health,
        annotations=_READING,
        parameters=_NO_PARAMETERS,
    ),
    _Description(
        name="get_check_up",
        title="Get what is wrong with the Plex server",
        description=(
            "Lists what the last check-up of the Plex media server found: settings that make "
            "metadata go missing, why that matters, and where in Plex to change it. Use it for "
            "questions like 'What is wrong with Plex?'"
        ),
        run=_get_check_up,
        annotations=_READING,
        parameters=_NO_PARAMETERS,
    ),
    _Description(
        name="get_fixed_items",
        title="Get what was fixed in Plex",
        description=(
            "Lists what the last scan of Plex that fixed anything has fixed. Use it for questions "
            "like 'What did Plex fix last night?'"
        ),
        run=_get_healed,
        annotations=_READING,
        parameters=_WITH_LIMIT,
    ),
    _Description(
        name="get_proposals",
        title="Get what needs the user in Plex",
        description=(
            "Lists what waits for a decision of the user in Plex: proposed matches of items that "
            "Plex could not match, with their candidates, and items with manual edits that a "
            "refresh would discard. Use it for questions like 'What needs me in Plex?'"
        ),
        run=_get_proposals,
        annotations=_READING,
        parameters=_WITH_LIMIT,
    ),
    _Description(
        name="start_scan",
        title="Start a Plex scan",
        description=(
            "Starts a scan that finds items without metadata in Plex, has Plex fetch it again, "
            "and verifies the outcome. One scan runs at a time."
        ),
        run=_start,
        annotations=_ACTING,
        parameters=vol.Schema(
            {
                vol.Optional(
                    "library", description="The title of one library; leave it out for all"
                ): str,
                vol.Optional(
                    "dry_run", description="True to only report what would be refreshed"
                ): bool,
            }
        ),
    ),
    _Description(
        name="refresh_item",
        title="Refresh an item in Plex",
        description=(
            "Has Plex fetch the metadata of one film, show, season, episode or album again. Of "
            "seasons, episodes and albums, only those that a scan has found broken are known. If "
            "several fit, their titles are returned: ask the user which one."
        ),
        run=_refresh,
        annotations=_ACTING,
        parameters=vol.Schema(
            {
                vol.Required(
                    "title",
                    description=(
                        "The title, for an episode with its show and numbers: 'Show S01E02'"
                    ),
                ): str
            }
        ),
    ),
    _Description(
        name="accept_proposal",
        title="Accept a proposed match in Plex",
        description=(
            "Matches an item in Plex with the recommended candidate of a proposal. A wrong match "
            "is worse than none: name the item and the candidate, and use it only after the user "
            "has agreed to this very match. Without a recommended candidate, the user has to "
            "decide in the panel."
        ),
        run=_accept,
        annotations=_DECIDING,
        parameters=vol.Schema(
            {vol.Required("proposal_id", description="The ID from get_proposals"): str}
        ),
    ),
    _Description(
        name="cancel_scan",
        title="Cancel the Plex scan",
        description="Cancels the running scan of Plex. What was fixed so far stays fixed.",
        run=_cancel,
        annotations=_ACTING,
        parameters=_NO_PARAMETERS,
    ),
)


class RefresherTool(Tool):
    """A tool of this integration."""

    integration = DOMAIN

    def __init__(self, description: _Description) -> None:
        """Set the description."""
        self.name = f"{DOMAIN}__{description.name}"
        self.title = description.title
        self.description = description.description
        self.parameters = description.parameters
        self.annotations = description.annotations
        self._run = description.run

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Run the tool and return its result or the reason of a refusal."""
        try:
            arguments = self.parameters(tool_input.tool_args)
            return ToolResult(data=await self._run(hass, llm_context, arguments))
        except vol.Invalid as err:
            return ToolResult(data={"error": "invalid_arguments", "reason": str(err)}, error=True)
        except RequestRefused as err:
            values: JsonObjectType = {
                key: list(value) if isinstance(value, tuple) else value
                for key, value in err.values.items()
            }
            return ToolResult(data={"error": err.key, **values}, error=True)


@callback
def async_get_tools(hass: HomeAssistant, llm_context: LLMContext, api_id: str) -> LLMTools | None:
    """Return the tools if a server is loaded."""
    if api_id != LLM_API_ASSIST:
        return None
    if not hass.config_entries.async_entries(DOMAIN, include_ignore=False):
        return None
    return LLMTools(tools=[RefresherTool(description) for description in _TOOLS])


def _progress(answer: Progress) -> dict[str, Any]:
    """Return the progress of a server as plain data."""
    return {
        "server": answer.server,
        "is_scanning": answer.job is not None,
        "scan": answer.job and job_summary(answer.job),
        "last_scan": answer.last and job_summary(answer.last),
        "libraries": [*answer.libraries],
    }


def _health(answer: Health) -> dict[str, Any]:
    """Return the health of a server as plain data."""
    return {
        "server": answer.server,
        "has_been_scanned": answer.is_known,
        "health_percent": answer.percent,
        "broken": answer.open.items,
        "next_steps": {**answer.open.next_steps},
    }


def _wrong(answer: Wrong, words: CheckUpWords) -> dict[str, Any]:
    """Return what a check-up found on a server as plain data."""
    return {
        "server": answer.server,
        "checked_at": iso_time(answer.found.checked_at),
        "broken": answer.broken,
        "findings": [
            {
                "status": each.status.value,
                "library": answer.libraries.get(each.library_id, ""),
                "title": words.title(each),
                "detail": words.detail(each),
                "why": words.why(each),
                "remedy": words.remedy(each),
                "explains_broken": each.affected,
            }
            for each in answer.found.troubles[:_MOST_ITEMS]
        ],
    }


def _needs(answer: Needs) -> dict[str, Any]:
    """Return what waits for a person on a server as plain data."""
    return {
        "server": answer.server,
        "proposals": answer.found.proposals,
        "protected": answer.found.protected,
        "may_read_titles": answer.has_titles,
        "items": [_waiting(each) for each in answer.found.items],
    }


def _waiting(decision: Decision) -> dict[str, Any]:
    """Return an item that waits; without a proposal, manual edits protect it."""
    shown: dict[str, Any] = {"title": spoken(decision.title)}
    if (proposal := decision.proposal) is None:
        return shown | {"reason": "protected"}
    return shown | {
        "reason": proposal.reason.value,
        "proposal_id": decision.proposal_id,
        "candidates": [
            {name: details[name] for name in _CANDIDATE} | {"name": spoken(details["name"])}
            for details in map(candidate_details, proposal.candidates)
        ],
    }


def _healed(answer: Healed) -> dict[str, Any]:
    """Return what was fixed last on a server as plain data."""
    job = answer.job
    return {
        "server": answer.server,
        "fixed": job.tally.fixed if job else 0,
        "finished_at": job and iso_time(job.finished_at),
        "may_read_titles": answer.has_titles,
        "titles": [*answer.titles],
    }


def _broken(answer: DefectSummary) -> dict[str, Any]:
    """Return the defects of a server as plain data."""
    return {
        "server": answer.server,
        "has_been_scanned": answer.is_known,
        "total": answer.total,
        "by_defect": {defect.value: count for defect, count in answer.by_defect.items()},
        "may_read_titles": answer.has_titles,
        "items": [{"title": title, "defects": [*defects]} for title, defects in answer.items],
    }
