"""Reads a format a line, as JSON; prints the names of all atoms without headers, and the line that each format gives."""

import json
import os
import sys

os.environ = {"X-MINE": "mine"}

from hypercorn.logging import AccessLogAtoms  # noqa: E402

headers = [(b"x-mine", b"mine")]
scope = {
    "type": "http",
    "headers": headers,
    "http_version": "1.1",
    "client": ("127.0.0.1", 5000),
    "method": "GET",
    "path": "/",
    "query_string": b"",
    "scheme": "http",
}
atoms = AccessLogAtoms(scope, {"status": 200, "headers": headers}, 0.5)


def line(text):
    try:
        return text % atoms
    except (ValueError, TypeError, KeyError):
        return None


lines = [line(json.loads(text)) for text in sys.stdin]
print(json.dumps({"names": [name for name in atoms if not name.startswith("{")], "lines": lines}))
