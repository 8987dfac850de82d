"""The question on a phone whether a candidate is the match of an item: at most one per day."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
import logging
import re
from typing import Any, Final

from homeassistant.core import CALLBACK_TYPE, Context, Event, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized, UnknownUser
from homeassistant.util import dt as dt_util

from ..channels import plain
from ..const import DOMAIN
from ..engine.errors import EngineError
from ..engine.ladder_terms import MatchCandidate, Proposal
from ..entry import PlexSmartRefresherConfigEntry
from ..jobs.manager import JobManager
from ..permission import async_require, who_may_press
from .buttons import EVENT, OPEN, Word, page, tag
from .message import Message

_LOGGER = logging.getLogger(__name__)

#: How long an answer counts, and the least time between two questions, in seconds.
_VALID: Final = 24 * 60 * 60
#: The best proposals come first; more are not looked at.
_MOST: Final = 50
_ACCEPT: Final = "accept"
_DECLINE: Final = "decline"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A proposal with good evidence, and the number of the others."""

    proposal_id: str
    proposal: Proposal
    candidate: MatchCandidate
    others: int


async def async_next_question(manager: JobManager) -> Question | None:
    """Return what to ask now; None if nothing is clear enough or a day is not over yet.

    Raises LogIndexError.
    """
    proposals = manager.records.proposals
    last = await proposals.last_notified()
    if last is not None and _age(last) < _VALID:
        return None
    found = await proposals.get(limit=_MOST)
    for row in found.items:
        candidate = row.proposal.recommended
        is_clear = candidate is not None and row.proposal.is_plain and not candidate.is_twin
        if row.notified_at is None and candidate is not None and is_clear:
            return Question(
                proposal_id=row.proposal_id,
                proposal=row.proposal,
                candidate=candidate,
                others=found.total - 1,
            )
    return None


async def async_note_asked(manager: JobManager, question: Question) -> None:
    """Remember that a proposal was asked about. Raises LogIndexError."""
    now = dt_util.utcnow().timestamp()
    await manager.records.proposals.set_notified([question.proposal_id], now)


def question_message(question: Question, message: Message) -> str:
    """Return the words of a question; they name the item and its candidate."""
    candidate = question.candidate
    name = f"{candidate.name} ({candidate.year})" if candidate.year else candidate.name
    lines = [
        f"{plain(question.proposal.title)} → {plain(name)}",
        f"{message.choice('evidence', candidate.evidence)}.",
    ]
    if question.others:
        lines.append(message.counted("others", question.others))
    return "\n".join(lines)


def question_data(
    entry: PlexSmartRefresherConfigEntry, question: Question, word: Word
) -> Mapping[str, Any]:
    """Return the data of a question for the companion apps."""
    inbox = page(entry, "inbox")
    answered = f"{question.proposal_id}_{_mark(question.candidate)}"
    return {
        "url": inbox,
        "clickAction": inbox,
        "tag": f"{tag(entry)}_proposal",
        "group": DOMAIN,
        "actions": [
            *(
                {"action": f"{_prefix(entry, answer)}{answered}", "title": word(f"button_{answer}")}
                for answer in (_ACCEPT, _DECLINE)
            ),
            {"action": OPEN, "title": word("button_inbox"), "uri": inbox},
        ],
    }


def listen_for_answers(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> CALLBACK_TYPE:
    """Act on the answers to questions. Returns a function that ends this."""
    prefixes = {answer: _prefix(entry, answer) for answer in (_ACCEPT, _DECLINE)}

    async def on_action(event: Event[dict[str, Any]]) -> None:
        """Act on a pressed button if it is one of a question."""
        pressed = str(event.data.get("action"))
        for answer, prefix in prefixes.items():
            if found := re.fullmatch(rf"{re.escape(prefix)}([0-9A-Z]+)_([0-9A-F]+)", pressed):
                await _async_answer(hass, entry, event.context, answer, *found.groups())

    return hass.bus.async_listen(EVENT, on_action)


async def _async_answer(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    context: Context,
    answer: str,
    proposal_id: str,
    mark: str,
) -> None:
    """Act on an answer if the user may."""
    try:
        await async_require(hass, context, entry, who_may_press("start_scan"))
        await _async_decide(entry.runtime_data.manager, answer, proposal_id, mark)
    except Unauthorized, UnknownUser:
        _LOGGER.warning("A user without permission answered a notification")
    except (HomeAssistantError, EngineError) as err:
        _LOGGER.info("The answer to a notification had no effect: %s", err)


async def _async_decide(manager: JobManager, answer: str, proposal_id: str, mark: str) -> None:
    """Accept or decline what was asked, unless it is over or no longer the same."""
    row = await manager.records.proposals.open(proposal_id)
    candidate = row.proposal.recommended if row else None
    if row is None or candidate is None or _mark(candidate) != mark:
        _LOGGER.info("The answer to a notification came after its proposal had changed")
    elif row.notified_at is None or _age(row.notified_at) > _VALID:
        _LOGGER.info("The answer to a notification came after a day, and does not count")
    elif answer == _ACCEPT:
        await manager.inbox.accept_soon(proposal_id, candidate.guid)
    else:
        await manager.inbox.decline(proposal_id, forever=False)


def _mark(candidate: MatchCandidate) -> str:
    """Return a short mark of a candidate: an answer is to this one only."""
    return sha256(candidate.guid.encode()).hexdigest()[:12].upper()


def _prefix(entry: PlexSmartRefresherConfigEntry, answer: str) -> str:
    """Return the beginning of the action of a button; a proposal and a mark follow."""
    return f"{DOMAIN}_{answer}_{entry.entry_id}_".upper()


def _age(timestamp: float) -> float:
    """Return the seconds since a time; a time ahead of now is no age."""
    return abs(dt_util.utcnow().timestamp() - timestamp)
