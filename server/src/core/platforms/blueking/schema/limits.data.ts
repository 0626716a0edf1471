/** Patterns and figures that more than one rule needs. */

/** TencentBlueKing/blueking-paas:apiserver/paasng/paasng/utils/validators.py (PROC_TYPE_PATTERN). */
export const PROCESS_NAME = /^[a-z0-9]([-a-z0-9])*$/;
/** The same file (PROC_TYPE_MAX_LENGTH). */
export const PROCESS_NAME_MAX = 12;
/** operator/api/v1alpha2/bkapp_webhook.go: at release of a cloud-native application. */
export const PROCESS_NAME_MIN_AT_RELEASE = 2;
/** apiserver/paasng/paasng/settings/__init__.py (MAX_PROCESSES_PER_MODULE), operator/config/manager. */
export const MAX_PROCESSES = 16;
/** apiserver/paasng/paasng/settings/__init__.py (MAX_MODULES_COUNT_PER_APPLICATION). */
export const MAX_MODULES = 10;
/** apiserver/paasng/paasng/platform/modules/serializers.py, utils/validators.py. */
export const MODULE_NAME = /^[a-z0-9-]{1,16}$/;
export const MODULE_NAME_MAX = 16;
export const MODULE_NAME_EDGES = /^(?![0-9])(?!-).*(?<!-)$/s;
/** Substrings that application and module names must not hold, because host names are built with them. */
export const RESERVED_IN_NAMES = ['-dot-', '0us0', '--', '-m-'] as const;
/** The port that every process is told to listen on: apiserver/paasng/paasng/settings/workloads.py. */
export const CONTAINER_PORT = 5000;
/** The port of the service that version 2 gives a process: …/bkapp_model/services.py. */
export const SERVICE_PORT = 80;
/** How the port is written where a number is expected: …/bkapp_model/constants.py (PORT_PLACEHOLDER). */
export const PORT_VARIABLE = '${PORT}';
export const SERVICE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
export const SERVICE_NAME_MAX = 63;
/** …/utils/validators.py (KEY of environment variables), …/utils/serializers.py (field_env_var_key). */
export const VARIABLE_NAME = /^[A-Z][A-Z0-9_]*$/;
/** What the platform says of another one. */
export const VARIABLE_NAME_WORDS = '格式错误，只能以大写字母开头，由大写字母、数字与下划线组成。';
export const VARIABLE_NAME_MAX = 1024;
/** apiserver/paasng/paasng/settings/__init__.py (CONFIGVAR_PROTECTED_NAMES, CONFIGVAR_PROTECTED_PREFIXES). */
export const RESERVED_VARIABLES: readonly string[] = ['SLUG_URL', 'HOME', 'S3CMD_CONF', 'HOSTNAME'];
export const RESERVED_VARIABLE_PREFIXES: readonly string[] = ['BKPAAS_', 'KUBERNETES_'];
/** Reserved by the documentation only (custom_configvars.md, app_desc.md): a deployment may enforce them. */
export const DOCUMENTED_VARIABLE_PREFIXES: readonly string[] = ['IEOD_', 'BK_'];
