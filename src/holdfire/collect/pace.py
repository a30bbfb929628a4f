"""One request at a time to each host, with a pause between them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Pace:
    """Keeps requests to one host `apart` seconds apart; safe to share between threads."""

    def __init__(
        self, apart: float, ticks: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._apart = apart
        self._ticks = ticks
        self._sleep = sleep
        self._own: dict[str, float] = {}
        self._free: dict[str, float] = {}
        self._locks: dict[str, threading.Lock] = {}

    def slow(self, host: str, seconds: float) -> None:
        """Leave at least so many seconds between two requests to this host."""
        self._own[host] = max(self._apart, seconds)

    def hold(self, host: str, seconds: float) -> None:
        """Ask this host nothing for so many seconds from now."""
        self._free[host] = max(self._free.get(host, 0.0), self._ticks() + seconds)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until this host may be asked; the pause after it begins when the block ends."""
        with self._locks.setdefault(host, threading.Lock()):
            wait = self._free.get(host, self._ticks()) - self._ticks()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                self.hold(host, self._own.get(host, self._apart))
