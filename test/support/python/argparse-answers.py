"""Answers JSON lines on stdin, one each: what argparse makes of argument lists.

A question is {"options": [...], "positionals": [...], "lines": [[word, ...], ...]}, the answer a list with
{"error": text or null, "ended": bool, "values": {flag or positional: [text, ...]}} per line.
"""
import argparse
import json
import sys


class Stop(Exception):
    pass


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise Stop(message)

    def exit(self, status=0, message=None):
        raise Stop(None)

    def _print_message(self, message, file=None):
        pass


def remembering(kind):
    """A type function that converts like `kind` and remembers the text."""
    number = type("Remembering", (kind,), {})

    def convert(text):
        value = number(text)
        value.text = text
        return value
    convert.__name__ = kind.__name__
    return convert


TYPES = {"int": remembering(int), "float": remembering(float)}


def keywords(item):
    known = {key: item[key] for key in ("action", "nargs", "choices", "required") if item.get(key) is not None}
    if known.get("nargs") == "remainder":
        known["nargs"] = argparse.REMAINDER
    if item.get("type"):
        known["type"] = TYPES[item["type"]]
        known["choices"] = item.get("choices") and [known["type"](choice) for choice in item["choices"]]
    return known


def build(question):
    parser = Parser(prog="prog", add_help=False)
    for i, option in enumerate(question["options"]):
        known = keywords(option)
        if option["action"] == "version":
            known["version"] = "1"
        if option["action"] == "store_const":
            known["const"] = "const"
        parser.add_argument(*option["flags"], dest="o%d" % i, **known)
    for i, positional in enumerate(question["positionals"]):
        parser.add_argument("p%d" % i, metavar=positional["name"], **keywords(positional))
    return parser


def as_list(value):
    if isinstance(value, list):
        return [text for item in value for text in as_list(item)]
    text = getattr(value, "text", value)
    return [text] if isinstance(text, str) else []


for line in sys.stdin:
    question = json.loads(line)
    parser = build(question)
    answers = []
    for words in question["lines"]:
        try:
            found = parser.parse_args(words)
            values = {name: as_list(value) for name, value in vars(found).items()}
            answers.append({"error": None, "ended": False, "values": values})
        except Stop as stop:
            message = stop.args[0]
            answers.append({"error": message, "ended": message is None, "values": {}})
    print(json.dumps(answers), flush=True)
