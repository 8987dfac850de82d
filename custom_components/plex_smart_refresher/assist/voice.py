"""Voice: sentences for Home Assistant's conversation agent, and spoken answers.

The sentences and answers of a language are in `sentences/`. An answer is in the language of the
sentence. Sentence triggers have no language in Home Assistant: every sentence is understood in any
language, so no two commands and no two languages can share one.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
import json
from pathlib import Path
import re
from typing import TYPE_CHECKING, Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_when_setup
from homeassistant.util import dt as dt_util

from ..channels import spoken
from ..engine.job import Job, JobStatus, JobTrigger
from ..engine.media import LibraryType
from .decisions import Needs, async_needs
from .question import question, sentences_for
from .requests import (
    Cancelled,
    DefectSummary,
    Healed,
    Health,
    Progress,
    RequestRefused,
    Started,
    async_cancel,
    async_defects,
    async_healed,
    async_start,
    health,
    progress,
)
from .titles import (
    KnownItem,
    Refreshing,
    SeveralTitles,
    async_refresh_known,
    async_refresh_title,
)
from .wrong import Wrong, async_wording, async_wrong

if TYPE_CHECKING:
    from hassil.recognize import RecognizeResult
    from homeassistant.components.conversation.models import ConversationInput

_FOLDER = Path(__file__).parent / "sentences"
#: The maximum number of spoken titles.
_MOST_TITLES = 3
#: The maximum number of items among which a user can choose.
_MOST_CHOICES = 20

type _Texts = Mapping[str, Any]
type _Command = Callable[[HomeAssistant, Context, "Phrases", str | None], Awaitable[list[str]]]


def async_setup_voice(hass: HomeAssistant) -> None:
    """Register the sentences when the conversation agent is set up."""
    async_when_setup(hass, "conversation", _async_register)


async def _async_register(hass: HomeAssistant, _component: str) -> None:
    """Register the sentences of all languages."""
    from homeassistant.components.conversation.agent_manager import (  # noqa: PLC0415 - it does not exist without a conversation agent
        get_agent_manager,
    )

    manager = get_agent_manager(hass)
    for texts in await hass.async_add_executor_job(_read_texts):
        words = Phrases(texts)
        for name, sentences in texts["commands"].items():
            answer = partial(_async_answer, hass, words, _COMMANDS[name])
            manager.register_trigger(sentences, answer)


def _read_texts() -> list[_Texts]:
    """Return the texts of all languages."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.json"))]


async def _async_answer(
    hass: HomeAssistant,
    words: Phrases,
    command: _Command,
    said: ConversationInput,
    understood: RecognizeResult,
) -> str:
    """Run a command and return the spoken answer."""
    slots = understood.entities
    named = slots.get("library") or slots.get("title")
    try:
        answers = await command(hass, said.context, words, str(named.value) if named else None)
    except RequestRefused as err:
        answers = [words.refusal(err)]
        if isinstance(err, SeveralTitles):
            _ask(hass, words, err)
    # A title can end with punctuation.
    return re.sub(r"([.!?…])\.(?= |$)", r"\1", " ".join(answers))


def _ask(hass: HomeAssistant, words: Phrases, err: SeveralTitles) -> None:
    """Understand which one of several items is meant."""

    async def refresh(item: KnownItem, context: Context) -> str:
        """Refresh an item; its title may be unknown to the user."""
        name = words.title(spoken(item.title)) if err.values["titles"] else words.it
        try:
            return words.refreshing(await async_refresh_known(hass, context, item, name))
        except RequestRefused as refused:
            return words.refusal(refused)

    named = min(len(err.values["titles"]), _MOST_TITLES)
    question(hass).ask(
        [
            (words.choices(item.title, at if at < named else None), partial(refresh, item))
            for at, item in enumerate(err.items[:_MOST_CHOICES])
        ],
        words.refusal(RequestRefused("not_asked")),
    )


async def _start(
    hass: HomeAssistant, context: Context, words: Phrases, library: str | None
) -> list[str]:
    """Start a scan."""
    started = await async_start(
        hass,
        context,
        JobTrigger.MANUAL,
        library=words.without_fillers(library) if library else None,
        types=words.library_words,
    )
    return words.each_server(started, words.started)


async def _cancel(
    hass: HomeAssistant, context: Context, words: Phrases, _: str | None
) -> list[str]:
    """Cancel all running scans."""
    return words.each_server(await async_cancel(hass, context), words.cancelled)


async def _progress(
    hass: HomeAssistant, context: Context, words: Phrases, _: str | None
) -> list[str]:
    """Return the progress of scans."""
    return words.each_server(progress(hass), words.progress)


async def _broken(
    hass: HomeAssistant, context: Context, words: Phrases, _: str | None
) -> list[str]:
    """Return the defects."""
    # More than are spoken, in case some are ignored.
    return words.each_server(
        await async_defects(hass, context, limit=5 * _MOST_TITLES), words.broken
    )


async def _health(
    hass: HomeAssistant, context: Context, words: Phrases, _: str | None
) -> list[str]:
    """Return the health of each server."""
    return words.each_server(health(hass), words.health)


async def _wrong(hass: HomeAssistant, context: Context, words: Phrases, _: str | None) -> list[str]:
    """Return what the last check-ups found."""
    say = await async_wording(hass, words.texts, words.plural)
    return words.each_server(await async_wrong(hass, context), say)


async def _fixed(hass: HomeAssistant, context: Context, words: Phrases, _: str | None) -> list[str]:
    """Return what was fixed last."""
    return words.each_server(await async_healed(hass, context, limit=_MOST_TITLES), words.healed)


async def _needs(hass: HomeAssistant, context: Context, words: Phrases, _: str | None) -> list[str]:
    """Return what waits for a person."""
    return words.each_server(await async_needs(hass, context, limit=_MOST_TITLES), words.needs)


async def _refresh(
    hass: HomeAssistant, context: Context, words: Phrases, name: str | None
) -> list[str]:
    """Start a scan of the library with this name or, without one, refresh an item."""
    try:
        return await _start(hass, context, words, name)
    except RequestRefused as err:
        if err.key != "unknown_library":
            raise
    refreshing = await async_refresh_title(hass, context, words.titles_meant(name or ""))
    return [words.refreshing(refreshing)]


_COMMANDS: Mapping[str, _Command] = {
    "start": _start,
    "start_library": _start,
    "cancel": _cancel,
    "progress": _progress,
    "broken": _broken,
    "health": _health,
    "wrong": _wrong,
    "fixed": _fixed,
    "needs": _needs,
    "refresh": _refresh,
}


class Phrases:
    """Word answers in a language."""

    def __init__(self, texts: _Texts) -> None:
        """Set the texts of the language."""
        self.texts = texts
        self.library_words = {
            word: LibraryType(kind)
            for kind, words in texts["library_words"].items()
            for word in words
        }

    def each_server[
        T: Started | Cancelled | Progress | DefectSummary | Health | Healed | Needs | Wrong
    ](self, answers: Sequence[T], say: Callable[[T], str]) -> list[str]:
        """Return a sentence per server, with its name if there are several."""
        if len(answers) == 1:
            return [say(answers[0])]
        return [
            self._answer("server", server=answer.server, answer=say(answer)) for answer in answers
        ]

    def without_fillers(self, name: str) -> str | None:
        """Return the name of a library without filler words, if any is left."""
        words = [word for word in name.split() if word.casefold() not in self.texts["fillers"]]
        return " ".join(words) or None

    def refusal(self, err: RequestRefused) -> str:
        """Word the reason of a refusal."""
        key, values = err.key, dict(err.values)
        if key == "unknown_library":
            key = key if values["known"] else "unknown_library_of_none"
            values["known"] = self._list(values["known"])
        if key == "several_titles":
            titles = [self.title(each) for each in values["titles"][:_MOST_TITLES]]
            key = f"{key}_{_how_many(titles, values['count'])}"
            values["titles"] = self._list(titles)
        return str(self.texts["refusals"][key].format(**values))

    def started(self, answer: Started) -> str:
        """Word the start of a scan."""
        key = "started_libraries" if answer.libraries else "started"
        if answer.job.options.dry_run:
            key += "_dry_run"
        said = self._answer(key, libraries=self._list(answer.libraries))
        return f"{said} {self._answer('begins_later')}" if answer.job.is_queued else said

    def cancelled(self, answer: Cancelled) -> str:
        """Word the cancellation of a scan."""
        job = answer.job
        return self._answer(
            "cancelled_fixed" if job.tally.fixed else "cancelled",
            percent=round(job.progress),
            fixed=self._items(job.tally.fixed),
        )

    def progress(self, answer: Progress) -> str:
        """Word the progress of a scan, or the result of the last one."""
        job = answer.job
        if job is None:
            return self._last(answer.last, answer.broken) if answer.last else self._answer("never")
        running = "running_dry_run" if job.options.dry_run else "running"
        return self._answer(
            "queued" if job.is_queued else running,
            percent=round(job.progress),
            phase=self.texts["phases"][job.phase or "none"],
            checked=self._items(job.tally.checked),
            fixed=self._items(job.tally.fixed),
        )

    def broken(self, answer: DefectSummary) -> str:
        """Word the defective items."""
        if not answer.total:
            return self._answer("healthy" if answer.is_known else "unknown")
        titles = [self.title(each) for each in answer.titles[:_MOST_TITLES]]
        forms = self.texts["answers"]["broken" if titles else "broken_untitled"]
        kinds = [
            self.texts["defects"][defect] if answer.total == 1 else f"{count} {text}"
            for defect, count in answer.by_defect.items()
            for text in [self.texts["defects"][defect]]
        ]
        return self.plural(forms, answer.total, kinds=self._list(kinds), titles=self._list(titles))

    def health(self, answer: Health) -> str:
        """Word the health of a server, and what happens to what is broken."""
        if not answer.open.items:
            return self._answer("healthy" if answer.is_known else "unknown")
        parts = [
            self.plural(self.texts["next"][step], count)
            for step, count in answer.open.next_steps.items()
        ]
        left = self.plural(self.texts["left"], answer.open.items)
        return self._answer(
            "health" if answer.percent is not None else "health_unknown",
            percent=f"{answer.percent or 0:g}".replace(".", self.texts["decimal"]),
            left=self._answer("left", left=left.rstrip("."), parts=self._list(parts)),
        )

    def healed(self, answer: Healed) -> str:
        """Word what was fixed last."""
        job = answer.job
        if job is None:
            return self._answer("never_fixed")
        titles = [self.title(each) for each in answer.titles[:_MOST_TITLES]]
        when = self._when(job.finished_at or job.started_at)
        return self._answer(
            f"fixed_{_how_many(titles, job.tally.fixed)}",
            when=when[:1].upper() + when[1:],
            fixed=self._items(job.tally.fixed),
            titles=self._list(titles),
        )

    def needs(self, answer: Needs) -> str:
        """Word what waits for a person."""
        found = answer.found
        if not found.count:
            return self._answer("needs_nothing")
        parts = [
            self.plural(self.texts["decisions"][kind], count)
            for kind, count in (("proposals", found.proposals), ("protected", found.protected))
            if count
        ]
        titles = [self.title(each) for each in answer.titles]
        forms = self.texts["answers"]["needs" if titles else "needs_untitled"]
        return self.plural(forms, found.count, parts=self._list(parts), titles=self._list(titles))

    @property
    def it(self) -> str:
        """Return the word for an item without its title."""
        return str(self.texts["it"])

    def choices(self, title: str, position: int | None) -> list[str]:
        """Return the sentences by which one of several items is chosen."""
        return sentences_for(self.texts, title, position)

    def refreshing(self, answer: Refreshing) -> str:
        """Word the refresh of an item."""
        return self._answer(
            "refresh_queued" if answer.is_queued else "refreshing", title=answer.title
        )

    def titles_meant(self, name: str) -> list[str]:
        """Return what a spoken title can mean: as it was said, and without words like "movie".

        "Season one, episode two" is S01E02 in the title of an episode.
        """
        season, episode = self.texts["season"], self.texts["episode"]
        numbered = re.sub(
            rf"\b{season} (\w+)(?:,? {episode} (\w+))?", self._numbered, name, flags=re.IGNORECASE
        )
        words = numbered.split()
        while words and words[0].casefold() in self.texts["title_kinds"]:
            words = words[1:]
        return [numbered, " ".join(words)]

    def _numbered(self, said: re.Match[str]) -> str:
        """Return a season and an episode as they are in a title."""
        words: Sequence[str] = self.texts["numbers"]
        season, episode = (
            str(words.index(each) + 1) if each in words else each
            for each in map(str.casefold, said.groups(""))
        )
        if not re.fullmatch(r"[0-9]{1,4}", season):
            return said[0]
        if re.fullmatch(r"[0-9]{1,4}", episode):
            return f"S{int(season):02d}E{int(episode):02d}"
        return f"{self.texts['season']} {int(season)}"

    def title(self, title: str) -> str:
        """Return a title as people say it: an episode by its numbers, a movie by its year."""
        if episode := re.match(r"(.+) · S(\d+)E(\d+)\b", title):
            show, season, number = episode.groups()
            return self._answer("episode", show=show, season=int(season), number=int(number))
        if movie := re.fullmatch(r"(.+) \((\d{4})\)", title):
            return self._answer("movie", title=movie[1], year=movie[2])
        return title.replace(" · ", ", ")

    def _last(self, job: Job, broken: int) -> str:
        """Return the sentence about the last scan, and about what is broken now."""
        tally = job.tally
        return self._answer(
            f"last_{_kind_of_end(job)}",
            when=self._when(job.finished_at or job.started_at),
            checked=self._items(tally.checked),
            fixed=self._items(tally.fixed),
            left=self.plural(self.texts["left"], broken),
            would_refresh=self._items(tally.would_refresh),
            reason=self.texts["errors"].get(job.error, self.texts["errors"]["other"]),
        )

    def _when(self, timestamp: float) -> str:
        """Return a past time in words."""
        moment = dt_util.as_local(dt_util.utc_from_timestamp(timestamp))
        days = max((dt_util.now().date() - moment.date()).days, 0)
        day = {0: "today", 1: "yesterday"}.get(days, "earlier")
        return str(self.texts["when"][day].format(time=self._time(moment), days=days))

    def _time(self, moment: datetime) -> str:
        """Return a time of day in words."""
        return moment.strftime(self.texts["time"]).removeprefix("0")

    def _items(self, count: int) -> str:
        """Return a number of items in words."""
        return self.plural(self.texts["items"], count)

    def plural(self, forms: Mapping[str, str], count: int, **values: str) -> str:
        """Return a phrase in the plural form that fits a number."""
        form = {0: "zero", 1: "one"}.get(count, "other")
        return forms.get(form, forms["other"]).format(count=count, **values)

    def _list(self, parts: Sequence[str]) -> str:
        """Return a list in words."""
        if not parts[1:]:
            return "".join(parts)
        return str(self.texts["and"].format(first=", ".join(parts[:-1]), last=parts[-1]))

    def _answer(self, key: str, **values: object) -> str:
        """Fill in an answer."""
        return str(self.texts["answers"][key].format(**values))


def _how_many(titles: Sequence[str], count: int) -> str:
    """Return the key of how many of some items are named."""
    if not titles:
        return "untitled"
    return "all" if len(titles) == count else "some"


def _kind_of_end(job: Job) -> str:
    """Return the key of the sentence about the end of a job."""
    if job.status is not JobStatus.SUCCESS:
        return job.status.value
    if job.options.dry_run:
        return "dry_run"
    return "success" if job.tally.defective else "healthy"
