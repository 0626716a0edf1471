"""A module of version 2, before a deploy
(TencentBlueKing/blueking-paas: apiserver/paasng/paasng/platform/declarative/deployment/validations/v2.py).
"""
import re

from fields import (PROCESS_NAME, Folder, ValidationError, choice, drf, language_known, listed, number, probes, shape,
                    text, variable)


class TextOrMapping:
    def to_internal_value(self, data):
        return super().to_internal_value({"bk_app_code": data} if isinstance(data, str) else data)


def no_pair_twice(self, value):
    seen = set()
    for item in value:
        code, module = item["bk_app_code"], item["module_name"] or ""
        if (code, module) in seen:
            shown = f"AppID: {code}" + (f", module_name: {module}" if module else "")
            raise ValidationError(f"服务发现列表中存在重复项：[{shown}]")
        seen.add((code, module))
    return value


def process_names(self, processes):
    for name in processes:
        if not re.match(PROCESS_NAME, name):
            raise ValidationError(f"Invalid proc type: {name}, must match pattern {PROCESS_NAME}")
        if len(name) > 12:
            raise ValidationError(f"Invalid proc type: {name}, cannot be longer than 12 characters")
    return processes


ENTRY_2 = type("Entry", (TextOrMapping, drf.Serializer), {
    "bk_app_code": text(max_length=20),
    "module_name": text(max_length=20, default=None),
})
PROCESS_2 = shape({
    "command": text(),
    "replicas": number(allow_null=True, default=None),
    "plan": text(required=False, allow_blank=True, allow_null=True),
    "probes": probes(str, True)(default=None, required=False),
})
VARIABLE_2 = shape({
    "key": variable(),
    "value": text(allow_blank=True),
    "environment_name": choice("stag", "prod", "_global_", default="_global_"),
    "description": text(allow_blank=True, allow_null=True, max_length=200, default=""),
})
MODULE_2 = shape({
    "language": text(validators=[language_known]),
    "source_dir": Folder(),
    "env_variables": listed(VARIABLE_2(), required=False),
    "processes": drf.DictField(child=PROCESS_2(), default=dict, allow_empty=False),
    "svc_discovery": shape({"bk_saas": listed(ENTRY_2())}, validate_bk_saas=no_pair_twice)(required=False),
    "scripts": drf.DictField(required=False),
    "bkmonitor": shape({"port": number(), "target_port": number(required=False)})(required=False),
}, validate_processes=process_names)
FILE_2 = shape({
    "app_version": text(required=False),
    "spec_version": number(required=False),
    **{key: drf.JSONField(required=False, default={}) for key in ("app", "modules", "module")},
})
