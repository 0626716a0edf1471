"""Answers JSON lines {"argv"} on stdin with the verdict of the installed Django on `manage.py runserver`: {"kind", "text", "exit"}.

Its own code runs up to the place where it would listen.
"""
import contextlib
import io
import json
import sys

import django
from django.conf import settings
from django.contrib.staticfiles.management.commands.runserver import Command

settings.configure(DEBUG=True, INSTALLED_APPS=["django.contrib.staticfiles"], STATIC_URL="static/")
django.setup()
Command.run = lambda *args, **kwargs: None


def answer(argv):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            Command().run_from_argv(["manage.py", "runserver", *argv])
    except SystemExit as stop:
        text = printed.getvalue().strip().splitlines()[-1]
        kind = "invalid-value" if text.startswith("CommandError") else "unexpected-argument"
        return {"kind": kind, "text": text.split("manage.py runserver: ")[-1], "exit": stop.code}
    return {"kind": None, "text": None, "exit": 0}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)["argv"])), flush=True)
