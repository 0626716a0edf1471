"""What is made of a module that the serializers have let pass. A fault here is one that the platform says nothing about
(TencentBlueKing/blueking-paas: apiserver/paasng/paasng/platform/bkapp_model/entities).
"""
import shlex
from typing import Dict, Literal, Optional

from pydantic import BaseModel


class Variable(BaseModel):
    name: str
    value: str
    description: str = ""


class Request(BaseModel):
    scheme: Optional[Literal["HTTP", "HTTPS"]] = None


class Quota(BaseModel):
    process: str
    plan: str


class Metric(BaseModel):
    params: Optional[Dict[str, str]] = None


def probes_are_made(probes, key):
    for probe in (probes or {}).values():
        if probe and probe.get(key):
            Request(**probe[key])


def in_entities_2(module):
    for process in module["processes"].values():
        shlex.split(process["command"])
        probes_are_made(process["probes"], "http_get")
    hook = (module.get("scripts") or {}).get("pre_release_hook")
    if hook:
        shlex.split(hook)


def in_entities_3(module):
    spec = module["spec"]
    for process in spec["processes"]:
        probes_are_made(process["probes"], "httpGet")
    hook = (spec.get("hooks") or {}).get("preRelease")
    for owner in [*spec["processes"], *([hook] if hook else [])]:
        if owner.get("procCommand"):
            shlex.split(owner["procCommand"])
    overlay = spec.get("envOverlay") or {}
    for one in [*(spec.get("configuration") or {}).get("env", []), *overlay.get("envVariables", [])]:
        Variable(**one)
    for one in overlay.get("resQuotas", []):
        Quota(**one)
    for one in ((spec.get("observability") or {}).get("monitoring") or {}).get("metrics") or []:
        Metric(**one)


class DisplayOptions(BaseModel):
    open_mode: Literal["desktop", "new_tab"] = "desktop"


def in_entities_of_app(app):
    market = app.get("market") or {}
    options = market.get("display_options") or market.get("displayOptions") or {}
    for key in ("open_mode", "openMode"):
        if key in options:
            DisplayOptions(open_mode=options[key])
