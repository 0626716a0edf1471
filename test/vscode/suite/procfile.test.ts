import { strict as assert } from 'node:assert';
import { DiagnosticSeverity, workspace } from 'vscode';
import { diagnosticsOf, hoverAt, open, quickFixAt, rangeOf, ruleOf } from './editor.ts';

suite('Procfile', () => {
  test('what is wrong in the sample is underlined', async () => {
    const document = await open('shop/Procfile');
    assert.equal(document.languageId, 'procfile');
    const found = await diagnosticsOf(document, (found) => found.length >= 2);
    const colon = found.find((diagnostic) => ruleOf(diagnostic) === 'procfile/full-width-colon');
    assert.ok(colon);
    assert.equal(colon.severity, DiagnosticSeverity.Error);
    assert.equal(document.getText(colon.range), '：');
  });

  test('one click repairs it', async () => {
    const document = await open('shop/Procfile');
    await diagnosticsOf(document, (found) => found.some((one) => ruleOf(one) === 'procfile/full-width-colon'));
    const range = rangeOf(document, '：');
    await workspace.applyEdit(await quickFixAt(document, range, ({ isPreferred }) => isPreferred === true));
    assert.match(document.getText(), /^beat: celery/m);
    await diagnosticsOf(document, (found) => !found.some((one) => ruleOf(one) === 'procfile/full-width-colon'));
  });

  test('a hover explains an option', async () => {
    const document = await open('shop/Procfile');
    assert.match(await hoverAt(document, '--access-logformat'), /access/i);
    assert.match(await hoverAt(document, '-w 4'), /worker/i);
  });
});
