"""What the API server of BlueKing says of app_desc.yaml before a deploy and at the upload of a package.

The fields are rebuilt from those of TencentBlueKing/blueking-paas; Django REST framework, pydantic, PyYAML and blue-krill
are the real ones. Left out is what asks a database: whether names are taken, categories, components.

In: a JSON list of texts. Out: a list of {"deploy", "upload"}, each null or the message that is shown.
"""
import copy
import json
import sys

import django
import yaml
from django.conf import settings

settings.configure(USE_I18N=False, INSTALLED_APPS=[])
django.setup()

from blue_krill.web.drf_utils import stringify_validation_error
from entities import in_entities_2, in_entities_3, in_entities_of_app
from package import APP_2, APP_3
from rest_framework.exceptions import ValidationError
from version2 import FILE_2, MODULE_2
from version3 import MODULE_3

SERIALIZERS = {
    2: {"module": MODULE_2(), "app": APP_2(), "file": FILE_2()},
    3: {"module": MODULE_3(), "app": APP_3()},
}

# What is shown when the platform's own code fails (engine/deploy/building.py).
NO_DETAIL = "处理应用描述文件时出现异常, 请检查应用描述文件"


class Refused(Exception):
    """With the message that is shown."""


def hold(serializer, data):
    try:
        # What `is_valid` calls. To make a serializer of so many parts takes a hundred times as long as to ask it.
        return serializer.run_validation(data)
    except ValidationError as error:
        raise Refused(stringify_validation_error(error)[0])


def version_of(data):
    """handlers.py: detect_spec_version, get_desc_getter_func."""
    version = data.get("spec_version") or data.get("specVersion")
    start = "the procfile data is empty and the app desc data is invalid, detail: "
    if not version and "app_code" not in data:
        raise Refused(f"{start}no spec version is specified")
    if version not in (2, 3) or isinstance(version, bool):
        raise Refused(f'{start}app spec version "{version or 1}" is not supported')
    return int(version)


def modules_of(data, version):
    """handlers.py: _find_module_desc_data, for each module that is there in turn."""
    modules = data.get("modules")
    if modules:
        names = list(modules.keys()) if version == 2 else [module["name"] for module in modules]
    else:
        names = ["default"]
    for name in names:
        found, existing = None, ""
        if modules:
            found = modules.get(name) if version == 2 else next(one for one in modules if one["name"] == name)
            existing = ", ".join(names)
        found = found or data.get("module")
        if not found and modules:
            raise Refused(f"modules: 未找到 {name} 模块的配置，当前已配置模块为 {existing}")
        if not found:
            raise Refused("module: 模块配置内容不能为空")
        yield found


def deploy(data):
    version = version_of(data)
    if version == 2:
        hold(SERIALIZERS[2]["file"], data)
    for module in modules_of(data, version):
        values = hold(SERIALIZERS[version]["module"], module)
        (in_entities_2 if version == 2 else in_entities_3)(values)


def upload(data):
    version = version_of(data)
    app = copy.deepcopy(data.get("app", {}))
    if version == 2 and not hold(SERIALIZERS[2]["file"], data)["app"]:
        raise Refused("app: 内容不能为空")
    app["modules"] = data.get("modules", {})
    key = "bk_app_code" if version == 2 else "bkAppCode"
    if key not in app:
        raise Refused(f"{key}: 内容不能为空")
    in_entities_of_app(hold(SERIALIZERS[version]["app"], app))


def read(text):
    try:
        # Read as bytes (engine/configurations/source_file.py).
        data = yaml.safe_load(text.encode("utf8", "surrogatepass"))
    except yaml.YAMLError:
        raise Refused("file \"app_desc.yaml\"'s format is not YAML")
    if not isinstance(data, dict):
        raise Refused('file "app_desc.yaml" must be dict type')
    return data


def answer(action, data):
    try:
        action(data)
    except Refused as refusal:
        return str(refusal)
    except Exception:
        return NO_DETAIL


def answers(text):
    try:
        data = read(text)
    except Refused as refusal:
        return {"deploy": str(refusal), "upload": str(refusal)}
    return {"deploy": answer(deploy, data), "upload": answer(upload, data)}


json.dump([answers(text) for text in json.load(sys.stdin)], sys.stdout)
