"""Answers JSON lines on stdin, each an access log format: true when gunicorn can write a line with it."""
import json
import sys

from gunicorn.glogging import SafeAtoms

ATOMS = SafeAtoms({
    "h": "127.0.0.1", "l": "-", "u": "-", "t": "[now]", "r": "GET / HTTP/1.1", "s": "200", "m": "GET", "U": "/",
    "q": "", "H": "HTTP/1.1", "b": "1", "B": 1, "f": "-", "a": "-", "T": 0, "D": 12, "M": 1, "L": "0.000012",
    "p": "<1>", "{host}i": "localhost", "{server}o": "gunicorn", "{path_info}e": "/",
})

for line in sys.stdin:
    try:
        json.loads(line) % ATOMS
        print("true", flush=True)
    except (TypeError, ValueError):
        print("false", flush=True)
