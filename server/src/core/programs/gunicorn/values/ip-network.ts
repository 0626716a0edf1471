/** Addresses and networks as Python's `ipaddress` module reads them (CPython 3.11 Lib/ipaddress.py). */

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** `ipaddress.ip_address(text)` does not raise. */
export function isIpAddress(text: string): boolean {
  return parseIpv4(text) !== undefined || parseIpv6(text) !== undefined;
}

type NetworkVerdict =
  | { readonly kind: 'network' }
  | { readonly kind: 'not-a-network' }
  /** `shown` is the network as Python prints it, its host bits still set. */
  | { readonly kind: 'host-bits'; readonly shown: string };

/** `ipaddress.ip_network(text)`, strict about host bits. */
export function readIpNetwork(text: string): NetworkVerdict {
  const [host = '', mask, ...more] = text.split('/');
  if (more.length > 0) return { kind: 'not-a-network' };
  const address = parseIpv4(host) ?? parseIpv6(host);
  if (!address) return { kind: 'not-a-network' };
  const length = mask === undefined ? address.bits : prefixLength(mask, address.bits);
  if (length === undefined) return { kind: 'not-a-network' };
  const hostBits = (1n << BigInt(address.bits - length)) - 1n;
  if ((address.value & hostBits) === 0n) return { kind: 'network' };
  return { kind: 'host-bits', shown: `${show(address)}/${length}` };
}

function parseIpv4(text: string): Address | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) return undefined;
  if (!octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255)) return undefined;
  return { bits: 32, value: octets.reduce((value, octet) => value * 256n + BigInt(octet), 0n) };
}

function parseIpv6(text: string): Address | undefined {
  const [plain = '', scope, ...more] = text.split('%');
  if (scope === '' || more.length > 0) return undefined;
  const groups = expandIpv4Tail(plain)?.split(':');
  if (!groups || groups.length < 3) return undefined;
  const gap = groups.findIndex((group, i) => group === '' && i > 0 && i < groups.length - 1);
  if (groups.some((group, i) => group === '' && i > 0 && i < groups.length - 1 && i !== gap)) return undefined;
  if (groups[0] === '' && gap !== 1) return undefined;
  if (groups.at(-1) === '' && gap !== groups.length - 2) return undefined;
  const filled = groups.filter((group) => group !== '');
  if (!filled.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  if (gap < 0 ? filled.length !== 8 : filled.length > 7) return undefined;
  const before = groups.slice(0, Math.max(gap, 0)).filter((group) => group !== '');
  const zeros = Array<string>(8 - filled.length).fill('0');
  const all = gap < 0 ? filled : [...before, ...zeros, ...filled.slice(before.length)];
  return { bits: 128, value: all.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n) };
}

/** `::ffff:1.2.3.4` with its tail as two groups. */
function expandIpv4Tail(text: string): string | undefined {
  const colon = text.lastIndexOf(':');
  const tail = text.slice(colon + 1);
  if (!tail.includes('.')) return text;
  const address = parseIpv4(tail);
  if (!address) return undefined;
  const groups = [address.value >> 16n, address.value & 0xffffn].map((group) => group.toString(16));
  return `${text.slice(0, colon + 1)}${groups.join(':')}`;
}

/** A number of bits; for IPv4 also a netmask (`255.0.0.0`) or its inverse (`0.255.255.255`). */
function prefixLength(mask: string, bits: 32 | 128): number | undefined {
  if (/^\d+$/.test(mask)) return Number(mask) <= bits ? Number(mask) : undefined;
  const value = bits === 32 ? parseIpv4(mask)?.value : undefined;
  if (value === undefined) return undefined;
  const hostMasks = Array.from({ length: 33 }, (_, length) => (1n << BigInt(32 - length)) - 1n);
  const asNetmask = hostMasks.indexOf(value ^ 0xffffffffn);
  const length = asNetmask >= 0 ? asNetmask : hostMasks.indexOf(value);
  return length >= 0 ? length : undefined;
}

function show({ bits, value }: Address): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  const [start, length] = longestZeros(groups);
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

function longestZeros(groups: readonly string[]): readonly [start: number, length: number] {
  let best: readonly [number, number] = [0, 0];
  for (let i = 0; i < groups.length; i++) {
    let end = i;
    while (groups[end] === '0') end++;
    if (end - i > best[1]) best = [i, end - i];
  }
  return best;
}
