"""An environment for one question: a program that reads a command line may set variables that the next one would read."""
import contextlib
import os


@contextlib.contextmanager
def own_environment(variables):
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        # Few change any, and to set all of them anew takes a good part of the time that an answer takes.
        if dict(os.environ) != before:
            os.environ.clear()
            os.environ.update(before)
