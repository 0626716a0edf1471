"""Prints the settings of one start of gunicorn as JSON, name -> `repr()`: argv is a folder, its variables as JSON, and gunicorn's arguments.

gunicorn makes its defaults of variables and of the folder while it is imported, so it is imported again: what it imports stays.
"""
import json
import os
import sys

folder, variables = sys.argv[1:3]
sys.argv = ["gunicorn"] + sys.argv[3:]
os.environ.update(json.loads(variables))
os.chdir(folder)
for name in [name for name in sys.modules if name.startswith("gunicorn")]:
    del sys.modules[name]

from gunicorn.app.wsgiapp import WSGIApplication  # noqa: E402


class Application(WSGIApplication):
    def run(self):
        pass


settings = Application("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn").cfg.settings
print("\n" + json.dumps({name: "<function>" if callable(one.value) else repr(one.value) for name, one in settings.items()}))
