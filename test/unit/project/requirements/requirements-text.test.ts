import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readRequirements } from '../../../../server/src/core/project/requirements/requirements-text.ts';

/** Kind, place as text, and what was understood, one row for each logical line. */
function rows(text: string): string[] {
  return readRequirements(text).map((line) => {
    const place = JSON.stringify(text.slice(line.span.start, line.span.end));
    if (line.kind === 'include' || line.kind === 'constraint') return `${line.kind} ${place} ${line.path}`;
    if (line.kind !== 'requirement') return `${line.kind} ${place}`;
    const { name, extras, specifier, url, marker } = line.dependency;
    return [
      `requirement ${place} ${name}`,
      extras.length > 0 ? `[${extras.join('|')}]` : '',
      specifier,
      url ? `@${url}` : '',
      marker ? `; ${marker}` : '',
    ].join('');
  });
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'names and versions',
    'Django==4.2\ngunicorn >=20, <21\n',
    ['requirement "Django==4.2" Django==4.2', 'requirement "gunicorn >=20, <21" gunicorn>=20, <21'],
  ],
  [
    'extras and markers',
    'uvicorn[standard,watch] ~= 0.30 ; python_version >= "3.8"',
    [
      'requirement "uvicorn[standard,watch] ~= 0.30 ; python_version >= \\"3.8\\"" uvicorn[standard|watch]~= 0.30; python_version >= "3.8"',
    ],
  ],
  [
    'comments and blank lines',
    '# head\n\n  flask # the web\nurl#not-a-comment\n',
    ['requirement "flask" flask', 'invalid "url#not-a-comment"'],
  ],
  [
    'hashes over several lines',
    'celery==5.3.1 \\\r\n    --hash=sha256:aa \\\r\n    --hash=sha256:bb\r\nflask\r\n',
    ['requirement "celery==5.3.1" celery==5.3.1', 'requirement "flask" flask'],
  ],
  ['a specifier over two lines', 'celery \\\n==5.3.1', ['requirement "celery \\\\\\n==5.3.1" celery==5.3.1']],
  [
    'a blank line ends a continuation',
    'celery \\\n\nflask',
    ['requirement "celery" celery', 'requirement "flask" flask'],
  ],
  [
    'includes',
    '-r base.txt\n--requirement=more/prod.txt\n-c constraints.txt\n-rglued.txt\n',
    [
      'include "-r base.txt" base.txt',
      'include "--requirement=more/prod.txt" more/prod.txt',
      'constraint "-c constraints.txt" constraints.txt',
      'include "-rglued.txt" glued.txt',
    ],
  ],
  [
    'other options',
    '-i https://pypi.example/simple\n--no-binary :all:\n',
    ['option "-i https://pypi.example/simple"', 'option "--no-binary :all:"'],
  ],
  [
    'URLs and paths',
    'pip @ https://x.example/pip.zip\n-e git+https://x.example/a.git#egg=a[b]\n-e .\n./wheels/gevent-23.9.1-cp311-cp311-linux_x86_64.whl\n',
    [
      'requirement "pip @ https://x.example/pip.zip" pip@https://x.example/pip.zip',
      'requirement "-e git+https://x.example/a.git#egg=a[b]" a[b]@git+https://x.example/a.git#egg=a[b]',
      'opaque "-e ."',
      'requirement "./wheels/gevent-23.9.1-cp311-cp311-linux_x86_64.whl" gevent==23.9.1@./wheels/gevent-23.9.1-cp311-cp311-linux_x86_64.whl',
    ],
  ],
  ['byte order mark', '\uFEFFflask\n', ['requirement "flask" flask']],
  [
    'what is no requirement',
    'gunicorn=20.0\nflask 2.0\nДжанго\n',
    ['invalid "gunicorn=20.0"', 'invalid "flask 2.0"', 'invalid "Джанго"'],
  ],
];

for (const [name, text, expected] of cases) {
  test(`requirements file: ${name}`, () => assert.deepEqual(rows(text), expected));
}

test('any text is read, and every span lies inside it, in order', () => {
  const piece = fc.constantFrom(
    'flask',
    '==',
    '1.0',
    '\\',
    '\n',
    '\r\n',
    ' ',
    '#',
    ';',
    '[',
    ']',
    '-r',
    '-e',
    '@',
    '"',
    'a.txt',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { span } of readRequirements(text)) {
        assert.ok(last <= span.start && span.start < span.end && span.end <= text.length);
        last = span.end;
      }
    }),
  );
});
