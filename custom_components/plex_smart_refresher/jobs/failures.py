"""Log why a background task waits."""

import logging

from ..engine.errors import EngineError


class Failures:
    """The errors of one background task, which goes on after each of them."""

    def __init__(self, logger: logging.Logger, subject: str) -> None:
        """Set whose errors they are."""
        self._logger = logger
        self._subject = subject
        self._last = ""  # the last unexpected one

    def log(self, err: Exception) -> None:
        """Log an error; an unexpected one counts once, not with each attempt."""
        if not isinstance(err, EngineError) and repr(err) != self._last:
            self._last = repr(err)
            self._logger.error("%s wait after an unexpected error", self._subject, exc_info=err)
        else:
            self._logger.debug("%s wait: %s", self._subject, err)
