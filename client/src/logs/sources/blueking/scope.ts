/** Which application's environment is looked at. */
export interface Scope {
  readonly application: string;
  readonly module: string;
  readonly environment: Environment;
}

export type Environment = 'stag' | 'prod';

const part = encodeURIComponent;

/** `api/bkapps/applications/{code}/modules/{module}`; blueking-paas: apiserver/paasng/paasng/utils/basic.py */
export function modulePath({ application, module }: Pick<Scope, 'application' | 'module'>): string {
  return `api/bkapps/applications/${part(application)}/modules/${part(module)}`;
}

/** The same at the gateway, for applications instead of people. */
export function systemPath({ application, module }: Pick<Scope, 'application' | 'module'>): string {
  return `system/applications/${part(application)}/modules/${part(module)}`;
}

export function environmentPath(scope: Scope): string {
  return `${modulePath(scope)}/envs/${scope.environment}`;
}

export function instancePath(scope: Scope, process: string, instance: string): string {
  return `${environmentPath(scope)}/processes/${part(process)}/instances/${part(instance)}`;
}
