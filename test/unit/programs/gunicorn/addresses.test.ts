import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type BindAddress,
  parseBindAddress,
} from '../../../../server/src/core/programs/gunicorn/values/bind-address.ts';
import { isIpAddress, readIpNetwork } from '../../../../server/src/core/programs/gunicorn/values/ip-network.ts';
import { UNKNOWN } from '../../../../server/src/core/syntax/shell/ast.ts';

function show(address: BindAddress, text: string): string {
  switch (address.kind) {
    case 'tcp':
      return `${address.host ?? '?'} ${address.port ?? '?'} «${address.portAt ? text.slice(address.portAt.start, address.portAt.end) : ''}»`;
    case 'unix':
      return `unix ${address.path ?? '?'}`;
    case 'fd':
      return `fd ${address.fd ?? '?'}`;
    case 'invalid':
      return address.error;
    default:
      return 'unknown';
  }
}

for (const [written, expected, old = expected] of [
  ['127.0.0.1', '127.0.0.1 8000 «»'],
  ['LocalHost:80', 'localhost 80 «80»'],
  [':5000', ' 5000 «5000»'],
  ['', '0.0.0.0 8000 «»'],
  ['8000', '8000 8000 «»'],
  ['[::1]:80', '::1 80 «80»'],
  ['[::1]8000', '::1 8000 «»'],
  ['::1', "'' is not a valid port number.", "':1' is not a valid port number."],
  ['tcp://0.0.0.0:80', '0.0.0.0 80 «80»'],
  ['http://a:80', "'//a' is not a valid port number.", "'//a:80' is not a valid port number."],
  ['a:1:2', 'a 1 «1»', "'1:2' is not a valid port number."],
  [':99999', 'bind(): port must be 0-65535.'],
  [':-1', 'bind(): port must be 0-65535.', "'-1' is not a valid port number."],
  [':8_000', ' 8000 «8_000»', "'8_000' is not a valid port number."],
  ['unix:/tmp/a.sock', 'unix /tmp/a.sock'],
  ['unix:///tmp/a', 'unix /tmp/a'],
  ['fd://3', 'fd 3', "'//3' is not a valid port number."],
  ['fd://x', "'x' is not a valid file descriptor.", "'//x' is not a valid port number."],
  ['$', 'unknown'],
  ['0.0.0.0:$', '0.0.0.0 ? «$»'],
  ['$:80', '? 80 «80»'],
  ['[::]:$', ':: ? «$»'],
  ['unix:$', 'unix ?'],
] as const) {
  test(`--bind «${written}»`, () => {
    const text = written.replace('$', UNKNOWN);
    const plain = (version: string) => show(parseBindAddress(text, version), text).replaceAll(UNKNOWN, '$');
    assert.equal(plain('27.0.1'), expected);
    assert.equal(plain('19.10.0'), old);
  });
}

for (const [text, isAddress, network] of [
  ['10.0.0.1', true, 'network'],
  ['10.0.0.0/8', false, 'network'],
  ['10.0.0.1/8', false, '10.0.0.1/8'],
  ['10.0.0.1/255.0.0.0', false, '10.0.0.1/8'],
  ['10.0.0.0/0.255.255.255', false, 'network'],
  ['255.255.255.255/255.255.255.255', false, 'network'],
  ['010.0.0.1', false, 'not-a-network'],
  ['1.2.3', false, 'not-a-network'],
  ['1.2.3.256', false, 'not-a-network'],
  ['1.2.3.4/33', false, 'not-a-network'],
  ['::', true, 'network'],
  ['::1', true, 'network'],
  ['1:2:3:4:5:6:7:8', true, 'network'],
  ['1:2:3:4:5:6:7', false, 'not-a-network'],
  ['1::2::3', false, 'not-a-network'],
  [':::', false, 'not-a-network'],
  ['::ffff:1.2.3.4', true, 'network'],
  ['2001:DB8::1/64', false, '2001:db8::1/64'],
  ['1:0:0:2:0:0:0:3/64', false, '1:0:0:2::3/64'],
  ['fe80::1%eth0', true, 'network'],
  ['fe80::1%', false, 'not-a-network'],
  ['localhost', false, 'not-a-network'],
] as const) {
  test(`«${text}» as Python's ipaddress reads it`, () => {
    const verdict = readIpNetwork(text);
    assert.equal(isIpAddress(text), isAddress);
    assert.equal(verdict.kind === 'host-bits' ? verdict.shown : verdict.kind, network);
  });
}
