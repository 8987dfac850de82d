"""A to-do list per server: the proposals and protected items that wait for a person.

Whoever is signed in to Home Assistant can read a to-do list. Therefore, it names items by their
numbers unless an option says otherwise.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
import logging
from typing import Final, override

from homeassistant.components.todo import (  # type: ignore[attr-defined]  # no __all__
    TodoItem,
    TodoListEntity,
)
from homeassistant.components.todo.const import TodoItemStatus, TodoListEntityFeature
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from .channels import plain
from .const import DOMAIN, PANEL_PATH
from .engine.errors import EngineError
from .engine.ladder_terms import Proposal
from .engine.marks import Marks
from .engine.results import Segment
from .entity import RefresherEntity
from .entry import PlexSmartRefresherConfigEntry
from .jobs.decisions import Decision, Decisions, async_read_decisions
from .jobs.statistics import Statistics
from .options import value
from .permission import async_require, who_may_press

PARALLEL_UPDATES = 0

_LOGGER = logging.getLogger(__name__)

WAITING = EntityDescription(key="decisions", translation_key="decisions")
#: What the ID of an entry begins with; the ID of a proposal or the key of an item follows.
_PROPOSAL: Final = "proposal:"
_ITEM: Final = "item:"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the to-do list of a server."""
    async_add_entities([DecisionList(entry, WAITING)])


class DecisionList(RefresherEntity, TodoListEntity):
    """What waits for a person. Who ticks an entry off leaves its item alone."""

    _attr_supported_features = TodoListEntityFeature.UPDATE_TODO_ITEM

    def __init__(
        self, entry: PlexSmartRefresherConfigEntry, description: EntityDescription
    ) -> None:
        """Start with an unknown list."""
        super().__init__(entry, description)
        self._entry = entry
        self._decisions = Decisions()
        self._seen: Statistics | None = None  #: the counts when the list was read
        self._done: dict[str, TodoItem] = {}  #: what was ticked off since the start
        self._reading = asyncio.Lock()

    @property
    @override
    def state(self) -> int | None:
        """Return the number of what waits, also if the list is cut."""
        return None if self.todo_items is None else self._decisions.count

    @override
    async def async_added_to_hass(self) -> None:
        """Read the list before it is shown."""
        await super().async_added_to_hass()
        await self._async_read()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Read the list again when the items were counted."""
        if self.coordinator.data.statistics is not self._seen:
            self._entry.async_create_background_task(
                self.hass, self._async_show(), f"{DOMAIN} to-do list"
            )

    async def _async_show(self) -> None:
        """Read the list and show it."""
        await self._async_read()
        self.async_write_ha_state()

    async def _async_read(self) -> None:
        """Read the list; it is unknown while the log index cannot be read."""
        async with self._reading:  # so that an older list never replaces a newer one
            self._seen = statistics = self.coordinator.data.statistics
            try:
                self._decisions = await async_read_decisions(self.manager.records, statistics)
            except EngineError as err:
                _LOGGER.warning("The to-do list cannot be read: %s", err)
                self._attr_todo_items = None
                return
            words = await _async_words(self.hass, self._entry)
            found = list(map(words.entry, self._decisions.items))
            for entry in found:
                self._done.pop(str(entry.uid), None)
            self._attr_todo_items = [*found, *self._done.values()]

    @override
    async def async_update_todo_item(self, item: TodoItem) -> None:
        """Leave the item of an entry alone, or take that back. Raises ServiceValidationError."""
        await async_require(self.hass, self._context, self._entry, who_may_press("start_scan"))
        before = next(each for each in self.todo_items or () if each.uid == item.uid)
        if replace(item, status=before.status) != before:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key="todo_fixed")
        if item.status == before.status:
            return
        is_done = item.status == TodoItemStatus.COMPLETED  # an action gives it as text
        uid = str(item.uid)
        await self._async_decide(uid, is_done=is_done)
        async with self._reading:  # a list that was read before still has the entry
            self._done.pop(uid, None)
            if is_done:
                self._done[uid] = replace(item, completed=dt_util.now())
        await self._async_show()

    async def _async_decide(self, uid: str, *, is_done: bool) -> None:
        """Decline a proposal for good or ignore a protected item, or take that back."""
        key = uid.removeprefix(_ITEM)
        if uid.startswith(_PROPOSAL):
            proposal_id = uid.removeprefix(_PROPOSAL)
            row = await self.manager.records.proposals.one(proposal_id)
            key = row.proposal.rating_key if row else ""
            if is_done:
                await self.manager.inbox.decline(proposal_id, forever=True)
            else:
                await self.manager.inbox.reopen(proposal_id)
        # A protected item without its proposal would wait as well.
        segments = [Segment.NEEDS_YOU if is_done else Segment.IGNORED]
        await self.manager.upkeep.async_ignore(Marks.of([key]), ignored=is_done, segments=segments)


class _Words:
    """Word the entries of the list."""

    def __init__(
        self,
        texts: Mapping[str, str],
        libraries: Mapping[str, str],
        address: str,
        *,
        has_titles: bool,
    ) -> None:
        """Set the texts of the language, the names of the libraries and the panel's address."""
        self._texts = texts
        self._libraries = libraries
        self._address = address
        self._has_titles = has_titles

    def entry(self, decision: Decision) -> TodoItem:
        """Return the entry of an item: why it waits, what is likely, and what to do."""
        if proposal := decision.proposal:
            uid, page = f"{_PROPOSAL}{decision.proposal_id}", "inbox"
            lines = [self._choice("proposal_reason", proposal.reason), *self._likely(proposal)]
        else:
            uid, page = f"{_ITEM}{decision.rating_key}", f"items/{decision.rating_key}"
            lines = [self._text("protected")]
        lines += [
            self._text("leave_alone"),
            self._text("decide", address=f"{self._address}/{page}"),
        ]
        return TodoItem(
            uid=uid,
            summary=self._name(decision),
            description="\n".join(lines),
            status=TodoItemStatus.NEEDS_ACTION,
        )

    def _likely(self, proposal: Proposal) -> list[str]:
        """Return the line about the recommended candidate, if it may be named."""
        candidate = proposal.recommended
        if candidate is None or not self._has_titles:
            return []
        name = f"{candidate.name} ({candidate.year})" if candidate.year else candidate.name
        evidence = self._choice("evidence", candidate.evidence)
        return [self._text("likely", name=plain(name), evidence=evidence)]

    def _name(self, decision: Decision) -> str:
        """Return what an item is called: its title, or else its number."""
        if self._has_titles:
            return plain(decision.title)
        library = self._libraries.get(decision.library_id, decision.library_id)
        kind = self._choice("media_type", decision.type)
        key = decision.rating_key
        return self._text("untitled", type=kind, rating_key=key, library=plain(library))

    def _choice(self, selector: str, word: str) -> str:
        """Return the text of a code."""
        return self._texts[f"component.{DOMAIN}.selector.{selector}.options.{word}"]

    def _text(self, key: str, **values: str) -> str:
        """Return a text of the list."""
        return self._texts[f"component.{DOMAIN}.common.todo_{key}"].format(**values)


async def _async_words(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> _Words:
    """Return the words in the language of Home Assistant."""
    texts: dict[str, str] = {}
    for category in ("common", "selector"):
        texts |= await async_get_translations(hass, hass.config.language, category, [DOMAIN])
    return _Words(
        texts,
        {each.library_id: each.name for each in entry.runtime_data.manager.libraries.all},
        f"/{PANEL_PATH}/{entry.entry_id}",
        has_titles=bool(value(entry.options, "todo_titles")),
    )
