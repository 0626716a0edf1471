import { strict as assert } from 'node:assert';
import { workspace } from 'vscode';
import { diagnosticsOf, hoverAt, open, quickFixesAt, rangeOf, ruleOf } from './editor.ts';

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
    const [fix] = (await quickFixesAt(document, rangeOf(document, 'Worker:'))).filter(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit, 'there is a preferred fix');
    await workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), before.replace('Worker:', 'worker:'));
  });

  test('version 3 is read, too', async () => {
    const document = await open('shop-front/app_desc.yaml');
    assert.match(await hoverAt(document, 'procCommand'), /\S/);
  });
});
