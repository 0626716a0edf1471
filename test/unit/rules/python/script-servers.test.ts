// A script that starts an application of another module of the project.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';

const FLASK = 'from flask import Flask\napp = Flask(__name__)\n';
const FACTORY = 'from flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n    return app\n';

/** The command, and the files that it reaches. */
type Case = readonly [command: string, files: Readonly<Record<string, string>>];

const SAID: readonly Case[] = [
  ['python run.py', { 'run.py': 'from shop import app\n\napp.run()\n', 'shop.py': FLASK }],
  ['python run.py', { 'run.py': 'from shop import app\n\napp.run()\n', 'shop/__init__.py': FLASK }],
  ['python run.py', { 'run.py': 'from shop import create_app\n\ncreate_app().run()\n', 'shop/__init__.py': FACTORY }],
  [
    'python run.py',
    {
      'run.py': 'from shop import create_app as make\n\napp = make()\napp.run(debug=True)\n',
      'shop/__init__.py': FACTORY,
    },
  ],
  [
    'python run.py',
    {
      'run.py': 'from shop import create_app\n\napp = create_app()\napp.run()\n',
      'shop/__init__.py': 'from .factory import create_app\n',
      'shop/factory.py': FACTORY,
    },
  ],
  [
    'python run.py',
    { 'run.py': 'import shop.web\n\nshop.web.app.run()\n', 'shop/__init__.py': '', 'shop/web.py': FLASK },
  ],
  ['python src/run.py', { 'src/run.py': 'from shop import app\n\napp.run()\n', 'src/shop.py': FLASK }],
  ['cd src && python -m run', { 'src/run.py': 'from shop import app\n\napp.run()\n', 'src/shop.py': FLASK }],
  ['python run.py', { 'run.py': `${FACTORY}\nif __name__ == "__main__":\n    app = create_app()\n    app.run()\n` }],
  [
    'python run.py',
    {
      'run.py': 'from shop import create_app\n\ncreate_app().run()\n',
      'shop.py': `def register(app):\n    return None\n\n\n${FACTORY.replace('    return app', '    register(app)\n    return app')}`,
    },
  ],
  [
    'python run.py',
    {
      'run.py': 'from shop import socketio, app\n\nsocketio.run(app)\n',
      'shop.py': `${FLASK}from flask_socketio import SocketIO\nsocketio = SocketIO(app)\n`,
    },
  ],
];

const UNSAID: readonly Case[] = [
  ['python run.py', { 'run.py': 'from shop import app\n\napp.run()\n' }],
  ['python run.py', { 'run.py': 'from shop import app\n\napp.run()\n', 'shop.py': 'from own import app\n' }],
  ['python run.py', { 'run.py': 'from shop import app\n\napp.run()\n', 'shop.py': 'from shop import app\n' }],
  [
    'python run.py',
    {
      'run.py': 'from shop import create_app\n\ncreate_app().run()\n',
      'shop.py': `${FACTORY}    return None\n`.replace('return app', 'if app:\n        return app'),
    },
  ],
  [
    'python run.py',
    {
      'run.py': 'from shop import create_app\n\ncreate_app().run()\n',
      'shop.py': 'def create_app():\n    return create_app()\n',
    },
  ],
  ['python src/run.py', { 'src/run.py': 'from shop import app\n\napp.run()\n', 'shop.py': FLASK }],
  ['python run.py', { 'run.py': 'from shop import app\n\napp.run(host="0.0.0.0")\n', 'shop.py': FLASK }],
];

async function isSaid([command, files]: Case): Promise<boolean> {
  const findings = await checkText({ text: `web: ${command}\n`, files, platform: 'blueking' });
  return findings.some(({ rule }) => rule.id === 'python/server-not-reachable');
}

for (const one of SAID) {
  test(`said: ${JSON.stringify(one)}`, async () => assert.equal(await isSaid(one), true));
}

for (const one of UNSAID) {
  test(`not said: ${JSON.stringify(one)}`, async () => assert.equal(await isSaid(one), false));
}
