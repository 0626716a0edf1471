import type { Project } from '../project.ts';
import { findAttribute } from './find-attribute.ts';

/** How a server calls its application: PEP 3333, or the ASGI specification (asgi.readthedocs.io). */
export type Interface = 'ASGI' | 'WSGI';

export interface Framework {
  readonly name: string;
  readonly interface: Interface;
  /** The modules from which it is imported. */
  readonly modules: readonly string[];
}

/** What makes an application, by the name that is called. */
export const FRAMEWORKS: ReadonlyMap<string, Framework> = new Map<string, Framework>([
  ['get_wsgi_application', { name: 'Django', interface: 'WSGI', modules: ['django.core.wsgi'] }],
  ['get_asgi_application', { name: 'Django', interface: 'ASGI', modules: ['django.core.asgi'] }],
  ['ProtocolTypeRouter', { name: 'Channels', interface: 'ASGI', modules: ['channels.routing'] }],
  ['Flask', { name: 'Flask', interface: 'WSGI', modules: ['flask'] }],
  ['Bottle', { name: 'Bottle', interface: 'WSGI', modules: ['bottle'] }],
  ['FastAPI', { name: 'FastAPI', interface: 'ASGI', modules: ['fastapi', 'fastapi.applications'] }],
  ['Starlette', { name: 'Starlette', interface: 'ASGI', modules: ['starlette.applications'] }],
  ['Quart', { name: 'Quart', interface: 'ASGI', modules: ['quart'] }],
  ['Litestar', { name: 'Litestar', interface: 'ASGI', modules: ['litestar'] }],
  ['Sanic', { name: 'Sanic', interface: 'ASGI', modules: ['sanic'] }],
]);

/** How the object that a module defines wants to be called, and what made it; undefined where that cannot be seen. */
export function interfaceOf(
  project: Project,
  path: string,
  object: string,
): { readonly name: Interface; readonly maker: string } | undefined {
  const found = findAttribute(project, path, object);
  if (found.kind !== 'bound' || !found.binding.certain) return undefined;
  const { value } = found.binding;
  const [, module = '', maker = ''] = /^(.+)\.(\w+)$/.exec((value.kind === 'unknown' && value.made) || '') ?? [];
  const framework = FRAMEWORKS.get(maker);
  return framework?.modules.includes(module) ? { name: framework.interface, maker } : undefined;
}
