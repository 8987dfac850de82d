"""The question which of several items is meant, and what people answer.

Home Assistant's own agent has no sentences that are understood in one conversation only. The
answers are therefore sentences of their own, for a short time: what fits exactly one of the items.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
import re
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, Context, HassJob, HomeAssistant, callback
from homeassistant.helpers.chat_session import current_session
from homeassistant.helpers.event import async_call_later
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from .titles import words_of

if TYPE_CHECKING:
    from datetime import datetime

    from hassil.recognize import RecognizeResult
    from homeassistant.components.conversation.models import ConversationInput

#: How long an answer is understood, in seconds.
_PATIENCE: Final = 60
_EPISODE = re.compile(r" · S(\d+)E(\d+)\b")
_YEAR = re.compile(r" \((\d{4})\)$")

type Answer = Callable[[Context], Awaitable[str]]


class Question:
    """The last question. A new one takes its place."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Start without a question."""
        self._hass = hass
        self._ends: list[CALLBACK_TYPE] = []

    @callback
    def ask(self, answers: Sequence[tuple[Sequence[str], Answer]], elsewhere: str) -> None:
        """Understand the sentences of each answer, except those that fit several.

        In another conversation, they are refused.
        """
        from homeassistant.components.conversation.agent_manager import (  # noqa: PLC0415 - it does not exist without a conversation agent
            get_agent_manager,
        )

        self.close()
        conversation_id = _conversation_id()
        manager = get_agent_manager(self._hass)
        common = Counter(sentence for sentences, _ in answers for sentence in {*sentences})
        for sentences, answer in answers:
            if own := [sentence for sentence in sentences if common[sentence] == 1]:
                on_answer = partial(self._async_on_answer, conversation_id, answer, elsewhere)
                self._ends.append(manager.register_trigger(own, on_answer))
        give_up = HassJob(self.close, cancel_on_shutdown=True)
        self._ends.append(async_call_later(self._hass, _PATIENCE, give_up))

    @callback
    def close(self, _now: datetime | None = None) -> None:
        """Understand no answer any more."""
        while self._ends:
            self._ends.pop()()

    async def _async_on_answer(
        self,
        conversation_id: str | None,
        answer: Answer,
        elsewhere: str,
        said: ConversationInput,
        _understood: RecognizeResult,
    ) -> str:
        """Act on an answer in the conversation of the question."""
        if _conversation_id() != conversation_id:
            return elsewhere
        self.close()
        return await answer(said.context)


def _conversation_id() -> str | None:
    """Return the ID of the conversation in which something is said."""
    session = current_session.get()
    return session.conversation_id if session else None


_QUESTION: HassKey[Question] = HassKey(f"{DOMAIN}_question")


@callback
def question(hass: HomeAssistant) -> Question:
    """Return the question of Home Assistant."""
    return hass.data.setdefault(_QUESTION, Question(hass))


def sentences_for(texts: Mapping[str, Any], title: str, position: int | None) -> list[str]:
    """Return what people say when they mean one of several items.

    Its title, its year, its season and episode, or its position among those that were named.
    """
    year, episode = _YEAR.search(title), _EPISODE.search(title)
    values = {"title": " ".join(words_of(title))}
    if year:
        values |= {"name": " ".join(words_of(title[: year.start()])), "year": year[1]}
    if episode:
        values |= {"name": " ".join(words_of(title[: episode.start()]))}
        values |= {"season": _number(texts, episode[1]), "number": _number(texts, episode[2])}
    if position is not None:
        values["position"] = texts["positions"][position]
    return [
        pattern.format(**values)
        for pattern in texts["choices"]
        if {*re.findall(r"\{(\w+)\}", pattern)} <= values.keys()
    ]


def _number(texts: Mapping[str, Any], digits: str) -> str:
    """Return a number in digits, or as it is spoken."""
    number = int(digits)
    words: Sequence[str] = texts["numbers"]
    return f"({number}|{words[number - 1]})" if 0 < number <= len(words) else str(number)
