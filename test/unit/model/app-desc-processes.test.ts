import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsOf } from '../../../server/src/core/model/document.ts';
import { readDocument } from '../../../server/src/core/model/read-document.ts';

function read(text: string) {
  return readDocument({ uri: 'file:///app/app_desc.yaml', version: 1, kind: 'app-desc', text }, 'yaml');
}

/** Each process with its command and the line (from 0) and words the command was written at. */
function processes(text: string) {
  const { lines, processes: found } = read(text);
  return found.all.map(({ name, module, command }) => {
    if (!command) return [module, name, undefined, undefined];
    const { start } = command.text.source;
    return [module, name, command.text.text, lines.lineAt(start)];
  });
}

test('a command that `<<` brings stands where the anchor is', () => {
  const text = `x-common: &common
  command: gunicorn wsgi --timeout 60
spec_version: 2
modules:
  api:
    language: Python
    processes:
      web: {<<: *common, replicas: 2}
      worker: {<<: [{command: celery worker}, *common]}
      beat: {<<: *common, command: celery beat}
`;
  assert.deepEqual(processes(text), [
    ['api', 'web', 'gunicorn wsgi --timeout 60', 1],
    ['api', 'worker', 'celery worker', 8],
    ['api', 'beat', 'celery beat', 9],
  ]);
});

test('aliases of a process, of a command, of a module, of words', () => {
  const second = `spec_version: 2
modules:
  a: &a
    processes:
      web: &web
        command: &line run x
      worker: *web
      beat:
        command: *line
  b: *a
  c:
    <<: *a
    language: Go
`;
  const inOne = (module: string) => [
    [module, 'web', 'run x', 5],
    [module, 'worker', 'run x', 5],
    [module, 'beat', 'run x', 5],
  ];
  assert.deepEqual(processes(second), [...inOne('a'), ...inOne('b'), ...inOne('c')]);
  assert.equal(commandsOf(read(second)).size, 1);
  const third = `specVersion: 3
module:
  spec:
    processes:
      - &one {name: web, command: &words [run, x], args: [a]}
      - {<<: *one, name: api}
      - {name: job, command: *words, args: [b]}
    hooks: {preRelease: {procCommand: &hook run migrate}}
`;
  assert.deepEqual(processes(third), [
    [undefined, 'web', 'run x a', 4],
    [undefined, 'api', 'run x a', 4],
    [undefined, 'job', 'run x b', 4],
    [undefined, 'preRelease', 'run migrate', 7],
  ]);
  assert.equal(commandsOf(read(third)).size, 3);
});

test('of equal processes each is written, but not what a merge was overridden with', () => {
  const text = `base: &base {web: {command: run a}}
spec_version: 2
module:
  processes:
    <<: *base
    web: {command: run b}
    web: {command: run c}
`;
  assert.deepEqual(
    processes(text).map(([, , command]) => command),
    ['run b', 'run c'],
  );
});

test('variables of a module may come from an anchor as well', () => {
  const text = `spec_version: 2
modules:
  a:
    env_variables: &variables [{key: A, value: yes}]
    processes: {web: {command: run}}
  b:
    env_variables: *variables
    processes: {web: {command: run}}
`;
  const [first, second] = read(text).processes;
  assert.deepEqual(first?.variables, second?.variables);
  assert.equal(second?.variables[0]?.value, 'yes');
});
