/** Where the knowledge of this folder comes from: files of the platform's own repository and of its documentation. */
const PAAS = 'TencentBlueKing/blueking-paas:';
const SERVER = `${PAAS}apiserver/paasng/paasng/`;
const DOCS = 'TencentBlueKing/BKDocs:EN/PaaS/1.5/BaseGuide/topics/paas/';

export const SOURCES = {
  handlers: `${SERVER}platform/declarative/handlers.py`,
  constants: `${SERVER}platform/declarative/constants.py`,
  serializers: `${SERVER}platform/declarative/serializers.py`,
  deployV2: `${SERVER}platform/declarative/deployment/validations/v2.py`,
  deployV3: `${SERVER}platform/declarative/deployment/validations/v3.py`,
  deployResources: `${SERVER}platform/declarative/deployment/resources.py`,
  appV2: `${SERVER}platform/declarative/application/validations/v2.py`,
  appV3: `${SERVER}platform/declarative/application/validations/v3.py`,
  spec: `${SERVER}platform/bkapp_model/serializers/v1alpha2.py`,
  probes: `${SERVER}platform/bkapp_model/serializers/serializers.py`,
  manifest: `${SERVER}platform/bkapp_model/manifest.py`,
  plans: `${SERVER}platform/bkapp_model/migrations/0028_add_some_builtin_resquotaplan.py`,
  workloads: `${SERVER}settings/workloads.py`,
  settings: `${SERVER}settings/__init__.py`,
  languages: `${SERVER}platform/applications/constants.py`,
  codes: `${SERVER}platform/applications/serializers/fields.py`,
  fields: `${SERVER}utils/serializers.py`,
  validators: `${SERVER}utils/validators.py`,
  modules: `${SERVER}platform/modules/serializers.py`,
  sourceFile: `${SERVER}platform/engine/configurations/source_file.py`,
  source: `${SERVER}platform/engine/utils/source.py`,
  variables: `${SERVER}platform/engine/configurations/config_var.py`,
  exceptions: `${SERVER}platform/declarative/exceptions.py`,
  transform: `${SERVER}misc/tools/app_desc/app_desc.py`,
  webhook: `${PAAS}operator/api/v1alpha2/bkapp_webhook.go`,
  projectConfig: `${PAAS}operator/config/manager/controller_manager_config.yaml`,
  smartBuilder: `${PAAS}smart-app-builder/pkg/appdesc (branch builder-stack)`,
  drf: 'encode/django-rest-framework:rest_framework/fields.py',
  docV2: `${DOCS}app_desc.md`,
  docV3: `${DOCS}app_desc_cnative.md`,
  docHooks: `${DOCS}release_hooks.md`,
  docVariables: `${DOCS}custom_configvars.md`,
} as const;
