import { strict as assert } from 'node:assert';
import { ConfigurationTarget, type Diagnostic, DiagnosticSeverity, Range, WorkspaceEdit, workspace } from 'vscode';
import { diagnosticsOf, hoverAt, open, rangeOf, ruleOf, sampleFile, takeQuickFix } from './editor.ts';

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
    await takeQuickFix(document, range, ({ isPreferred }) => isPreferred === true);
    assert.match(document.getText(), /^beat: celery/m);
    await diagnosticsOf(document, (found) => !found.some((one) => ruleOf(one) === 'procfile/full-width-colon'));
  });

  test('what is saved as UTF-16 or behind a byte order mark is said, and one click saves it as UTF-8', async () => {
    const text = 'web: gunicorn wsgi -b :$PORT # ä\n';
    for (const [encoding, rule] of [
      ['utf8bom', 'procfile/byte-order-mark'],
      ['utf16le', 'file/encoding'],
    ] as const) {
      const path = `saved-as-${encoding}/Procfile`;
      await workspace.fs.writeFile(sampleFile(path), await workspace.encode(text, { encoding }));
      const document = await open(path);
      assert.deepEqual([document.encoding, document.getText()], [encoding, text]);
      const isSaid = (found: readonly Diagnostic[]) => found.some((one) => ruleOf(one) === rule);
      await diagnosticsOf(document, isSaid);
      await takeQuickFix(document, new Range(0, 0, 0, 0), ({ title }) => title.startsWith('Save as UTF-8'));
      assert.deepEqual(Buffer.from(await workspace.fs.readFile(sampleFile(path))), Buffer.from(text));
      assert.deepEqual([document.encoding, document.getText(), document.isDirty], ['utf8', text, false]);
      await diagnosticsOf(document, (found) => !isSaid(found));
    }
  });

  test('a Procfile is UTF-8 also for those whose files are not', async () => {
    const files = workspace.getConfiguration('files');
    await files.update('encoding', 'gbk', ConfigurationTarget.Global);
    try {
      await workspace.fs.writeFile(sampleFile('utf-8/Procfile'), Buffer.from('web: run # 中文\n'));
      const document = await open('utf-8/Procfile');
      assert.deepEqual([document.encoding, document.getText()], ['utf8', 'web: run # 中文\n']);
    } finally {
      await files.update('encoding', undefined, ConfigurationTarget.Global);
    }
  });

  test('a command follows a module to its new name', async () => {
    await workspace.fs.writeFile(sampleFile('renamed/wsgi.py'), Buffer.from('app = 1\n'));
    await workspace.fs.writeFile(sampleFile('renamed/Procfile'), Buffer.from('web: gunicorn wsgi:app\n'));
    const edit = new WorkspaceEdit();
    edit.renameFile(sampleFile('renamed/wsgi.py'), sampleFile('renamed/entry.py'));
    assert.ok(await workspace.applyEdit(edit));
    const document = await workspace.openTextDocument(sampleFile('renamed/Procfile'));
    assert.equal(document.getText(), 'web: gunicorn entry:app\n');
  });

  test('a hover explains an option', async () => {
    const document = await open('shop/Procfile');
    assert.match(await hoverAt(document, '--access-logformat'), /access/i);
    assert.match(await hoverAt(document, '-w 4'), /worker/i);
  });
});
