import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addRequirement } from '../../../../server/src/core/project/requirements/add-requirement.ts';
import { normalizeName } from '../../../../server/src/core/project/requirements/package-name.ts';
import { readPyproject } from '../../../../server/src/core/project/requirements/pyproject.ts';
import { readRequirements } from '../../../../server/src/core/project/requirements/requirements-text.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';

function add(path: string, text: string, dependency = 'gevent'): string {
  return applyEdits(text, addRequirement({ path, uri: `file:///app/${path}`, text }, dependency));
}

/** Text before and after adding `gevent`. */
const cases: readonly (readonly [string, string, string, string])[] = [
  ['an empty file', 'requirements.txt', '', 'gevent\n'],
  ['at the end', 'requirements.txt', 'gunicorn\nDjango\n', 'gunicorn\nDjango\ngevent\n'],
  ['no newline at the end', 'requirements.txt', 'gunicorn\nDjango', 'gunicorn\nDjango\ngevent'],
  ['CRLF', 'requirements.txt', 'gunicorn\r\nDjango\r\n', 'gunicorn\r\nDjango\r\ngevent\r\n'],
  [
    'sorted',
    'requirements.txt',
    'Django==4 # web\n# server\ngunicorn\n',
    'Django==4 # web\ngevent\n# server\ngunicorn\n',
  ],
  [
    'sorted, first',
    'requirements.txt',
    '# head\n\n# why\ngunicorn\nkombu\n',
    '# head\n\ngevent\n# why\ngunicorn\nkombu\n',
  ],
  ['sorted, below the head', 'requirements.txt', '# head\ngunicorn\nkombu\n', '# head\ngevent\ngunicorn\nkombu\n'],
  ['sorted, after hashes', 'requirements.in', 'a==1 \\\n  --hash=x:1\nz\n', 'a==1 \\\n  --hash=x:1\ngevent\nz\n'],
  ['includes only', 'requirements.txt', '-r base.txt\n', '-r base.txt\ngevent\n'],
  ['already there', 'requirements.txt', 'Gevent == 22\n', 'Gevent == 22\n'],
  ['an open last line', 'requirements.txt', 'flask \\\n', 'flask \\\n\ngevent\n'],
  ['an open last line at the end', 'requirements.txt', 'flask \\', 'flask \\\n\ngevent'],
  [
    'one line of TOML',
    'pyproject.toml',
    '[project]\ndependencies = ["a"]\n',
    '[project]\ndependencies = ["a", "gevent"]\n',
  ],
  ['an empty list', 'pyproject.toml', '[project]\ndependencies = []\n', '[project]\ndependencies = ["gevent"]\n'],
  [
    'a line each, comma at the end',
    'pyproject.toml',
    '[project]\ndependencies = [\n  "flask", # web\n]\n',
    '[project]\ndependencies = [\n  "flask", # web\n  "gevent",\n]\n',
  ],
  [
    'a line each, no comma at the end',
    'pyproject.toml',
    "[project]\r\ndependencies = [\r\n\t'flask' # web\r\n]\r\n",
    "[project]\r\ndependencies = [\r\n\t'flask', # web\r\n\t'gevent'\r\n]\r\n",
  ],
  [
    'a sorted list',
    'pyproject.toml',
    '[project]\ndependencies = [\n  "gunicorn",\n  "kombu",\n]\n',
    '[project]\ndependencies = [\n  "gevent",\n  "gunicorn",\n  "kombu",\n]\n',
  ],
  [
    'poetry',
    'pyproject.toml',
    '[tool.poetry.dependencies]\npython = "^3.9"\ndjango = "^4" # web\nkombu = "*"\n\n[build-system]\n',
    '[tool.poetry.dependencies]\npython = "^3.9"\ndjango = "^4" # web\ngevent = "*"\nkombu = "*"\n\n[build-system]\n',
  ],
  [
    'Pipfile',
    'Pipfile',
    '[packages]\nflask = "*"\n[requires]\n',
    '[packages]\nflask = "*"\ngevent = "*"\n[requires]\n',
  ],
  ['an empty Pipfile', 'Pipfile', '[packages]\n\n[requires]\n', '[packages]\ngevent = "*"\n\n[requires]\n'],
  ['no TOML', 'pyproject.toml', '[project', '[project'],
];

for (const [name, path, before, after] of cases) {
  test(`add a requirement: ${name}`, () => {
    assert.equal(add(path, before), after);
    assert.equal(add(path, after), after);
  });
}

test('extras and versions of a dependency are written as given', () => {
  assert.equal(add('requirements.txt', 'a\n', 'uvicorn[standard]>=0.30'), 'a\nuvicorn[standard]>=0.30\n');
  assert.equal(
    add('Pipfile', '[packages]\na = "*"\n', 'uvicorn[standard]>=0.30'),
    '[packages]\na = "*"\nuvicorn = { version = ">=0.30", extras = ["standard"] }\n',
  );
  assert.equal(add('requirements.txt', 'a\n', 'no dependency'), 'a\n');
});

test('in any requirements file: added once, in a line of its own, all else kept', () => {
  const piece = fc.constantFrom(
    'a',
    'zope',
    ' ',
    '==1',
    '\\',
    '\n',
    '\r\n',
    '\n',
    '#',
    '-r x',
    ';',
    '\uFEFF',
    'gevent',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const names = (content: string) =>
        readRequirements(content).flatMap((line) =>
          line.kind === 'requirement' ? normalizeName(line.dependency.name) : [],
        );
      const after = add('requirements.txt', text);
      assert.equal(add('requirements.txt', after), after);
      const expected = names(text).includes('gevent') ? names(text) : [...names(text), 'gevent'];
      assert.deepEqual(names(after).toSorted(), expected.toSorted());
      const [edit] = addRequirement({ path: 'requirements.txt', uri: '', text }, 'gevent');
      if (edit)
        assert.equal(after.slice(0, edit.span.start) + after.slice(edit.span.start + edit.newText.length), text);
    }),
  );
});

test('in any array of dependencies: added once, all others kept in order', () => {
  const blank = fc.constantFrom('', ' ', '\n', '\n  ', ' # c\n', '\r\n\t');
  const item = fc.constantFrom('"a"', "'flask>=2'", '"zope"', '"k; python_version>\'3\'"', '"""b"""');
  const list = fc.tuple(fc.array(fc.tuple(blank, item, blank, blank), { maxLength: 5 }), fc.boolean(), blank);
  fc.assert(
    fc.property(list, ([items, comma, end]) => {
      const body = items.map(([before, value, after]) => before + value + after).join(',');
      const text = `[project]\nname = "x"\ndependencies = [${body}${comma && items.length > 0 ? ',' : ''}${end}]\n[tool.x]\n`;
      const names = (content: string) =>
        readPyproject(content, '')?.mentions.map(({ requirement }) => requirement.name) ?? ['broken'];
      const after = add('pyproject.toml', text);
      assert.equal(names(after).length, items.length + 1);
      assert.deepEqual(
        names(after).filter((name) => name !== 'gevent'),
        names(text),
      );
      assert.equal(add('pyproject.toml', after), after);
    }),
  );
});
