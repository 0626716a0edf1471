import { pythonInt, pythonStrip } from '../../../syntax/python/python-number.ts';
import { pythonRepr } from '../../../syntax/python/python-repr.ts';
import { parseBindAddress } from './bind-address.ts';
import { isIpAddress, readIpNetwork } from './ip-network.ts';

/** Lists of addresses: single ones up to 24.0, networks later, at first without a look at their host bits. */
export function checkAddresses(text: string, kind: 'addresses' | 'networks-loose' | 'networks'): string | undefined {
  for (const item of text.split(',').filter((part) => part !== '')) {
    const error = addressError(pythonStrip(item), kind);
    if (error !== undefined) return error;
  }
  return undefined;
}

function addressError(item: string, kind: 'addresses' | 'networks-loose' | 'networks'): string | undefined {
  if (item === '*') return undefined;
  if (kind === 'addresses') {
    return isIpAddress(item) ? undefined : `${pythonRepr(item)} does not appear to be an IPv4 or IPv6 address`;
  }
  const network = readIpNetwork(item);
  if (network.kind === 'not-a-network') {
    return `${pythonRepr(item)} does not appear to be an IPv4 or IPv6 network`;
  }
  return network.kind === 'host-bits' && kind === 'networks' ? `${network.shown} has host bits set` : undefined;
}

/** `validate_hostport`, up to 20.1. */
export function checkHostPort(text: string): string | undefined {
  const parts = text.split(':');
  if (parts.length !== 2) return 'Value must consist of: hostname:port';
  const port = parts[1] ?? '';
  return pythonInt(port) === undefined ? `invalid literal for int() with base 10: ${pythonRepr(port)}` : undefined;
}

/** `validate_statsd_address`. The range of the port is not looked at here: nothing is bound. */
export function checkStatsdAddress(text: string, version: string | undefined): string | undefined {
  if (/^unix:\d+$/.test(text)) return undefined;
  const address = parseBindAddress(text, version, '8125');
  const isRefused = address.kind === 'invalid' && !address.error.startsWith('bind()');
  return isRefused ? "Value must be one of ('host:port', 'unix://PATH')" : undefined;
}
