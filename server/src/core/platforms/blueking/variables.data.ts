/**
 * Variables that BlueKing gives to every process (TencentBlueKing/blueking-paas: apiserver/paasng/paasng/platform/engine/
 * configurations/config_var.py and ingress.py, …/engine/configurations/env_var/listers.py,
 * …/accessories/publish/entrance/preallocated.py, …/declarative/deployment/svc_disc.py).
 */
import { t } from '../../text/l10n.ts';
import type { PlatformVariable } from '../variable.ts';

const SIBLINGS: Readonly<Record<string, string>> = {
  CC: 'CMDB',
  JOB: 'JOB',
  IAM: 'IAM',
  USER: 'User Management',
  MONITORV3: 'Monitor',
  LOG: 'Log',
  REPO: 'Repo',
  CI: 'CI',
  CODECC: 'CodeCC',
  TURBO: 'Turbo',
  PIPELINE: 'Pipeline',
  NODEMAN: 'NodeMan',
  BCS: 'BCS',
  BSCP: 'BSCP',
  AUDIT: 'Audit',
  SHARED_RES: 'Shared resources',
};

const oldPlatform = t('only where the installation gives the variables of the old platform');

export const BLUEKING_VARIABLES: readonly PlatformVariable[] = [
  { name: 'PORT', meaning: t('The port a process must listen on to be reached: 5000.') },
  { name: 'BKPAAS_APP_ID', meaning: t('The ID of the application.') },
  { name: 'BKPAAS_APP_SECRET', meaning: t('The secret of the application, for calls to other systems.') },
  { name: 'BKPAAS_APP_CODE', meaning: t('The ID of the application, under its old name.'), discouraged: true },
  { name: 'BKPAAS_APP_TENANT_ID', meaning: t('The tenant the application belongs to.') },
  { name: 'BKPAAS_APP_MODULE_NAME', meaning: t('The module that runs.') },
  { name: 'BKPAAS_ENVIRONMENT', meaning: t('`stag` in the staging environment, `prod` in production.') },
  { name: 'BKPAAS_MAJOR_VERSION', meaning: t('The version of the platform: 3.') },
  { name: 'BKPAAS_ENGINE_REGION', meaning: t('The region of the platform, usually `default`.') },
  { name: 'BKPAAS_APP_LOG_PATH', meaning: t('The directory for structured log files: `/app/v3logs`.') },
  {
    name: 'BKPAAS_ENGINE_APP_NAME',
    meaning: t('The internal name of this module in this environment.'),
    discouraged: true,
  },
  { name: 'BKPAAS_LOG_NAME_PREFIX', meaning: t('How log files of this process are to be named at the beginning.') },
  { name: 'BKPAAS_PROCESS_TYPE', meaning: t('The name of the process that runs.') },
  { name: 'BKPAAS_SUB_PATH', meaning: t('The path below which the application is reached.') },
  { name: 'BKPAAS_DEFAULT_SUBPATH_ADDRESS', meaning: t('The address of the application below a path.') },
  {
    name: 'BKPAAS_ENGINE_APP_DEFAULT_SUBDOMAINS',
    meaning: t('The host names of the application, separated by semicolons.'),
  },
  {
    name: 'BKPAAS_DEFAULT_PREALLOCATED_URLS',
    meaning: t('The addresses of the application in both environments, as JSON.'),
  },
  { name: 'BKPAAS_MARKET_ENTRANCE_URL', meaning: t('The address of the application in the market.') },
  {
    name: 'BKPAAS_SERVICE_ADDRESSES_BKSAAS',
    meaning: t('Addresses of the applications of the service discovery: base64-encoded JSON.'),
    condition: t('only with service discovery in app_desc.yaml'),
  },
  { name: 'BKPAAS_BK_DOMAIN', meaning: t('The root domain of the BlueKing systems.') },
  { name: 'BKPAAS_URL', meaning: t('The address of the developer center.') },
  { name: 'BKPAAS_CONSOLE_URL', meaning: t('The address of the desktop.') },
  { name: 'BKPAAS_BK_CRYPTO_TYPE', meaning: t('Which family of ciphers is to be used: `SHANGMI` or `CLASSIC`.') },
  { name: 'BKPAAS_MULTI_TENANT_MODE', meaning: t('`true` where the platform has several tenants.') },
  { name: 'BKPAAS_LOGIN_URL', meaning: t('The address of the login page.') },
  { name: 'BKPAAS_LOGIN_DOMAIN', meaning: t('The domain of the login page.') },
  { name: 'BKPAAS_REMOTE_STATIC_URL', meaning: t('Where shared static files lie.'), discouraged: true },
  {
    name: 'BKPAAS_APIGW_OAUTH_API_URL',
    meaning: t('The address of the service for access tokens.'),
    discouraged: true,
  },
  { name: 'BKPAAS_WEIXIN_URL', meaning: t('The address of the WeChat entrance.'), discouraged: true },
  {
    name: 'BKPAAS_WEIXIN_REMOTE_STATIC_URL',
    meaning: t('Where static files of the WeChat entrance lie.'),
    discouraged: true,
  },
  {
    name: 'BKPAAS_BK_PLUGIN_APIGW_NAME',
    meaning: t('The name of the gateway of the plugin.'),
    condition: t('only for plugins'),
  },
  ...Object.entries(SIBLINGS).map(([key, system]) => ({
    name: `BKPAAS_${key}_URL`,
    meaning: t('The address of BlueKing {system}.', { system }),
  })),
  { name: 'BK_API_URL_TMPL', meaning: t('The address of the API gateway, with a place for the name of an API.') },
  { name: 'BK_COMPONENT_API_URL', meaning: t('The address of the component APIs (ESB).') },
  { name: 'BK_PAAS2_URL', meaning: t('The address of the old platform.') },
  { name: 'BK_LOGIN_URL', meaning: t('The address of the login page.'), condition: oldPlatform },
  {
    name: 'BK_IAM_INNER_HOST',
    meaning: t('The address of the permission center inside the cluster.'),
    condition: oldPlatform,
  },
  { name: 'BK_IAM_V3_APP_CODE', meaning: t('The ID of the permission center.'), condition: oldPlatform },
  {
    name: 'BK_IAM_V3_INNER_HOST',
    meaning: t('The address of the permission center inside the cluster.'),
    condition: oldPlatform,
  },
  { name: 'BK_CC_HOST', meaning: t('The address of BlueKing {system}.', { system: 'CMDB' }), condition: oldPlatform },
  { name: 'BK_JOB_HOST', meaning: t('The address of BlueKing {system}.', { system: 'JOB' }), condition: oldPlatform },
  { name: 'S3CMD_CONF', meaning: t('Access to the blob store, during the build only.') },
  { name: 'BKREPO_CONF', meaning: t('Access to the blob store, during the build only.') },
  { name: 'BK_DOCS_URL_PREFIX', meaning: t('What links to the documentation begin with.') },
];

/** Fields that the usual add-ons give as `SERVICE_FIELD` (…/accessories/servicehub/remote/manager.py). */
const ADDON_FIELDS: Readonly<Record<string, readonly string[]>> = {
  MYSQL: ['HOST', 'PORT', 'NAME', 'USER', 'PASSWORD'],
  REDIS: ['HOST', 'PORT', 'PASSWORD'],
  RABBITMQ: ['HOST', 'PORT', 'USER', 'PASSWORD', 'VHOST'],
};

export const ADDON_VARIABLES: readonly PlatformVariable[] = Object.entries(ADDON_FIELDS).flatMap(([addon, fields]) =>
  fields.map((field) => ({
    name: `${addon}_${field}`,
    meaning: t('`{field}` of the add-on {addon}.', { field: field.toLowerCase(), addon: addon.toLowerCase() }),
    condition: t('only with the add-on'),
  })),
);
