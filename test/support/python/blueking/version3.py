"""A module of version 3, before a deploy
(TencentBlueKing/blueking-paas: apiserver/paasng/paasng/platform/bkapp_model/serializers/v1alpha2.py).
"""
from fields import (LABEL, MAYBE, OR_NULL, PLANS, PORT, PROCESS_NAME, Folder, IntegerOrText, ValidationError, camel, choice,
                    drf, language_known, listed, number, probes, shape, text, variable)


def plan_known(value):
    if value not in PLANS:
        raise ValidationError(f"Resource quota plan '{value}' does not exist or is inactive.")


def check_target_port(self, value):
    is_number = isinstance(value, int)
    if value != PORT if not is_number else not 1 <= value <= 65535:
        raise ValidationError(f"Invalid targetPort: {value}")
    return value


def environment():
    return choice("stag", "prod")


def commands():
    words = lambda: listed(text(), **OR_NULL)
    return {"command": words(), "args": words(), "procCommand": text(**MAYBE)}


def overlay(fields):
    return listed(shape({"envName": environment(), **fields})(), required=False)


def variables_3():
    return {"name": variable(), "value": text(allow_blank=True), "description": text(allow_null=True, max_length=200, default="")}


def autoscaling():
    return {"minReplicas": number(1), "maxReplicas": number(1), "policy": choice("default", default="default")}


def mount():
    source = shape({"configMap": shape({"name": text()})()})
    return {
        "name": drf.RegexField(LABEL, max_length=63),
        "mountPath": drf.RegexField(r"^/([^/\0]+(/)?)*$"),
        "source": source(),
    }


SERVICE_WORDS = '服务名应仅包含小写字母，数字字符和连字符"-"，且必须以字母数字字符开头和结尾，最大长度不超过 63'
SERVICE = shape({
    "name": drf.RegexField(LABEL, max_length=63, error_messages={"invalid": SERVICE_WORDS}),
    "targetPort": IntegerOrText(),
    "protocol": choice("TCP", "UDP", default="TCP"),
    "exposedType": shape({"name": choice("bk/http", "bk/grpc")})(**OR_NULL),
    "port": number(1, 65535, **OR_NULL),
}, validate_targetPort=check_target_port)
COMPONENT = shape({
    "name": text(max_length=32),
    "version": text(max_length=32),
    "properties": drf.DictField(required=False),
})
PROCESS_3 = shape({
    "name": drf.RegexField(PROCESS_NAME, max_length=12),
    "replicas": number(0, **MAYBE),
    "resQuotaPlan": text(validators=[plan_known], **OR_NULL),
    "targetPort": number(1, 65535, **OR_NULL),
    **commands(),
    "autoscaling": shape(autoscaling())(**MAYBE),
    "probes": probes(camel, False)(**OR_NULL),
    "services": listed(SERVICE(), **OR_NULL),
    "gracefulShutdownSeconds": number(0, **OR_NULL),
    "components": listed(COMPONENT(), **OR_NULL),
})
REFERENCE = lambda: {"process": text()}
OVERLAY = shape({
    "replicas": overlay({**REFERENCE(), "count": number()}),
    "resQuotas": overlay({**REFERENCE(), "plan": text(validators=[plan_known], **OR_NULL)}),
    "envVariables": overlay(variables_3()),
    "autoscaling": overlay({**REFERENCE(), **autoscaling()}),
    "mounts": overlay(mount()),
})
METRIC = shape({
    "process": text(),
    "serviceName": text(),
    "path": text(default="/metrics"),
    "params": drf.DictField(**MAYBE),
})
ADDRESS = lambda: drf.IPAddressField()
SPEC = shape({
    "build": shape({
        "image": text(allow_blank=True, **OR_NULL),
        "imagePullPolicy": choice("Always", "IfNotPresent", "Never", default="IfNotPresent"),
        "imageCredentialsName": text(allow_blank=True, **OR_NULL),
    })(**OR_NULL),
    "processes": listed(PROCESS_3(), allow_empty=False),
    "configuration": shape({"env": listed(shape(variables_3())())})(required=False),
    "addons": listed(shape({
        "name": text(),
        "specs": listed(shape({"name": text(), "value": text()})(), default=None),
        "sharedFromModule": text(default=None),
    })(), required=False),
    "mounts": listed(shape(mount())(), required=False),
    "hooks": shape({"preRelease": shape(commands())(**OR_NULL)})(**MAYBE),
    "envOverlay": OVERLAY(required=False),
    "svcDiscovery": shape({"bkSaaS": listed(shape({"bkAppCode": text(), "moduleName": text(**MAYBE)})(), required=False)})(required=False),
    "domainResolution": shape({
        "nameservers": listed(ADDRESS(), required=False),
        "hostAliases": listed(shape({"ip": ADDRESS(), "hostnames": listed(text())})(), required=False),
    })(required=False),
    "observability": shape({
        "monitoring": shape({"metrics": drf.ListSerializer(child=METRIC(), **MAYBE)})(**MAYBE),
    })(required=False),
})


def service_faults(processes):
    exposed = set()
    for process in processes:
        for key in ("name", "targetPort", "port"):
            values = [one[key] for one in process["services"] or [] if one[key]]
            twice = next((value for index, value in enumerate(values) if value in values[:index]), None)
            if twice is not None:
                yield f"process({process['name']}) has duplicate {'service name' if key == 'name' else key}: {twice}"
        for one in process["services"] or []:
            kind = (one["exposedType"] or {}).get("name")
            if kind and kind in exposed:
                yield f"duplicate exposedType: {kind}"
            exposed |= {kind} if kind else set()
    if len(exposed) > 1:
        yield "setting multiple exposedTypes in an app module is not supported"


def metric_faults(spec):
    processes = {process["name"]: process for process in spec["processes"]}
    for metric in ((spec.get("observability") or {}).get("monitoring") or {}).get("metrics") or []:
        name, service = metric["process"], metric["serviceName"]
        if name not in processes:
            yield f"metric process({name}) not match any process"
        elif service not in [one["name"] for one in processes[name]["services"] or []]:
            yield f"metric serviceName({service}) not match any service in process({name})"


def validate_spec(self, spec):
    for fault in [*service_faults(spec["processes"]), *metric_faults(spec)]:
        raise ValidationError(fault)
    return spec


SPEC.validate = validate_spec
MODULE_3 = shape({"language": text(validators=[language_known]), "sourceDir": Folder(), "spec": SPEC()})
