"""Short names for the fields of Django REST framework, and the fields that the platform has made itself
(TencentBlueKing/blueking-paas: apiserver/paasng/paasng/utils/serializers.py, platform/applications/serializers/fields.py).
"""
from rest_framework import serializers as drf
from rest_framework.exceptions import ValidationError

PLANS = ["default", "4C1G", "4C2G", "4C4G", "2C1G", "2C2G", "1C1G"]
LANGUAGES = ["python", "php", "go", "nodejs", "java"]
PROCESS_NAME = r"^[a-z0-9]([-a-z0-9])*$"
LABEL = r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"
PORT = "${PORT}"


def text(**options):
    return drf.CharField(**options)


def number(least=None, most=None, **options):
    return drf.IntegerField(min_value=least, max_value=most, **options)


def listed(child, **options):
    return drf.ListField(child=child, **options)


def choice(*values, **options):
    return drf.ChoiceField(choices=[(value, value) for value in values], **options)


def shape(fields, **methods):
    return type("Shape", (drf.Serializer,), {**fields, **methods})


MAYBE = {"required": False, "allow_null": True}
OR_NULL = {"default": None, "allow_null": True}


class IntegerOrText(drf.CharField):
    def to_internal_value(self, data):
        value = super().to_internal_value(data)
        try:
            return int(value)
        except ValueError:
            return value


def refuse_reserved(value):
    if value in ("SLUG_URL", "HOME", "S3CMD_CONF", "HOSTNAME"):
        raise ValidationError(f"保留关键字: {value}")
    for prefix in ("BKPAAS_", "KUBERNETES_"):
        if value.startswith(prefix):
            raise ValidationError(f"保留前缀: {prefix}，请尝试其他前缀")


def variable():
    words = {"invalid": "格式错误，只能以大写字母开头，由大写字母、数字与下划线组成。"}
    return drf.RegexField(r"^[A-Z][A-Z0-9_]*$", max_length=1024, error_messages=words, validators=[refuse_reserved])


def language_known(value):
    if value.lower() not in LANGUAGES:
        raise ValidationError(f"'{value}' is not a supported language.")


class Folder(drf.RegexField):
    default_error_messages = {"invalid": "构建目录 {path} 不合法", "escape_risk": "构建目录 {path} 存在逃逸风险"}

    def __init__(self, **options):
        super().__init__(r"^[a-zA-Z0-9_\-./]+$", max_length=255, default="", allow_blank=True, **options)

    def run_validation(self, data=drf.empty):
        value = super().run_validation(data)
        if ".." in value or value.startswith("/"):
            self.fail("escape_risk", path=value)
        return value


def probes(name, of_version_2):
    host = lambda: text(**MAYBE)
    header = shape({"name": text(), "value": text()})
    execute = shape({"command": listed(text(max_length=48), max_length=12)})
    request = shape({
        "port": IntegerOrText(),
        "path": text(max_length=128),
        "host": host(),
        name("http_headers"): listed(header(), required=False),
        "scheme": text(required=False, default="HTTP"),
    })
    connection = shape({"port": IntegerOrText(), "host": host()})

    def one_action(self, values):
        count = sum(1 for key in ("exec", "http_get", "tcp_socket") if values.get(key))
        if count != 1:
            raise ValidationError("至多设置一个探活配置" if count else "至少设置一个探活配置")
        return values

    seconds = {"initial_delay": 0, "timeout": 1, "period": 10}
    probe = shape({
        "exec": execute(**MAYBE),
        name("http_get"): request(**MAYBE),
        name("tcp_socket"): connection(**MAYBE),
        **{name(f"{key}_seconds"): number(default=value) for key, value in seconds.items()},
        name("success_threshold"): number(default=1),
        name("failure_threshold"): number(default=3),
    }, **({"validate": one_action} if of_version_2 else {}))
    return shape({key: probe(**MAYBE) for key in ("liveness", "readiness", "startup")})


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
