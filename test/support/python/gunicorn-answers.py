"""Answers JSON lines on stdin, each a list of words: what the installed gunicorn makes of these arguments.

The answer is {"refused": text or null, "exit": code, "app": name or null, "values": {setting: value}, "late": [text]}.
gunicorn's own parser, settings, validators, address parser and application import run; nothing is started. `--facts`
prints the settings as gunicorn defines them instead.
"""
import contextlib
import importlib
import io
import json
import os
import socket
import sys
import types
import warnings

import gunicorn
from gunicorn import config, util
from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.errors import AppImportError
from gunicorn.workers import SUPPORTED_WORKERS

warnings.simplefilter("ignore")
VERSION = tuple(int(part) for part in gunicorn.__version__.split(".")[:2])
DIRECTORY = os.getcwd()


def facts():
    names = sorted(config.KNOWN_SETTINGS, key=lambda setting: setting.order)
    return [{
        "name": setting.name,
        "flags": setting.cli or [],
        "action": setting.action or "store",
        "nargs": getattr(setting, "nargs", None),
        "type": getattr(setting.type, "__name__", None),
        "metavar": setting.meta,
        "default": setting.default if isinstance(setting.default, (str, int, list, type(None))) else "…",
    } for setting in names]


parsers = []
make_parser = config.Config.parser


def remembered_parser(self):
    """The parser depends on nothing but the release; making it takes most of the time."""
    if not parsers:
        parsers.append(make_parser(self))
    return parsers[0]


config.Config.parser = remembered_parser


class AnyModule(types.ModuleType):
    """Has every attribute, each a factory of applications that takes any arguments."""

    def __getattr__(self, name):
        return lambda *args, **kwargs: (lambda environ, start: [])


import_module = importlib.import_module


def import_anything(name, package=None):
    if name == "" or name.startswith(".") or ".." in name or name.endswith("."):
        return import_module(name, package)
    return AnyModule(name)


def app_error(app):
    module, colon, text = app.partition(":")
    try:
        if app == "gunicorn":
            # The only module that is there, whatever the project holds.
            util.import_app(app)
        if VERSION < (20, 0):
            if module == "" or module.startswith(".") or ".." in module or module.endswith("."):
                __import__(module)
            try:
                eval(text if colon else "application", {})
            except SyntaxError:
                raise
            except Exception:
                pass
            return None
        importlib.import_module = import_anything
        util.import_app(app)
        return None
    except AppImportError as error:
        return "%s (4)" % error
    except Exception as error:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        return "%s: %s (3)" % (type(error).__name__, text)
    finally:
        importlib.import_module = import_module


def worker_class_error(cfg):
    name = cfg.settings["worker_class"].get()
    if name.startswith("egg:") or "." in name or name.lstrip("#") in SUPPORTED_WORKERS and not name.startswith("##"):
        return None
    try:
        util.load_class(name)
    except RuntimeError as error:
        return str(error).split("\n")[0]


def bind_errors(cfg):
    for bind in cfg.settings["bind"].get():
        try:
            address = util.parse_address(bind)
            if isinstance(address, tuple):
                with contextlib.closing(socket.socket()) as probe:
                    probe.bind(("127.0.0.1", address[1]))
        except (RuntimeError, OverflowError) as error:
            yield str(error)
        except OSError:
            pass


def late_errors(cfg, app):
    found = worker_class_error(cfg)
    if found:
        yield found + " (1)"
    for text in bind_errors(cfg):
        yield text + " (1)"
    try:
        cfg.env
    except RuntimeError as error:
        yield str(error) + " (1)"
    if app is not None and cfg.paste is None:
        found = app_error(app)
        if found:
            yield found


def plain(value):
    if isinstance(value, (str, int, bool)) or value is None:
        return value
    return [plain(item) for item in value] if isinstance(value, (list, tuple)) else "…"


def answer(words):
    sys.argv = ["gunicorn"] + words
    output = io.StringIO()
    os.chdir(DIRECTORY)
    try:
        with contextlib.redirect_stderr(output), contextlib.redirect_stdout(output):
            application = WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn")
    except SystemExit as stop:
        text = output.getvalue()
        if stop.code == 2:
            text = text.split("gunicorn: error: ", 1)[1]
        elif stop.code == 1:
            text = text.split("\nError: ", 1)[-1]
        return {"refused": text.rstrip("\n") if stop.code else None, "exit": stop.code or 0, "app": None,
                "values": {}, "late": []}
    cfg = application.cfg
    app = getattr(application, "app_uri", None)
    values = {name: plain(setting.get()) for name, setting in cfg.settings.items()}
    return {"refused": None, "exit": None, "app": app, "values": values, "late": list(late_errors(cfg, app))}


if "--facts" in sys.argv:
    print(json.dumps(facts()))
else:
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
