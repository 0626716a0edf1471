/** Why an address is refused: it is not HTTP, or it has a name or a password in it. */
type AddressProblem = 'no-address' | 'holds-secret';

/** Undefined when all is well. A secret belongs into VS Code's store: addresses are shown, and kept in settings. */
export function addressProblem(text: string): AddressProblem | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return 'no-address';
  return url.username === '' && url.password === '' ? undefined : 'holds-secret';
}

/** What is sent there can be read on its way, because it leaves this machine without TLS. */
export function isReadable(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !/^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
