import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LanguageServer, USUAL_TEXT_DOCUMENT } from '../support/language-server.ts';

const capabilities = {
  textDocument: { codeAction: { ...USUAL_TEXT_DOCUMENT.codeAction, documentationSupport: true } },
};
const initializationOptions = { logPanel: true };

function documentationOf({ capabilities: { codeActionProvider } }: LanguageServer): unknown {
  return typeof codeActionProvider === 'object' ? codeActionProvider.documentation : undefined;
}

test('all quick fixes lead to what is written about their rule, where the client can show it', async () => {
  await using server = await LanguageServer.start({ capabilities, initializationOptions });
  const command = { title: 'Read about this rule', command: 'procfileDoctor.showDocumentation' };
  assert.deepEqual(documentationOf(server), [{ kind: 'quickfix', command }]);
  await using chinese = await LanguageServer.start({ capabilities, initializationOptions, locale: 'zh-cn' });
  assert.match(JSON.stringify(documentationOf(chinese)), /阅读此规则的说明/);
});

test('a client that cannot, or that has no such command, is told of none', async () => {
  await using poor = await LanguageServer.start({ initializationOptions });
  assert.equal(documentationOf(poor), undefined);
  await using other = await LanguageServer.start({ capabilities });
  assert.equal(documentationOf(other), undefined);
});
