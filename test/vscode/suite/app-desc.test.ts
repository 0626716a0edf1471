import { strict as assert } from 'node:assert';
import { commands, window, workspace } from 'vscode';
import { diagnosticsOf, hoverAt, open, rangeOf, ruleOf, sampleFile, takeQuickFix } from './editor.ts';

suite('app_desc.yaml', () => {
  test('it stays a YAML file, with our problems', async () => {
    const document = await open('shop-api/app_desc.yaml');
    assert.equal(document.languageId, 'yaml');
    const found = await diagnosticsOf(document, (found) =>
      found.some((one) => ruleOf(one) === 'blueking/process-name'),
    );
    const name = found.find((one) => ruleOf(one) === 'blueking/process-name');
    assert.equal(name && document.getText(name.range), 'Worker');
  });

  test('a command inside it is understood as in a Procfile', async () => {
    const document = await open('shop-api/app_desc.yaml');
    assert.match(await hoverAt(document, '--timeout 600'), /timeout/i);
  });

  test('one click repairs a name and nothing else', async () => {
    const document = await open('shop-api/app_desc.yaml');
    await diagnosticsOf(document, (found) => found.some((one) => ruleOf(one) === 'blueking/process-name'));
    const before = document.getText();
    await takeQuickFix(document, rangeOf(document, 'Worker:'), ({ isPreferred }) => isPreferred === true);
    assert.equal(document.getText(), before.replace('Worker:', 'worker:'));
  });

  test('it is folded and formatted as any YAML: what we do not do is nobody kept from', async () => {
    const document = await open('shop-api/app_desc.yaml');
    await diagnosticsOf(document, (found) => found.length > 0);
    const edits = await commands.executeCommand('vscode.executeFormatDocumentProvider', document.uri);
    assert.equal(edits, undefined, 'nobody offers to format it');
    const folded = () => (window.activeTextEditor?.visibleRanges.length ?? 0) > 1;
    // What can be folded is found a moment after the text is shown.
    for (const end = Date.now() + 5000; !folded() && Date.now() < end; ) {
      await commands.executeCommand('editor.foldAll');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.ok(folded(), 'it is folded');
    await commands.executeCommand('editor.unfoldAll');
  });

  test('version 3 is read, too', async () => {
    const document = await open('shop-front/app_desc.yaml');
    assert.match(await hoverAt(document, 'procCommand'), /\S/);
  });

  test('the Procfile that contradicts it is deleted by one click', async () => {
    const document = await open('shop-stock/Procfile');
    await diagnosticsOf(document, (found) => found.some((one) => ruleOf(one) === 'app-desc/process-conflict'));
    const names = async () => (await workspace.fs.readDirectory(sampleFile('shop-stock'))).map(([name]) => name);
    assert.ok((await names()).includes('Procfile'));
    await takeQuickFix(document, rangeOf(document, 'web'), ({ title }) => title === 'Delete the Procfile');
    assert.ok(!(await names()).includes('Procfile'));
    const other = await open('shop-stock/app_desc.yaml');
    await diagnosticsOf(other, (found) => found.length > 0 && !found.some((one) => ruleOf(one).endsWith('conflict')));
  });

  test('a file whose name the platform does not know is read, and said to be so', async () => {
    const uri = sampleFile('in-capitals/App_Desc.yaml');
    await workspace.fs.writeFile(uri, new TextEncoder().encode('spec_version: 2\nmodule: {language: Go}\n'));
    const document = await open('in-capitals/App_Desc.yaml');
    await diagnosticsOf(document, (found) => found.some((one) => ruleOf(one) === 'app-desc/file-name'));
  });
});
