"""Answers JSON lines {"argv", "env"} on stdin with the verdict of the installed celery 5 (see click_verdict.py).

The command's own code runs up to the place where it would start something.
"""
import contextlib
import io
import json
import os
import sys

import celery
import celery.bin.base
import celery.bin.beat
import celery.bin.celery
import celery.bin.worker
from celery.bin.celery import celery as root
from click_verdict import Done, verdict
from own_environment import own_environment

app = celery.Celery("proj", broker="memory://", set_as_current=False)
app.conf.worker_concurrency


def done(*args, **kwargs):
    raise Done


celery.bin.celery.find_app = lambda name: app
celery.bin.base.get_current_app = lambda: app
for module in (celery.bin.worker, celery.bin.beat):
    module.maybe_drop_privileges = lambda **kwargs: None
celery.bin.worker.detach = done
celery.bin.beat.detached = done
app.Worker = app.Beat = done
celery.concurrency.get_implementation = lambda name: name
# Whether a directory exists is no matter of the command line.
os.chdir = lambda path: None

for name, command in root.commands.items():
    if name not in ("worker", "beat"):
        command.callback = done

for line in sys.stdin:
    question = json.loads(line)
    silent = io.StringIO()
    with own_environment(question.get("env") or {}), contextlib.redirect_stdout(silent), contextlib.redirect_stderr(silent):
        answer = verdict(lambda: root.main(
            args=question["argv"], prog_name="celery", standalone_mode=False, auto_envvar_prefix="CELERY"))
    print(json.dumps(answer), flush=True)
