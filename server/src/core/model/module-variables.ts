import { itemsOf, scalarText, type YamlValue, yamlAt } from '../syntax/yaml/yaml-value.ts';
import type { Variable } from './document.ts';

/**
 * The environment variables that app_desc.yaml gives to the processes of a module: `env_variables` of spec 2,
 * `spec.configuration.env` and `spec.envOverlay` of spec 3
 * (blueking-paas: apiserver/paasng/paasng/platform/declarative/deployment/validations/{v2,v3}.py).
 */
export function moduleVariables(module: YamlValue | undefined): Variable[] {
  const spec = yamlAt(module, 'spec');
  const variables = [
    ...itemsOf(yamlAt(module, 'env_variables')).map((item) => {
      const environment = scalarText(yamlAt(item, 'environment_name'));
      return variable(item, 'key', environment !== undefined && environment !== '_global_');
    }),
    ...itemsOf(yamlAt(spec, 'configuration', 'env')).map((item) => variable(item, 'name', false)),
    ...itemsOf(yamlAt(spec, 'envOverlay', 'envVariables')).map((item) => variable(item, 'name', true)),
  ];
  return variables.flatMap((one) => one ?? []);
}

/** `depends`: the variable may have another value in another environment of the application. */
function variable(item: YamlValue, key: 'key' | 'name', depends: boolean): Variable | undefined {
  const name = scalarText(yamlAt(item, key));
  const value = yamlAt(item, 'value');
  if (!name) return undefined;
  return { name, value: depends ? undefined : scalarText(value), span: (value ?? item).span };
}
