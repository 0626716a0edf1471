import fc from 'fast-check';
import type { Setting } from '../../../../server/src/core/programs/gunicorn/setting.ts';
import { settingsOf } from '../../../../server/src/core/programs/gunicorn/settings.ts';

/** Values that belong to no setting in particular, right and wrong ones. */
const ANY = [
  '4',
  '0',
  '-1',
  '04',
  '+4',
  '1_0',
  ' 4 ',
  '4.0',
  '0x4',
  '30s',
  '',
  'x',
  'a b',
  '-',
  'true',
  'None',
  '*',
  '٣',
  "it's",
];

const BY_SETTING: Readonly<Record<string, readonly string[]>> = {
  bind: [
    ...[
      '127.0.0.1',
      ':8000',
      '0.0.0.0:80',
      '8000',
      '[::]:8000',
      '[::1]',
      '::1',
      '[::1]8000',
      'localhost:',
      ':http',
      ':99999',
    ],
    ...[
      ':-1',
      ': 80',
      'a:1:2',
      '',
      ':',
      'unix:/tmp/a.sock',
      'unix:',
      'unix:5000',
      'fd://3',
      'fd://x',
      'tcp://x:1',
      'tcp://x',
    ],
    ...['http://x:80', '*:80', ':8_000', ':08000', '0.0.0.0:1,0.0.0.0:2', 'a]b[:1', '[x]:y]:z', 'LOCALHOST:1'],
  ],
  worker_class: [
    'sync',
    'gthread',
    'gevent_pywsgi',
    'uvicorn',
    'GEVENT',
    'threads',
    '#sync',
    '##sync',
    'a.b',
    'egg:x#y',
    ' sync ',
  ],
  threads: ['1', '2', '0'],
  umask: ['022', '0o22', '0x12', '08', '00', '-1', '0_2', '0b1', '+022'],
  control_socket_mode: ['0600', '600', '0o600', '0x', '-1'],
  cert_reqs: ['0', '2', '02', '0x1', 'CERT_REQUIRED', '-1', ' 1 ', '1_0', '0o1', ''],
  raw_env: ['A=1', 'A', '=', 'A=b=c', ''],
  statsd_host: ['a:1', 'a', 'a:x', 'unix:5', 'unix:///x', '[::1]:5', 'a:1:2', '', ':'],
  forwarded_allow_ips: [
    ...[
      '*',
      '10.0.0.1',
      '10.0.0.0/8',
      '10.0.0.1/8',
      'localhost',
      '10.0.0.1, 10.0.0.2',
      '',
      ',',
      '::1',
      '::/0',
      '2001:db8::1/64',
    ],
    ...[
      '10.0.0.0/255.0.0.0',
      '10.0.0.1/255.0.0.0',
      '10.0.0.0/0.255.255.255',
      '010.0.0.1',
      '1.2.3',
      '1.2.3.256',
      '::ffff:1.2.3.4',
    ],
    ...[
      '1:2:3:4:5:6:7:8',
      '1:2:3:4:5:6:7',
      ':::',
      '1::2::3',
      'fe80::1%eth0',
      '::1/129',
      '10.0.0.0/33',
      '10.0.0.0/',
      '1.2.3.4/32/1',
    ],
  ],
  ssl_version: ['TLSv1_2', '5', 'bogus', '2', '99', '-1'],
  http_protocols: ['h1', 'h1,h1', 'H1', 'h3', 'http2', '', ' h1 , ', 'h1,,'],
  http2_max_frame_size: ['16384', '16383', '16777215', '16777216'],
  http2_initial_window_size: ['2147483647', '2147483648'],
  reload_engine: ['auto', 'Auto', 'poll', ' auto'],
  proxy_protocol: ['off', 'V2', 'v3', '1', ' auto '],
  header_map: ['drop', 'DROP ', 'x'],
  user: ['1000', 'nobody', '0'],
  group: ['1000', '0'],
  chdir: ['.', '/tmp', '/nope'],
  config: [''],
  reload_extra_files: ['/tmp', '/nope', '*.nope', '/nope[1]'],
  syslog_addr: ['udp://localhost:514'],
  logconfig_dict: ['x'],
};
/** What these do depends on more than the command line. */
const LEFT_OUT = new Set(['paste', 'syslog', 'check_config', 'print_config', 'spew', 'daemon']);
const ALIASES: Readonly<Record<string, string>> = {
  proxy_allow_ips: 'forwarded_allow_ips',
  uwsgi_allow_ips: 'forwarded_allow_ips',
};

const APPS = [
  ...[
    'wsgi',
    'wsgi:app',
    'a.b:create_app()',
    "a:f('x', y=1)",
    'a:f(x)',
    'a:f(1',
    'a:b.c',
    "a:b['c']",
    'a:',
    ':app',
    '',
    '.a:b',
    'a..b:c',
    'gunicorn',
  ],
  ...[
    'a:123',
    'a: b',
    'a:b:c',
    'a:m.f()',
    'a:f(*[1])',
    "a:f(**{'x':1})",
    'a:f(-1, None, [1, (2, 3)], {4: {5}})',
    'a:lambda: 1',
  ],
  ...[
    'a:None',
    'a:class',
    'a:print',
    'a:(f)',
    'a:(f)(1)',
    'a:f(a=1, a=2)',
    'a:f(a=1, 2)',
    'a:f("a" "b")',
    'a:f(1)(2)',
    'a:f(...)',
  ],
  ...["a:f(b'x', r'y', 1+2j)", "a:f(f'x')", 'a:f(not True)', 'a:f(x for x in y)', 'a/b', 'wsgi.py', '--', '-', 'a b'],
];

/** Argument lists for a release, from its own flags: whole, abbreviated, glued, bundled and misspelled. */
export function commandLines(version: string, seed: number, count: number): readonly (readonly string[])[] {
  const settings = settingsOf(version).filter(({ flags, name }) => flags.length > 0 && !LEFT_OUT.has(name));
  const option = fc.constantFrom(...settings).chain(optionWords);
  const stray = fc.constantFrom(
    ['-x'],
    ['--bogus', '1'],
    ['-Rw4'],
    ['-v'],
    ['--worker_class', 'sync'],
    ['extra'],
    ['--'],
    ['-1'],
  );
  const part = fc.oneof(
    { weight: 12, arbitrary: option },
    { weight: 3, arbitrary: hyphenWords(settings.flatMap(({ flags }) => flags)) },
    { weight: 4, arbitrary: fc.constantFrom(...APPS).map((app) => [app]) },
    { weight: 1, arbitrary: stray },
  );
  const line = fc.array(part, { maxLength: 5 }).map((parts) => parts.flat());
  return fc.sample(line, { seed, numRuns: count });
}

/** Behind a flag, alone, and as the rest of a word: what may be taken for an option, a number or the end of the options. */
const HYPHENS = [
  '--',
  '-',
  '---',
  '',
  '=',
  '-1',
  '-1.5',
  '-.5',
  '-1e3',
  '-1=',
  '- x',
  '-a b',
  '-2 3',
  '=x',
  '-=x',
  '--=x',
];

/** Long flags with one hyphen, abbreviations with `=`, letters in one word: each with such a value. */
function hyphenWords(flags: readonly string[]): fc.Arbitrary<string[]> {
  const flag = fc.tuple(fc.constantFrom(...flags), fc.boolean(), fc.nat(12)).map(([whole, isSingle, cut]) => {
    const name = isSingle ? whole.replace(/^--/, '-') : whole;
    return cut > 6 ? name.slice(0, Math.max(2, name.length + 6 - cut)) : name;
  });
  const letters = fc
    .array(fc.constantFrom(...'RhvwbqtkD1-='), { minLength: 2, maxLength: 3 })
    .map((some) => `-${some.join('')}`);
  const name = fc.oneof({ weight: 4, arbitrary: flag }, { weight: 1, arbitrary: letters });
  return fc.tuple(name, fc.constantFrom(...HYPHENS), fc.nat(3)).map(([written, value, form]) => {
    if (form === 0) return [`${written}=${value}`];
    if (form === 1) return [written + value];
    return form === 2 ? [written, value] : [value];
  });
}

function optionWords(setting: Setting): fc.Arbitrary<string[]> {
  const { flags, name } = setting;
  const known = [...(BY_SETTING[ALIASES[name] ?? name] ?? []), ...(setting.choices ?? [])];
  const usual = isNumeric(setting) || known.length === 0 ? ANY : [];
  const value = fc.constantFrom(...known, ...known, ...usual);
  return fc.tuple(fc.constantFrom(...flags), value, fc.nat(9), fc.nat(30)).map(([flag, text, form, cut]) => {
    const takesValue = setting.action === undefined || setting.action === 'append';
    const isLong = flag.startsWith('--');
    if (form === 0 && isLong) return [flag.slice(0, Math.max(3, flag.length - cut)), ...(takesValue ? [text] : [])];
    if (form === 1) return [`${flag}=${text}`];
    if (form === 2) return [isLong ? flag.slice(1) : flag + text, text];
    if (form === 3) return [flag];
    return takesValue ? [flag, text] : [flag];
  });
}

function isNumeric({ type, check }: Setting): boolean {
  return type !== undefined || check === 'natural';
}
