import { resolve } from 'node:path';

/** What `<(command)` of a shell is: somebody writes to it, or has. A pipe of any other name may wait for ever. */
export function isDescriptor(path: string): boolean {
  return /^\/(?:dev|proc\/[^/]+)\/(?:fd\/|stdin$)/.test(resolve(path));
}
