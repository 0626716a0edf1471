"""Loads each configuration text of a JSON list on stdin as gunicorn does; answers a list of [setting, error] or null."""
import json
import sys

from gunicorn.config import Config

# Made once, for that takes longer than all else: what is set before does not change what a setting accepts.
config = Config()


def load(text):
    scope = {"__builtins__": __builtins__, "__name__": "__config__"}
    exec(compile(text, "gunicorn.conf.py", "exec"), scope)
    for name, value in scope.items():
        if name not in config.settings:
            continue
        try:
            config.set(name.lower(), value)
        except Exception as error:
            return [name, str(error)]
    return None


json.dump([load(text) for text in json.load(sys.stdin)], sys.stdout)
