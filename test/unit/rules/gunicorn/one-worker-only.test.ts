// What an application that is imported by several workers starts in each of them; examples of the rule hold the usual cases.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';

const SCHEDULER =
  'from apscheduler.schedulers.background import BackgroundScheduler\nscheduler = BackgroundScheduler()\n';
const REQUIREMENTS = { 'requirements.txt': 'gunicorn\nAPScheduler\nFlask-SocketIO\n' };

const CASES: readonly (readonly [command: string, text: string, isSaid: boolean])[] = [
  ['gunicorn app:app -w 2', `${SCHEDULER}scheduler.start()\napp = None\n`, true],
  ['gunicorn app:app -w 2', `${SCHEDULER}app = None\n`, false],
  [
    'gunicorn app:app -w 2',
    `${SCHEDULER}import os\nif os.environ.get("JOBS"):\n    scheduler.start()\napp = None\n`,
    false,
  ],
  ['gunicorn app:app -w 2', `${SCHEDULER}def start():\n    scheduler.start()\napp = None\n`, false],
  ['gunicorn app:app', `${SCHEDULER}scheduler.start()\napp = None\n`, false],
  ['gunicorn app:app -w ${WORKERS:-2}', `${SCHEDULER}scheduler.start()\napp = None\n`, false],
  ['gunicorn app:app -w $WORKERS', `${SCHEDULER}scheduler.start()\napp = None\n`, false],
  ['gunicorn app:app -w 3 --preload', 'import flask_socketio\nio = flask_socketio.SocketIO()\napp = None\n', true],
  ['gunicorn other:app -w 3', 'import flask_socketio\nio = flask_socketio.SocketIO()\napp = None\n', false],
];

for (const [command, text, isSaid] of CASES) {
  test(`${isSaid ? 'said' : 'not said'}: ${command}, ${JSON.stringify(text)}`, async () => {
    const files = { ...REQUIREMENTS, 'app.py': text };
    const findings = await checkText({ text: `web: ${command}\n`, files, platform: 'heroku' });
    assert.equal(
      findings.some(({ rule }) => rule.id === 'gunicorn/one-worker-only'),
      isSaid,
    );
  });
}
