// Where scripts listen, as their frameworks did when they were asked (record.py in the folder of the fixture).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type StartedServer, startedServers } from '../../../../server/src/core/programs/python/server-calls.ts';
import { listenEdits } from '../../../../server/src/core/programs/python/server-edits.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { requireProgram } from '../../../support/programs.ts';

interface Recorded {
  readonly name: string;
  readonly text: string;
  /** True where the variable PORT was set. */
  readonly port: boolean;
  readonly addresses: readonly (readonly [host: string, port: number])[];
}

const RECORDED: readonly Recorded[] = JSON.parse(
  readFileSync('test/fixtures/programs/script-servers/recorded.json', 'utf8'),
);

const CHANGED: string[] = [];
const serversOf = (text: string): readonly StartedServer[] =>
  startedServers(text, { hasVariable: () => false, originIn: () => undefined });
const FLASK = 'from flask import Flask\napp = Flask(__name__)\n';

for (const { name, text, port: hasPort, addresses } of RECORDED) {
  test(`a script listens where it did: ${name}`, () => {
    const [server, ...more] = serversOf(text);
    assert.ok(server && more.length === 0);
    const seen = addresses.map(([host]) => (/^(?:0\.0\.0\.0|::)$/.test(host) ? 'all' : 'loopback'));
    const said = /^(?:|0\.0\.0\.0|::)$/.test(server.host?.text ?? 'unknown') ? 'all' : 'loopback';
    assert.deepEqual([...new Set(seen)], [said]);
    assert.match(server.host?.text ?? '', /^(?:|0\.0\.0\.0|::|localhost|127\.0\.0\.1)$/);
    // What the platform says cannot be seen in the text.
    const readsPort = hasPort || name === 'dash';
    assert.equal(server.port?.text, readsPort ? undefined : String(addresses[0]?.[1]));
  });
}

for (const { name, text } of RECORDED) {
  test(`the changed script listens where the platform sends requests: ${name}`, () => {
    const [server] = serversOf(text);
    assert.ok(server);
    const edits = listenEdits(text, server, { host: true, port: server.port !== undefined });
    // `host:port` in one word, or a port alone, is left to the writer.
    if (!edits) return assert.ok(/listen=|WSGIServer\((?:8012|')/.test(text), text);
    const changed = applyEdits(text, edits);
    const [after] = serversOf(changed);
    assert.deepEqual([after?.host?.text, after?.port], ['0.0.0.0', undefined]);
    assert.match(changed, server.port ? /environ\.get\(['"]PORT['"], \d+\)/ : /0\.0\.0\.0/);
    CHANGED.push(changed);
  });
}

test('Python reads the changed scripts', (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  assert.ok(CHANGED.length > 30);
  const code = 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)';
  const { status, stderr } = spawnSync(python, ['-c', code], { input: JSON.stringify(CHANGED), encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

const CHANGES: readonly (readonly [before: string, after: string])[] = [
  [
    '"""Shop."""\nfrom __future__ import annotations\nfrom flask import Flask\napp = Flask(__name__)\napp.run()\n',
    '"""Shop."""\nfrom __future__ import annotations\nimport os\nfrom flask import Flask\napp = Flask(__name__)\napp.run(host="0.0.0.0", port=int(os.environ.get("PORT", 5000)))\n',
  ],
  [
    "import flask\r\napp = flask.Flask('shop')\r\napp.run(\r\n    debug=True,\r\n    host='localhost',\r\n)\r\n",
    "import os\r\nimport flask\r\napp = flask.Flask('shop')\r\napp.run(\r\n    debug=True,\r\n    host='0.0.0.0', port=int(os.environ.get('PORT', 5000))\r\n)\r\n",
  ],
  ['import os, flask\nos = 1\nflask.Flask("a").run()\n', ''],
];

for (const [before, after] of CHANGES) {
  test(`the change keeps the rest: ${JSON.stringify(before)}`, () => {
    const [server] = serversOf(before);
    const edits = server && listenEdits(before, server, { host: true, port: true });
    assert.equal(edits ? applyEdits(before, edits) : '', after);
  });
}

const NOT_JUDGED: readonly (readonly [why: string, text: string])[] = [
  ['an import does not run it', `${FLASK}def main():\n    app.run()\n`],
  ['a condition', `${FLASK}import os\nif os.environ.get("DEV"):\n    app.run()\n`],
  ['another way out', `${FLASK}def main():\n    if wanted:\n        start()\n        return\n    app.run()\nmain()\n`],
  ['a program that takes its place', `${FLASK}import os\nif wanted:\n    os.execvp("a", ["a"])\napp.run()\n`],
  [
    'a parameter of the name of a function',
    `${FLASK}def serve():\n    app.run()\ndef main(serve):\n    serve()\nmain(1)\n`,
  ],
  ['either of two', `${FLASK}import sys\nif sys.argv[1:]:\n    app.run(host="0.0.0.0")\nelse:\n    app.run()\n`],
  ['more arguments', `${FLASK}app.run(**options)\n`],
  ['another server', `${FLASK}from waitress import create_server\ncreate_server(app).run()\napp.run()\n`],
  ['settings of Flask', `${FLASK}app.config["SERVER_NAME"] = "example.com:80"\napp.run()\n`],
  ['an application of somebody else', 'from shop import app\napp.run()\n'],
  ['a name that is bound again', `${FLASK}app = wrap(app)\napp.run()\n`],
  ['a loop of names', 'app = app.wrap()\napp.run()\n'],
  ['a lambda', `${FLASK}start = lambda: app.run()\n`],
  ['a parameter', `${FLASK}def main(app):\n    app.run()\nmain(other)\n`],
  ['no Python', 'app.run(\n'],
  ['too deep', `${'('.repeat(20_000)}\n`],
];

for (const [why, text] of NOT_JUDGED) {
  test(`nothing is said of a script: ${why}`, () => assert.deepEqual(serversOf(text), []));
}

test('what a variable decides is not known', () => {
  const text = 'import dash\napp = dash.Dash()\napp.run()\n';
  assert.equal(startedServers(text, { hasVariable: () => true, originIn: () => undefined })[0]?.host, undefined);
  assert.equal(
    startedServers(text, { hasVariable: () => false, originIn: () => undefined })[0]?.host?.text,
    '127.0.0.1',
  );
  const [own] = serversOf(`import os\n${FLASK}app.run(host=os.environ["HOST"], port=int(os.getenv("PORT")))\n`);
  assert.deepEqual([own?.host, own?.port], [undefined, undefined]);
});

test('a function that returns the application may run it, too', () => {
  const text = 'from flask import Flask\ndef main():\n    app = Flask("a")\n    app.run()\n    return app\nmain()\n';
  assert.equal(serversOf(text)[0]?.name, 'app.run()');
});

test('functions, imports inside them and early names are followed', () => {
  const text =
    '"""Shop."""\nimport asyncio\n\nHOST = "127.0.0.1"\n\n\nasync def serve():\n    import uvicorn\n    port = 8000\n' +
    '    try:\n        uvicorn.run("shop:app", host=HOST, port=port)\n    finally:\n        pass\n\n\n' +
    'def main():\n    asyncio.run(serve())\n\n\nif __name__ == "__main__":\n    main()\n';
  const [server] = serversOf(text);
  assert.deepEqual([server?.name, server?.host?.text, server?.port?.text], ['uvicorn.run(…)', '127.0.0.1', '8000']);
});

test('a script costs what its length does', () => {
  // Each function returns what the next one does, and calls it besides: looked for anew each time, this took for ever.
  const chain = (count: number): string =>
    Array.from({ length: count }, (_, i) => `def f${i}():\n    f${i + 1}()\n    return f${i + 1}()\n`).join('');
  const text = `${chain(2000)}from flask import Flask\ndef f2000():\n    return Flask("a")\nf0().run()\n`;
  assert.deepEqual(serversOf(text), []);
  const short = `${chain(5)}from flask import Flask\ndef f5():\n    return Flask("a")\nf0().run()\n`;
  assert.equal(serversOf(short)[0]?.name, 'f0().run()');
});
