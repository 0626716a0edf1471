// What Python prints of a program that ends, and of one that only tells where it is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { readLogText } from '../../../support/incidents-of.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

/** As a package's console script begins. */
function script(body: string): string {
  return `import sys\n${body}\nif __name__ == "__main__":\n    sys.exit(main())\n`;
}

const FILES = {
  'bin/ends': script('def main():\n    raise ValueError("no such colour")'),
  'bin/asks': script(
    'import os\ndef main():\n    try:\n        os.environ["NO_SUCH_KEY"]\n    except KeyError as e:\n        raise RuntimeError("not set") from e',
  ),
  'manage.py': script('def main():\n    import no_such_module'),
  'bin/goes-on': script(
    'import traceback\ndef main():\n    try:\n        raise ValueError("no such colour")\n    except ValueError:\n        traceback.print_exc()',
  ),
  'bin/logs': script(
    'import logging\ndef main():\n    logging.warning("%d of them", "two")\n    logging.warning("here", stack_info=True)',
  ),
  'bin/shows': script('import faulthandler\ndef main():\n    faulthandler.dump_traceback()'),
  'child.py':
    'import multiprocessing\ndef work():\n    raise ValueError("no such colour")\nif __name__ == "__main__":\n    child = multiprocessing.get_context("spawn").Process(target=work)\n    child.start()\n    child.join()\n',
};

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'bin/ends': ['program-exception 1'],
  'bin/asks': ['program-exception 1'],
  'manage.py': ['module-missing 1'],
  'bin/goes-on': [],
  'bin/logs': [],
  'bin/shows': [],
  'child.py': ['background-exception 1'],
};

test('a program that ends in an exception is told from one that shows a stack', (t) => {
  if (spawnSync('python3', ['--version']).error) return t.skip('python3 is not installed');
  using folder = new ScratchFolder();
  folder.write(FILES);
  const said = Object.keys(EXPECTED).map((file) => {
    const { stderr } = spawnSync('python3', [folder.file(file)], { encoding: 'utf8' });
    const { incidents } = readLogText(...stderr.trimEnd().split('\n'));
    return [file, incidents.map(({ signature, count }) => `${signature} ${count}`)];
  });
  assert.deepEqual(Object.fromEntries(said), EXPECTED);
});

test('so is a module that is run', (t) => {
  if (spawnSync('python3', ['--version']).error) return t.skip('python3 is not installed');
  using folder = new ScratchFolder();
  folder.write({ 'shop/__init__.py': '', 'shop/__main__.py': 'raise ValueError("no such colour")\n' });
  const { stderr } = spawnSync('python3', ['-m', 'shop'], { cwd: folder.path, encoding: 'utf8' });
  const { incidents } = readLogText(...stderr.trimEnd().split('\n'));
  assert.deepEqual(
    incidents.map(({ signature, count }) => `${signature} ${count}`),
    ['program-exception 1'],
  );
});
