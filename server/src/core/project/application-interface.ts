import { findAttribute } from './find-attribute.ts';
import type { Project } from './project.ts';

/** How a server calls its application: PEP 3333, or the ASGI specification (asgi.readthedocs.io). */
export type Interface = 'ASGI' | 'WSGI';

/** What the makers of applications are imported from, and what they make. */
const MAKERS: ReadonlyMap<string, Interface> = new Map([
  ['fastapi.FastAPI', 'ASGI'],
  ['fastapi.applications.FastAPI', 'ASGI'],
  ['starlette.applications.Starlette', 'ASGI'],
  ['quart.Quart', 'ASGI'],
  ['litestar.Litestar', 'ASGI'],
  ['channels.routing.ProtocolTypeRouter', 'ASGI'],
  ['django.core.asgi.get_asgi_application', 'ASGI'],
  ['flask.Flask', 'WSGI'],
  ['django.core.wsgi.get_wsgi_application', 'WSGI'],
]);

/** What is called to make the object that a module defines, and how it wants to be called itself; undefined where that cannot be seen. */
export function interfaceOf(
  project: Project,
  path: string,
  object: string,
): { readonly name: Interface; readonly maker: string } | undefined {
  const found = findAttribute(project, path, object);
  if (found.kind !== 'bound' || !found.binding.certain) return undefined;
  const { value } = found.binding;
  const made = value.kind === 'unknown' ? value.made : undefined;
  const name = made === undefined ? undefined : MAKERS.get(made);
  return made === undefined || !name ? undefined : { name, maker: made.slice(made.lastIndexOf('.') + 1) };
}
