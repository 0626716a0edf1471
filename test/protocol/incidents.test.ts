import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CodeLens,
  Diagnostic,
  DocumentDiagnosticReport,
  PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import type { IncidentsParams, LocateResult } from '../../server/src/core/logs/loop-messages.ts';
import { reportHealth } from '../../server/src/core/logs/reported-health.ts';
import { readLogText } from '../support/incidents-of.ts';
import { LanguageServer } from '../support/language-server.ts';

/** A folder that is there: of one that is not, nothing is certain. */
const FOLDER = mkdtempSync(join(tmpdir(), 'procfile-doctor-'));
after(() => rmSync(FOLDER, { recursive: true }));
const URI = pathToFileURL(join(FOLDER, 'Procfile')).href;
const TEXT = 'web: gunicorn wsgi -w 4 --timeout 20 -b :$PORT\n';
const AT_TIMEOUT = { start: { line: 0, character: 24 }, end: { line: 0, character: 36 } };
const LOG = ['[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)'];

function report(...log: readonly string[]): IncidentsParams {
  const { incidents, health } = readLogText(...log);
  return { incidents, health: [reportHealth(health, { process: 'web' })] };
}

function ofIncidents(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => String(code).startsWith('incident/'));
}

test('an incident is pushed at the words that it is about, grows old when they change, and goes when it is cleared', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, TEXT);
  await server.connection.sendNotification('procfileDoctor/incidents', report(...LOG));
  const speaks = ({ diagnostics }: PublishDiagnosticsParams) => ofIncidents(diagnostics).length > 0;
  const [diagnostic] = ofIncidents(await server.diagnostics(URI, speaks));
  assert.deepEqual(
    { code: diagnostic?.code, severity: diagnostic?.severity, range: diagnostic?.range, data: diagnostic?.data },
    {
      code: 'incident/gunicorn-worker-timeout',
      severity: 1,
      range: AT_TIMEOUT,
      data: { incident: report(...LOG).incidents[0]?.id },
    },
  );
  assert.match(diagnostic?.codeDescription?.href ?? '', /signatures\.md#gunicorn-worker-timeout$/);

  const change = (version: number, text: string) =>
    server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [{ text }],
    });
  await change(2, TEXT.replace('20', '55'));
  const [old] = ofIncidents(await server.diagnostics(URI, ({ version }) => version === 2));
  assert.equal(old?.severity, 3);
  assert.match(String(old?.message), /Deploy/);
  await change(3, TEXT);
  assert.equal(ofIncidents(await server.diagnostics(URI, ({ version }) => version === 3))[0]?.severity, 1);

  server.published.length = 0;
  await server.connection.sendNotification('procfileDoctor/incidents', { incidents: [], health: [] });
  await server.diagnostics(URI, (params) => !speaks(params));
  assert.equal(await server.stop(), 0);
});

test('a client that pulls is asked to pull again, and gets remedies, the way to the log, and lenses', async () => {
  await using server = await LanguageServer.start({
    capabilities: {
      textDocument: { diagnostic: {} },
      workspace: {
        diagnostics: { refreshSupport: true },
        codeLens: { refreshSupport: true },
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
      },
    },
    initializationOptions: { logPanel: true },
  });
  server.connection.onRequest('workspace/diagnostic/refresh', () => null);
  const refreshed = new Promise<void>((resolve) => {
    server.connection.onRequest('workspace/codeLens/refresh', () => {
      resolve();
      return null;
    });
  });
  await server.open(URI, TEXT);
  await server.connection.sendNotification('procfileDoctor/incidents', report(...LOG));
  await refreshed;
  const pulled = await server.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri: URI },
  });
  const diagnostics = pulled.kind === 'full' ? ofIncidents(pulled.items) : [];
  assert.deepEqual(
    diagnostics.map(({ range }) => range),
    [AT_TIMEOUT],
  );
  assert.deepEqual(server.published, []);

  const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: AT_TIMEOUT,
    context: { diagnostics },
  });
  const [first] = actions;
  assert.deepEqual(
    [first?.title, first?.isPreferred, first?.diagnostics],
    ['Set `--timeout` to 55', true, diagnostics],
  );
  assert.deepEqual(first?.edit?.documentChanges, [
    {
      textDocument: { uri: URI, version: 1 },
      edits: [
        {
          range: { start: { line: 0, character: 34 }, end: { line: 0, character: 36 } },
          newText: '55',
          annotationId: 'remedy',
        },
      ],
    },
  ]);
  assert.deepEqual(actions.at(-1)?.command, {
    title: 'Show the incident in the log panel',
    command: 'procfileDoctor.showIncident',
    arguments: [report(...LOG).incidents[0]?.id],
  });

  const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: URI } });
  assert.deepEqual(
    lenses.map(({ command }) => [command?.title, command?.command]),
    [['$(flame) Worker timed out ×1', 'procfileDoctor.showIncident']],
  );
  assert.equal(await server.stop(), 0);
});

test('an incident is located in an open document, with its remedies', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, TEXT);
  const [incident] = report(...LOG).incidents;
  const found = await server.request<LocateResult | null>('procfileDoctor/locate', { incident });
  assert.deepEqual(found?.locations, [{ uri: URI, range: AT_TIMEOUT }]);
  assert.deepEqual(
    found?.remedies.map(({ id, fixes }) => [id, fixes.map(({ title, preferred }) => [title, preferred])]),
    [
      ['R1', [['Set `--timeout` to 55', true]]],
      ['R2', [['Use `-k gthread --threads 8`', false]]],
    ],
  );
  assert.equal(await server.request('procfileDoctor/locate', { incident: { id: 1 } }), null);
  assert.equal(
    await server.request('procfileDoctor/locate', { incident: { ...incident, signature: 'celery-worker-lost' } }),
    null,
  );
  assert.equal(await server.stop(), 0);
});
