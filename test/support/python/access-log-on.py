"""Answers JSON lines on stdin, each an object of settings: true when gunicorn logs a request with them."""
import datetime
import json
import logging
import sys
from types import SimpleNamespace

from gunicorn.config import Config
from gunicorn.glogging import Logger

RESPONSE = SimpleNamespace(status="200 OK", sent=1, headers=[])
REQUEST = SimpleNamespace(headers=[], trailers=[])
ENVIRON = {"REQUEST_METHOD": "GET", "RAW_URI": "/", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1"}


def logs(settings):
    config = Config()
    for name, value in settings.items():
        config.set(name, value)
    lines = []
    logger = Logger(config)
    logger.access_log.info = lambda *args: lines.append(args)
    logger.access(RESPONSE, REQUEST, ENVIRON, datetime.timedelta(seconds=1))
    return len(lines) > 0


for line in sys.stdin:
    print(json.dumps(logs(json.loads(line))), flush=True)
