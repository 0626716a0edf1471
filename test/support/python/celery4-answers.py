"""Answers JSON lines {"argv"} on stdin with the verdict of the installed celery 4: {"kind", "text", "exit"}.

The commands' own code runs up to the place where it would start something.
"""
import argparse
import contextlib
import io
import json
import os
import re
import sys

import celery
import celery.bin.beat
import celery.bin.celery
import celery.bin.worker
from celery import concurrency
from celery.bin.base import Command
from celery.utils.log import LOG_LEVELS
from own_environment import own_environment

sys.argv[0] = "celery"
app = celery.Celery("proj", broker="memory://", set_as_current=False)
app.conf.worker_concurrency


class Unrecognized(Exception):
    pass


def parse_args(self, args=None, namespace=None):
    found, extras = self.parse_known_args(args, namespace)
    if extras:
        raise Unrecognized(extras)
    return found


argparse.ArgumentParser.parse_args = parse_args


class Done(BaseException):
    """The program would start now."""


def done(*args, **kwargs):
    raise Done


def worker(pool=None, autoscale=None, **kwargs):
    # As celery.worker.WorkController and celery.worker.components.Pool do.
    concurrency.get_implementation(pool)
    if autoscale:
        most, _, least = autoscale.partition(",")
        [int(most), least and int(least) or 0]
    raise Done


class Beat:
    def __init__(self, loglevel=None, **kwargs):
        self.loglevel = loglevel

    def run(self):
        # As celery.apps.beat.Beat.run does.
        LOG_LEVELS[self.loglevel.upper()]
        raise Done


class UnknownCommand(Exception):
    pass


def execute(self, command, argv=None):
    if command not in self.commands:
        raise UnknownCommand
    return real_execute(self, command, argv)


real_call = Command.__call__
real_execute = celery.bin.celery.CeleryCommand.execute
real_implementation = concurrency.get_implementation


def call(self, *args, **kwargs):
    if type(self).__name__ in ("worker", "beat", "help"):
        return real_call(self, *args, **kwargs)
    self.verify_args(args)
    if type(self).__name__ in ("inspect", "control") and not args:
        raise self.UsageError("Missing {0.name} method.  See --help".format(self))
    raise Done


Command.__call__ = call
celery.bin.celery.CeleryCommand.execute = execute
Command.find_app = lambda self, name: app
Command._get_default_app = lambda self, *args, **kwargs: app
Command.get_app = lambda self, *args, **kwargs: app
Command.maybe_patch_concurrency = lambda self, argv=None: None
celery.bin.worker.worker.maybe_detach = lambda self, argv: done() if {"-D", "--detach"} & set(argv) else None
celery.bin.celery.multi.run_from_argv = done
for module in (celery.bin.worker, celery.bin.beat):
    module.maybe_drop_privileges = lambda **kwargs: None
celery.bin.beat.detached = done
concurrency.get_implementation = lambda name: None if name in ("gevent", "eventlet") else real_implementation(name)
app.Worker, app.Beat = worker, Beat
# Whether a directory exists is no matter of the command line.
os.chdir = lambda path: None

KINDS = (
    ("missing-value", "expected one argument"),
    ("unexpected-value", "ignored explicit argument"),
    ("invalid-value", "invalid int value|invalid float value|Unknown level|No module named|invalid literal|KeyError|Unknown format"),
    ("ambiguous-option", "ambiguous option"),
    ("unexpected-argument", "not enough values|string index"),
    ("missing-argument", "Missing "),
)


HELP = "usage: celery <command> [options]"


def kind_of(text, code):
    for kind, pattern in KINDS:
        if re.search(pattern, text):
            return kind
    return "missing-command" if code == 64 else "other"


def verdict(argv):
    errors = io.StringIO()
    try:
        with contextlib.redirect_stdout(errors), contextlib.redirect_stderr(errors):
            celery.bin.celery.CeleryCommand(app=None).execute_from_commandline(["celery"] + argv)
    except Done:
        return {"kind": None, "text": None, "exit": 0}
    except Unrecognized as error:
        extras = error.args[0]
        is_option = re.match(r"-(?!\d+$|\d*\.\d+$)[^ ]+$", extras[0])
        kind = "unknown-option" if is_option else "unexpected-argument"
        return {"kind": kind, "text": "unrecognized arguments: " + " ".join(extras), "exit": 2}
    except UnknownCommand:
        # It would print its help.
        return {"kind": "unknown-command", "text": HELP, "exit": 64}
    except SystemExit as stop:
        if not stop.code:
            return {"kind": None, "text": None, "exit": 0}
        text = errors.getvalue().strip()
        found = re.search(r"^celery: error: (.*)", text, re.M | re.S) or re.search(r"^Error: (Missing .*)$", text, re.M)
        text = found.group(1) if found else text
        kind = kind_of(text, stop.code)
        return {"kind": kind, "text": HELP if kind == "missing-command" else text, "exit": stop.code}
    except Exception as error:
        text = "%s: %s" % (type(error).__name__, error)
        return {"kind": kind_of(text, 1), "text": text, "exit": 1}
    return {"kind": None, "text": None, "exit": 0}


for line in sys.stdin:
    with own_environment({}):
        answer = verdict(json.loads(line)["argv"])
    print(json.dumps(answer), flush=True)
