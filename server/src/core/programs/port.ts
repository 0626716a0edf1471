const HIGHEST = 65_535n;

/** Whether a socket can be bound to a port of this number (python/cpython:Modules/socketmodule.c getsockaddrarg). */
export function isPort(number: bigint): boolean {
  return number >= 0n && number <= HIGHEST;
}
