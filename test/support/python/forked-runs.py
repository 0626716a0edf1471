"""Runs a Python program once for each list of arguments of a JSON list on stdin; answers a list of [exit code, output].

The first argument is the program's script, or `-c` for the second one, which is code; then come the modules that every run imports.
They are imported once: each run is a fork of this process, and all else is done in it as by a process of its own.
"""
import importlib
import json
import os
import runpy
import sys
import tempfile

script = sys.argv[1]
code = sys.argv[2] if script == "-c" else None
for module in sys.argv[3 if code else 2:]:
    importlib.import_module(module)


def run(argv, output):
    for stream in (1, 2):
        os.dup2(output.fileno(), stream)
    sys.argv = [script] + argv
    sys.path[0] = "" if code else os.path.dirname(script)
    if code:
        exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})
    else:
        runpy.run_path(script, run_name="__main__")


def status_of(argv, output):
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
    # What leaves here is dealt with by the interpreter, which prints it and ends as it always does.
    run(argv, output)
    sys.exit(0)


def answer(argv):
    with tempfile.TemporaryFile() as output:
        status = status_of(argv, output)
        output.seek(0)
        return [status, output.read().decode("utf8", "replace")]


runs = json.load(sys.stdin)
answers = [answer(argv) for argv in runs]
json.dump(answers, sys.stdout)
