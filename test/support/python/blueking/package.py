"""The `app` section and the modules as the upload of a package reads them
(TencentBlueKing/blueking-paas: apiserver/paasng/paasng/platform/declarative/application/validations).
"""
import base64
import re

from django.core.validators import RegexValidator
from fields import Folder, MAYBE, ValidationError, choice, drf, language_known, listed, number, shape, text
from version3 import SPEC

HOST_NAME = "^(?![0-9]+.*$)(?!-)[a-zA-Z0-9-]{,63}(?<!-)$"


def without_reserved(what):
    words = f"{what} 不能包含保留字 ['-dot-', '0us0', '--', '-m-']"
    return RegexValidator("-dot-|0us0|--|-m-", message=words, inverse_match=True)


def code():
    words = "格式错误，只能包含小写字母(a-z)、数字(0-9)和半角连接符(-)和下划线(_)，长度在 3-20 之间。"
    return drf.RegexField(
        r"^(?![0-9]+.*$)(?!-)[a-zA-Z0-9-_]{,63}(?<!-)$", min_length=3, max_length=20, error_messages={"invalid": words},
        validators=[without_reserved("应用 ID")])


class Name(drf.CharField):
    """Characters of other kinds are left out before the length is looked at."""

    def to_internal_value(self, data):
        return "".join(re.findall("[\u4e00-\u9fa5\\w\\-_]", super().to_internal_value(data).strip()))


def module_name():
    edges = RegexValidator(HOST_NAME, message="模块名称 不能以 - 或数字开头或结尾, 且不能为纯数字")
    words = "格式错误，只能包含小写字母(a-z)、数字(0-9)和半角连接符(-)，长度不超过 16 位"
    return drf.RegexField(
        r"^[a-z0-9-]{1,16}$", max_length=16, error_messages={"invalid": words},
        validators=[without_reserved("模块名称"), edges])


class Logo(drf.Field):
    def to_internal_value(self, data):
        if isinstance(data, str) and not data.startswith("base64,"):
            raise ValidationError(f'"{data}" is not a valid format, please startswith "base64,"')
        if not isinstance(data, str):
            raise ValidationError(f'"{data}" is not a valid bytes.')
        try:
            return base64.b64decode(data[7:])
        except ValueError:
            raise ValidationError(f'"{data[7:]}" is not a valid base64, please check it.')


def not_escaping(self, value):
    if value.startswith("/") or ".." in value:
        raise ValidationError("构建目录不合法，不能以 '/' 开头，不能包含 '..'")
    return value


def one_is_default(modules):
    if sum(1 for module in modules.values() if module["is_default"]) > 1:
        raise ValidationError({"modules": "一个应用只能有一个主模块"})
    if not any(module["is_default"] for module in modules.values()):
        raise ValidationError({"modules": "一个应用必须有一个主模块"})


def addons_are_shared(modules, place):
    for name, module in modules.items():
        for addon in module["services"]:
            source = addon["shared_from"]
            if not source:
                continue
            if source not in modules:
                raise ValidationError({f"modules[{name}].{place}": "提供共享增强服务的模块不存在"})
            same = next((one for one in modules[source]["services"] if one["name"] == addon["name"]), None)
            if not same:
                raise ValidationError({f"modules[{name}].{place}": "提供共享增强服务的模块未启用该服务"})
            if same["shared_from"]:
                raise ValidationError({f"modules[{name}].{place}": "不允许嵌套共享增强服务"})


def names_of_modules(self, modules):
    for name in modules:
        module_name().run_validation(name)
    return modules


def judge_2(self, data):
    values = drf.Serializer.to_internal_value(self, data)
    modules = {
        name: {**module, "services": [{"shared_from": None, **one} for one in module["services"]]}
        for name, module in values["modules"].items()
    }
    one_is_default(modules)
    addons_are_shared(modules, "services")
    return values


def judge_3(self, data):
    values = drf.Serializer.to_internal_value(self, data)
    modules = {
        module["name"]: {
            "is_default": module["isDefault"],
            "services": [
                {"name": one["name"], "shared_from": one["sharedFromModule"]} for one in module["spec"].get("addons") or []
            ],
        }
        for module in values["modules"]
    }
    one_is_default(modules)
    addons_are_shared(modules, "spec.addons")
    return values


class Translated(drf.CharField):
    """Takes the key without a language where that of its own is missing (utils/i18n/serializers.py)."""

    def __init__(self, key, **options):
        self.key = key
        super().__init__(**options)

    def get_value(self, dictionary):
        return dictionary.get(self.field_name, dictionary.get(self.key, drf.empty))


def translated(key, **options):
    return {f"{key}_{language}": Translated(key, **options) for language in ("zh_cn", "en")}


def pixels():
    return {"width": number(default=1280), "height": number(default=600)}


APP_2 = shape({
    "region": choice("default", **MAYBE),
    "bk_app_code": code(),
    "bk_app_name": Name(max_length=20),
    "bk_app_name_en": Name(max_length=20, required=False),
    "market": shape({
        "category": text(required=False),
        **translated("introduction"),
        **translated("description", default=""),
        "logo_b64data": Logo(required=False),
        "display_options": shape({
            **pixels(),
            "is_maximized": drf.BooleanField(default=False),
            "is_visible": drf.BooleanField(default=True),
            "open_mode": text(required=False),
        })(required=False),
    })(required=False, default=None),
    "modules": drf.DictField(child=shape({
        "is_default": drf.BooleanField(default=False),
        "language": text(validators=[language_known]),
        "services": listed(shape({
            "name": text(),
            "shared_from": text(**MAYBE),
            "specs": drf.DictField(required=False, allow_null=True, default=dict),
        })(), default=[]),
        "source_dir": text(required=False, default=""),
    }, validate_source_dir=not_escaping)()),
}, validate_modules=names_of_modules, to_internal_value=judge_2)
APP_3 = shape({
    "region": choice("default", **MAYBE),
    "bkAppCode": code(),
    "bkAppName": Name(max_length=20),
    "bkAppNameEn": Name(max_length=20, required=False),
    "market": shape({
        "category": text(required=False),
        "introduction": text(),
        **{key: text(default="") for key in ("introductionEn", "description", "descriptionEn")},
        "logoB64data": Logo(required=False),
        "displayOptions": shape({
            **pixels(),
            "isMaximized": drf.BooleanField(default=False),
            "visible": drf.BooleanField(default=True),
            "openMode": text(required=False),
        })(required=False),
    })(required=False, default=None),
    "modules": listed(shape({
        "name": module_name(),
        "language": text(validators=[language_known]),
        "sourceDir": Folder(),
        "isDefault": drf.BooleanField(default=False),
        "spec": SPEC(),
    })()),
}, to_internal_value=judge_3)
