"""The words of a notification: what was healed, what is new, what is left and who acts on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..channels import plain
from ..const import DOMAIN
from ..engine.defects import Defect
from ..engine.events import ItemFinished
from ..engine.job import Job, JobStatus, JobTrigger
from ..engine.library_status import OpenDefects
from ..engine.results import Result
from ..options import NUMBER_OPTION

type Show = Callable[[str], str]

_POSTERS = frozenset(
    {
        *(Defect.MISSING_POSTER, Defect.BROKEN_POSTER),
        *(Defect.INHERITED_POSTER, Defect.FRAME_POSTER),
    }
)
#: Before this hour, people were asleep.
_WAKING_HOUR = 8


@dataclass
class Titles:
    """The number of items and the titles of the first ones."""

    count: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, title: str) -> None:
        """Count an item, and store its title within the limit."""
        self.count += 1
        if self.count <= NUMBER_OPTION["notify_titles"].maximum:
            self.first.append(title)


@dataclass
class News:
    """The news of a scan."""

    fixed: Titles = field(default_factory=Titles)
    failed: Titles = field(default_factory=Titles)
    given_up: Titles = field(default_factory=Titles)
    pictured: str | None = None  #: the rating key of the first item that got its poster

    def __bool__(self) -> bool:
        """Return whether there is news."""
        return bool(self.fixed.count or self.failed.count or self.given_up.count)

    def add(self, event: ItemFinished) -> None:
        """Add an item if it is fixed, newly failed or newly given up."""
        title = event.outcome.item.display_title
        if event.outcome.result is Result.FIXED:
            self.fixed.add(title)
            if self.pictured is None and event.outcome.fixed & _POSTERS:
                self.pictured = event.outcome.item.rating_key
        if event.is_new_failure:
            self.failed.add(title)
        if event.is_given_up_now:
            self.given_up.add(title)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a notification tells."""

    job: Job
    news: News
    left: OpenDefects | None  #: what is broken now; None if unknown
    proposals: int = 0  #: the matches that wait for a decision
    is_overnight: bool = False  #: the user was probably asleep


class Words:
    """The texts of notifications in a language."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Set the texts of the language."""
        self._texts = texts

    def text(self, key: str, **placeholders: object) -> str:
        """Return a text with its placeholders filled in."""
        return self._texts[f"component.{DOMAIN}.common.notification_{key}"].format(**placeholders)

    def choice(self, selector: str, word: str) -> str:
        """Return the text of a code."""
        return self._texts[f"component.{DOMAIN}.selector.{selector}.options.{word}"]

    def counted(self, key: str, count: int, **placeholders: object) -> str:
        """Return a text in the form that fits a number."""
        form = "one" if count == 1 else "other"
        return self.text(f"{key}_{form}", count=count, **placeholders)

    def listed(self, sentence: str, titles: Titles, named: int, show: Show) -> str:
        """Return a sentence that ends with the first titles, if any may be named."""
        shown = ", ".join(map(show, titles.first[:named]))
        more = titles.count - len(titles.first[:named])
        if not shown:
            return f"{sentence}."
        return f"{sentence}: {self.text('more', titles=shown, count=more) if more else shown}"


class Message(Words):
    """Word a report in a language."""

    def __init__(self, texts: Mapping[str, str], report: Report) -> None:
        """Set the texts of the language, and what to tell."""
        super().__init__(texts)
        self._report = report

    def title(self, server: str) -> str:
        """Return the title."""
        job = self._report.job
        is_dry_run = job.options.dry_run and job.status is JobStatus.SUCCESS
        return self.text(f"title_{'dry_run' if is_dry_run else job.status}", server=server)

    def body(self, named: int, show: Show = plain) -> str:
        """Return the message with a number of titles of each kind."""
        job = self._report.job
        lines = [self.text("reason", reason=self._reason(job.error))] if job.error else []
        if job.options.dry_run:
            lines.append(self._found(job))
        else:
            lines += self._news(named, show)
            lines.append(self._state(job))
        return "\n".join(filter(None, lines))

    def _found(self, job: Job) -> str:
        """Return the sentence about the result of a dry run."""
        tally = job.tally
        if not tally.would_refresh:
            return self.text("found_zero", checked=tally.checked)
        return self.counted("found", tally.would_refresh, checked=tally.checked)

    def _news(self, named: int, show: Show) -> list[str]:
        """Return a line per kind of news."""
        news = self._report.news
        healed = "healed_overnight" if self._report.is_overnight else "healed"
        kinds = ((healed, news.fixed), ("failed", news.failed), ("given_up", news.given_up))
        return [
            self.listed(self.text(key, count=titles.count), titles, named, show)
            for key, titles in kinds
            if titles.count
        ]

    def _state(self, job: Job) -> str:
        """Return whether there is news, and what is broken now."""
        is_new = self._report.news or job.status is not JobStatus.SUCCESS
        sentences = [] if is_new else [self.text("nothing_new")]
        if self._report.left is not None:
            sentences.append(self._left(self._report.left))
        if self._report.proposals:
            sentences.append(self.counted("proposals", self._report.proposals))
        return " ".join(sentences)

    def _left(self, left: OpenDefects) -> str:
        """Return the sentence about what is broken now, by what happens next."""
        if not left.items:
            return self.text("all_well")
        parts = [self.counted(f"next_{step}", count) for step, count in left.next_steps.items()]
        still = self.counted("left", left.items)
        return f"{still}: {', '.join(parts)}." if parts else f"{still}."

    def _reason(self, error: str) -> str:
        """Return the text for an error's code or, without one, the code."""
        return self._texts.get(f"component.{DOMAIN}.exceptions.{error}.message", error)


def is_overnight(job: Job, local_hour: int) -> bool:
    """Return whether a scan ran by itself while people sleep."""
    return job.trigger is JobTrigger.SCHEDULE and local_hour < _WAKING_HOUR
