import { strict as assert } from 'node:assert';
import { commands, env, extensions, tasks, workspace } from 'vscode';
import { diagnosticsOf, open, sampleFile } from './editor.ts';

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

  test('there is a task that checks the workspace', async () => {
    const found = await tasks.fetchTasks({ type: 'procfile-doctor' });
    assert.deepEqual(
      found.map(({ name, problemMatchers }) => [name, problemMatchers]),
      [['check', ['$procfile-doctor']]],
    );
  });
});
