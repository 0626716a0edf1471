import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandLine } from '../support/command-line.ts';

const commands = [...commandLine(['--help']).stdout.matchAll(/^ {2}(\w+) {2}/gm)].map(([, name = '']) => name);

test('--help lists the commands, and each command tells its options and exit codes', () => {
  assert.ok(
    ['check', 'logs', 'effective', 'explain'].every((name) => commands.includes(name)),
    commands.join(),
  );
  for (const name of commands) {
    for (const args of [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
    ]) {
      const { status, stdout, stderr } = commandLine(args);
      assert.equal(status, 0, stderr);
      assert.match(stdout, new RegExp(`^Usage: procfile-doctor ${name} `));
      assert.match(stdout, /\nExit code: /);
      assert.ok(stdout.split('\n').every((line) => line.length <= 120));
    }
  }
});

test('what --help lists is understood, and what is understood is listed', () => {
  for (const name of commands.filter((command) => command !== 'explain')) {
    const { stdout } = commandLine([name, '--help']);
    for (const [, option = '', value] of stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+) ?([A-Z]+)?/gm)) {
      // Without a path every command stops after it has read its options.
      const { stderr } = commandLine([name, option, ...(value ? ['auto'] : [])]);
      assert.doesNotMatch(stderr, /Unknown option|does not take an argument|argument missing/, `${name} ${option}`);
    }
  }
});

test('--version says the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  assert.equal(commandLine(['--version']).stdout, `${version}\n`);
});

test('help for something that is no command is wrong usage', () => {
  const { status, stderr } = commandLine(['help', 'nonsense']);
  assert.equal(status, 2);
  assert.match(stderr, /there is no command 'nonsense'/);
});

test('explain: what causes a failure, what to find out and what helps are told apart', () => {
  const { status, stdout } = commandLine(['explain', 'gunicorn-worker-timeout']);
  assert.equal(status, 0);
  const part = (label: string) => stdout.split(`${label}:\n`)[1]?.split('\n\n')[0] ?? '';
  assert.match(part('Causes, the most likely first'), /^ {2}- With the sync worker: .*\n {2}- /);
  assert.match(part('What to find out first'), /^ {2}- Find the call that blocks/);
  assert.match(part('What helps'), /^ {2}- Raise --timeout/);
});

test('explain: a guess of what was meant is the last word', () => {
  const { status, stderr } = commandLine(['explain', 'gunicorn-worker-timout']);
  assert.equal(status, 2);
  assert.match(stderr, /did you mean gunicorn-worker-timeout.*\?\n$/);
});
