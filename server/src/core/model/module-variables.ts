import { isScalar, type Node } from 'yaml';
import { itemsOf, keyText, spanOf, valueAt } from '../syntax/app-desc.ts';
import type { Variable } from './document.ts';

/**
 * The environment variables that app_desc.yaml gives to the processes of a module: `env_variables` of spec 2,
 * `spec.configuration.env` and `spec.envOverlay` of spec 3
 * (blueking-paas: apiserver/paasng/paasng/platform/declarative/deployment/validations/{v2,v3}.py).
 */
export function moduleVariables(module: Node | null | undefined): Variable[] {
  const spec = valueAt(module, 'spec');
  const variables = [
    ...itemsOf(valueAt(module, 'env_variables')).map((item) => {
      const environment = textOf(valueAt(item, 'environment_name'));
      return variable(item, 'key', environment !== undefined && environment !== '_global_');
    }),
    ...itemsOf(valueAt(spec, 'configuration', 'env')).map((item) => variable(item, 'name', false)),
    ...itemsOf(valueAt(spec, 'envOverlay', 'envVariables')).map((item) => variable(item, 'name', true)),
  ];
  return variables.flatMap((one) => one ?? []);
}

/** `depends`: in another environment of the application it may have another value. */
function variable(item: Node, key: 'key' | 'name', depends: boolean): Variable | undefined {
  const name = textOf(valueAt(item, key));
  const span = spanOf(valueAt(item, 'value')) ?? spanOf(item);
  if (!name || !span) return undefined;
  return { name, value: depends ? undefined : textOf(valueAt(item, 'value')), span };
}

function textOf(node: Node | undefined): string | undefined {
  return isScalar(node) ? keyText(node) : undefined;
}
