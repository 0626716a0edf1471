"""Answers a JSON object on stdin with what `packaging` makes of it.

{"dependencies": [text, …]} -> [null or [name, [extra, …], [clause, …], url or null, has marker], …]
{"markers": [text, …], "python": "3.11.4"} -> [null or true or false, …] on CPython and Linux
{"specifiers": [text, …], "versions": [text, …]} -> [greatest version that fits or null, …]
"""
import json
import sys

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version


def dependency(text):
    try:
        found = Requirement(text)
    except Exception:
        return None
    clauses = sorted({str(clause) for clause in found.specifier})
    return [found.name, sorted(found.extras), clauses, found.url, found.marker is not None]


def marker(text, python):
    environment = {
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
        "extra": "",
    }
    try:
        return Marker(text).evaluate(environment)
    except Exception:
        return None


def greatest(text, versions):
    try:
        found = SpecifierSet(text)
    except Exception:
        return None
    fitting = [(Version(version), version) for version in found.filter(versions)]
    return max(fitting)[1] if fitting else None


question = json.load(sys.stdin)
if "dependencies" in question:
    answer = [dependency(text) for text in question["dependencies"]]
elif "markers" in question:
    answer = [marker(text, question["python"]) for text in question["markers"]]
else:
    answer = [greatest(text, question["versions"]) for text in question["specifiers"]]
json.dump(answer, sys.stdout)
