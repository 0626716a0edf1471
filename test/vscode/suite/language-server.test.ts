import { strict as assert } from 'node:assert';
import process from 'node:process';
import { ConfigurationTarget, commands, type Diagnostic, env, extensions, tasks, workspace } from 'vscode';
import { allRunning, running } from '../../support/descendants.ts';
import { diagnosticsOf, open, ruleOf, sampleFile } from './editor.ts';

suite('Language server', () => {
  test('after any number of restarts at once it answers again', async () => {
    const document = await open('shop/Procfile');
    await diagnosticsOf(document, (found) => found.length > 0);
    const gone = diagnosticsOf(document, (found) => found.length === 0);
    const restarts = [1, 2, 3].map(() => commands.executeCommand('procfileDoctor.restart'));
    await gone;
    await Promise.all(restarts);
    await diagnosticsOf(document, (found) => found.length > 0);
  });

  test('every contributed command exists', async () => {
    const manifest = extensions.all.find(({ packageJSON }) => packageJSON.name === 'procfile-doctor')?.packageJSON;
    const contributed: readonly { readonly command: string }[] = manifest?.contributes?.commands ?? [];
    assert.ok(contributed.length > 0);
    const known = new Set(await commands.getCommands(true));
    assert.deepEqual(
      contributed.map(({ command }) => command).filter((command) => !known.has(command)),
      [],
    );
  });

  test('a Procfile is known by its name, by its beginning and by its extension', async () => {
    for (const name of ['Procfile', 'Procfile.dev', 'app.procfile']) {
      const document = await workspace.openTextDocument(sampleFile(name).with({ scheme: 'untitled' }));
      assert.equal(document.languageId, 'procfile', name);
    }
  });

  test('the report for a bug is in the clipboard', async () => {
    await open('shop/Procfile');
    await commands.executeCommand('procfileDoctor.copyDiagnosticReport');
    assert.match(await env.clipboard.readText(), /^\| Language server \| running \|$/m);
  });

  test('there is a task that checks the workspace, and runs without a command line in the project', async () => {
    const found = await tasks.fetchTasks({ type: 'procfile-doctor' });
    assert.deepEqual(
      found.map(({ name, problemMatchers }) => [name, problemMatchers]),
      [['check', ['$procfile-doctor']]],
    );
    const [task] = found;
    assert.ok(task);
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== task.name) return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await tasks.executeTask(task);
    // The sample has mistakes.
    assert.equal(await ended, 1);
  });

  test('settings count at once, without a reload', async () => {
    const document = await open('shop/Procfile');
    const [first] = await diagnosticsOf(document, (found) => found.length > 0);
    assert.ok(first);
    const rule = ruleOf(first);
    const settings = workspace.getConfiguration('procfileDoctor');
    const has = (found: readonly Diagnostic[]) => found.some((one) => ruleOf(one) === rule);
    try {
      const silent = diagnosticsOf(document, (found) => !has(found));
      await settings.update('rules', { [rule]: 'off' }, ConfigurationTarget.Workspace);
      await silent;
    } finally {
      const back = diagnosticsOf(document, has);
      await settings.update('rules', undefined, ConfigurationTarget.Workspace);
      await back;
    }
  });

  test('a server that dies comes back and knows what is open', async function () {
    if (process.platform === 'win32') this.skip();
    const document = await open('shop/Procfile');
    await diagnosticsOf(document, (found) => found.length > 0);
    const before = serverProcesses();
    assert.equal(before.length, 1);
    const gone = diagnosticsOf(document, (found) => found.length === 0);
    process.kill(Number(before[0]), 'SIGKILL');
    await gone;
    await diagnosticsOf(document, (found) => found.length > 0);
    const after = serverProcesses();
    assert.equal(after.length, 1);
    assert.notDeepEqual(after, before);
  });

  test('a server that dies while it is asked comes back', async function () {
    if (process.platform === 'win32') this.skip();
    const document = await open('shop/Procfile');
    await diagnosticsOf(document, (found) => found.length > 0);
    const gone = diagnosticsOf(document, (found) => found.length === 0);
    const servers = serverProcesses();
    assert.equal(servers.length, 1);
    process.kill(Number(servers[0]), 'SIGKILL');
    // Nothing is heard of its end as long as this waits without letting go of the thread.
    while (running(servers).length > 0);
    const asked = [1, 2, 3].map(() => commands.executeCommand('procfileDoctor.showEffectiveConfiguration'));
    await gone;
    await diagnosticsOf(document, (found) => found.length > 0);
    await Promise.all(asked);
  });

  test('a server that dies before it has started comes back', async function () {
    if (process.platform === 'win32') this.skip();
    const document = await open('shop/Procfile');
    await diagnosticsOf(document, (found) => found.length > 0);
    const gone = diagnosticsOf(document, (found) => found.length === 0);
    const before = serverProcesses();
    const restarted = commands.executeCommand('procfileDoctor.restart');
    const started = await until(() => serverProcesses().find((one) => !before.includes(one)));
    process.kill(started, 'SIGKILL');
    await gone;
    await restarted;
    await diagnosticsOf(document, (found) => found.length > 0);
  });
});

/** Looks in every turn of the event loop: in no two of them a server can start and answer. */
async function until<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Process ids of the language servers that this extension host has started. */
function serverProcesses(): readonly number[] {
  return allRunning().flatMap(({ pid, parent, command }) =>
    parent === process.pid && /dist[\\/]server\.js/.test(command) ? [pid] : [],
  );
}
