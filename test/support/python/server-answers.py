"""Answers JSON lines {"argv", "env"} on stdin with the verdict of an installed server: {"kind", "text", "exit"}.

The first argument names the server. Its own code runs up to the place where it would listen.
"""
import argparse
import contextlib
import importlib
import io
import json
import re
import socket
import sys
from unittest import mock

from click_verdict import Done, verdict
from own_environment import own_environment

NAME = sys.argv[1]
sys.argv = [NAME]


def done(*args, **kwargs):
    raise Done


class Refused(Exception):
    """kind, text, exit code"""


def uvicorn():
    import click
    import uvicorn.config as config
    # Whether a file exists is no matter of the command line.
    click.Path.convert = lambda self, value, param, ctx: value
    # The package has a function of the same name.
    module = importlib.import_module("uvicorn.main")

    def run(app, loop, http, ws, **kwargs):
        for value, known, code in (
                (loop, config.LOOP_FACTORIES, 3), (http, config.HTTP_PROTOCOLS, 1), (ws, config.WS_PROTOCOLS, 1)):
            if value not in known:
                check(value, "invalid-value", "%s", code)
        if kwargs.get("http2") and http != "zttp":
            try:
                config.Config(app=None, http=http, http2=True).load()
            except ValueError as error:
                raise Refused("conflict", "ValueError: " + re.match("[^.]*[.]", str(error)).group(), 1)
        check(app, "app-reference", "Error loading ASGI app. %s", 3)
        raise Done

    def check(value, kind, text, code):
        try:
            config.import_from_string(value)
        except config.ImportFromStringError as error:
            # Whether a module exists is no matter of the command line.
            if "must be in format" in str(error):
                raise Refused(kind, text % error, code)
        except Exception:
            pass

    module.run = run
    return lambda argv: module.main.main(args=argv, prog_name=NAME, standalone_mode=False)


def hypercorn():
    import hypercorn.__main__ as module
    import hypercorn.logging as logging

    def listen(config):
        # Whether files can be read or written is no matter of the command line.
        config.logconfig = None
        try:
            logging.Logger(config)
        except ValueError as error:
            # Raised in a process of its own, which the first one outlives and ends without a code.
            raise Refused("invalid-value", "ValueError: %s" % error, 0 if config.workers else 1)
        raise Done

    logging.logging.FileHandler = lambda path: logging.logging.StreamHandler()
    importlib.import_module("hypercorn.run").write_pid_file = lambda path: None
    module.Config.create_sockets = listen
    module._load_config = lambda path: module.Config()
    # Whether the event loop of a worker class is installed is no matter of the command line.
    sys.modules["hypercorn.trio.run"] = mock.MagicMock()
    # An empty list would make it look at its own arguments.
    return lambda argv: module.main(argv or ["--"])


def daphne():
    import daphne.cli as module

    def load(self, path):
        module_name, attribute = path.split(":", 1)
        return lambda scope: None
    module.CommandLineInterface.load_asgi_app = load
    module.CommandLineInterface.server_class = staticmethod(lambda **kwargs: type("Server", (), {"run": done})())
    module.logging.basicConfig = lambda **kwargs: None
    module.build_endpoint_description_strings = lambda **kwargs: []
    module.open = lambda *args: io.StringIO()
    return lambda argv: module.CommandLineInterface().run(argv)


def waitress():
    import waitress.runner as module
    # Whether a host is known is no matter of the command line.
    socket.getaddrinfo = lambda *args: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
    resolve = module.pkgutil.resolve_name

    def resolve_name(name):
        try:
            resolve(name)
        except ValueError as error:
            raise Refused("app-reference", str(error), 1)
        except (ImportError, AttributeError):
            # Whether the application exists is no matter of the command line either.
            pass
        return lambda: None

    module.pkgutil.resolve_name = resolve_name
    module.logger.setLevel = lambda level: None
    adjustments = module.Adjustments

    def serve(app, **kwargs):
        adjustments(**kwargs)
        raise Done

    def run(argv):
        code = module.run([NAME] + argv, _serve=serve)
        if code:
            raise SystemExit(code)
    return run


KINDS = (
    ("missing-value", "expected one argument|requires argument"),
    ("unexpected-value", "ignored explicit argument|must not have an argument"),
    ("conflict", "may not be set|no meaning|unknown trusted|mutually exclusive|has to be passed"),
    ("app-reference", "not enough values"),
    ("invalid-value", "invalid int value|invalid literal|KeyError|is not a valid (verify mode|VerifyMode)|No worker of class"),
    ("ambiguous-option", "ambiguous option|not a unique prefix"),
    ("unknown-option", "not recognized"),
    ("missing-argument", "arguments are required"),
    ("unexpected-argument", "unrecognized arguments"),
)


def kind_of(text):
    return next((kind for kind, pattern in KINDS if re.search(pattern, text)), "other")


def parse_args(self, args=None, namespace=None):
    found, extras = self.parse_known_args(args, namespace)
    if extras:
        before = args[:args.index("--")] if "--" in args else args
        is_option = extras[0] in before and re.match(r"-(?!\d+$|\d*\.\d+$)[^ ]+$", extras[0])
        kind = "unknown-option" if is_option else "unexpected-argument"
        raise Refused(kind, "unrecognized arguments: " + " ".join(extras), 2)
    return found


argparse.ArgumentParser.parse_args = parse_args


def answer(run, argv):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            if NAME == "uvicorn":
                result = []

                def inner():
                    try:
                        run(argv)
                    except Refused as error:
                        result.append(error)
                found = verdict(inner)
                if not result:
                    return found
                raise result[0]
            run(argv)
    except Done:
        pass
    except Refused as error:
        return dict(zip(("kind", "text", "exit"), error.args))
    except SystemExit as stop:
        if stop.code:
            found = re.search(r"error: (.*)|^Error: (.*)$", printed.getvalue(), re.M)
            text = found.group(1) or found.group(2)
            kind = kind_of(text)
            if text == "Specify one application only":
                _, words = sys.modules["waitress.runner"].Adjustments.parse_args(argv)
                kind = "unexpected-argument" if words else "missing-argument"
            return {"kind": kind, "text": text, "exit": stop.code}
    except Exception as error:
        name = type(error).__name__
        text = str(error) if name == "ArgumentError" else "%s: %s" % (name, error)
        return {"kind": kind_of(text), "text": text, "exit": 1}
    return {"kind": None, "text": None, "exit": 0}


run = {"uvicorn": uvicorn, "hypercorn": hypercorn, "daphne": daphne, "waitress": waitress}[NAME]()
for line in sys.stdin:
    question = json.loads(line)
    with own_environment(question.get("env") or {}):
        found = answer(run, question["argv"])
    print(json.dumps(found), flush=True)
