"""Sign-ins as nobody, without end: from many addresses (a trusted proxy brings them) and checked, each."""

from __future__ import annotations

import http.client
import itertools
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

_AT_ONCE = 20


@contextmanager
def tried_without_end(url: str) -> Iterator[None]:
    """As long as the block lasts, once the first of each was answered."""
    address, numbers, over = urlsplit(url), itertools.count(1), threading.Event()
    begun = threading.Barrier(_AT_ONCE + 1, timeout=60)

    def try_on() -> None:
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
        for first in itertools.chain([True], itertools.repeat(False)):
            number = next(numbers)
            whose = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
            body = json.dumps({"email": f"nobody{number}@exemple.test", "password": "non"})
            headers = {"Content-Type": "application/json", "X-Forwarded-For": whose}
            connection.request("POST", "/api/v1/auth/sign_in", body, headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 401, answer.status
            if first:
                begun.wait()
            if over.is_set():
                break
        connection.close()

    threads = [threading.Thread(target=try_on, daemon=True) for _ in range(_AT_ONCE)]
    for thread in threads:
        thread.start()
    begun.wait()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()
