import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import type { IncidentsParams, LocateResult } from '../../server/src/core/messages/loop-messages.ts';
import { reportHealth } from '../../server/src/core/messages/reported-health.ts';
import { readLogText } from '../support/incidents-of.ts';
import { LanguageServer, USUAL_TEXT_DOCUMENT } from '../support/language-server.ts';

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

  // What the files around the text say belongs to what has failed: a text that is changed before they are read is the first.
  await server.request('textDocument/documentLink', { textDocument: { uri: URI } });
  const change = (version: number, text: string) =>
    server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [{ text }],
    });
  await change(2, TEXT.replace('20', '60'));
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
      textDocument: { ...USUAL_TEXT_DOCUMENT, diagnostic: {} },
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
    ['Set `--timeout` to 60', true, diagnostics],
  );
  assert.deepEqual(first?.edit?.documentChanges, [
    {
      textDocument: { uri: URI, version: 1 },
      edits: [
        {
          range: { start: { line: 0, character: 34 }, end: { line: 0, character: 36 } },
          newText: '60',
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
    [['$(flame)\u00a0Worker timed out', 'procfileDoctor.showIncident']],
  );
  assert.equal(await server.stop(), 0);
});

test('where there is no file and no incident, there is nothing to report on', async () => {
  await using server = await LanguageServer.start();
  assert.deepEqual(await server.request('procfileDoctor/diagnose', {}), { markdown: '' });
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
      ['R1', [['Set `--timeout` to 60', true]]],
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

test('what is no report, incident or question is left out, and the server lives on', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, TEXT);
  const [incident] = report(...LOG).incidents;
  const garbage = [
    null,
    [],
    'incidents',
    { incidents: 'all', health: 5 },
    {
      incidents: [null, 1, 'x', [], {}, { ...incident, cause: 'magic' }, { ...incident, title: 5 }],
      health: [null, {}],
    },
    {
      incidents: [{ ...incident, evidence: [1, null, {}, '{constructor}', '__proto__'] }],
      health: [{ process: 'web' }],
    },
  ];
  for (const params of garbage) {
    await server.connection.sendNotification('procfileDoctor/incidents', params as object);
    await server.request('procfileDoctor/locate', params as object);
    await server.request('procfileDoctor/diagnose', params as object);
  }
  const [diagnostic] = ofIncidents(
    await server.diagnostics(URI, ({ diagnostics }) => ofIncidents(diagnostics).length > 0),
  );
  assert.deepEqual(String(diagnostic?.message).split('\n').slice(1, 3), ['• {constructor}', '• __proto__']);
  assert.equal(diagnostic?.relatedInformation, undefined);
  assert.equal(await server.stop(), 0);
});

test('a report for a ticket: one document, with what the panel has said', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, TEXT.replace('gunicorn', 'SECRET_KEY=hunter2 gunicorn'));
  await server.connection.sendNotification('procfileDoctor/incidents', report(...LOG));
  const { markdown } = await server.request<{ markdown: string }>('procfileDoctor/diagnose', { uri: URI });
  for (const part of [
    '# Diagnosis',
    '- Errors in the configuration: ',
    '### 1. Worker timed out',
    '### `web` (over the whole log)',
    '### `Procfile`',
  ]) {
    assert.ok(markdown.includes(part), `${part} is missing in\n${markdown}`);
  }
  assert.ok(!markdown.includes('hunter2'));
  assert.equal(await server.stop(), 0);
});

test('a report of a file outside of all folders has what the panel has said of them, and leads none of it to that file', async () => {
  const root = `${pathToFileURL(FOLDER).href}/root`;
  await using server = await LanguageServer.start({ workspaceFolders: [{ uri: root, name: 'root' }] });
  await server.open(URI, TEXT);
  const { incidents, health } = report(...LOG);
  const ofRoot = <T>(list: readonly T[]) => list.map((one) => ({ ...one, folder: root }));
  const said = { incidents: ofRoot(incidents), health: ofRoot(health) };
  await server.connection.sendNotification('procfileDoctor/incidents', said);
  const { markdown } = await server.request<{ markdown: string }>('procfileDoctor/diagnose', { uri: URI });
  assert.match(markdown, /^- Incidents: 1$/m);
  assert.doesNotMatch(markdown, /`Procfile:\d/);
});

test('an incident leads to a file that is not open; folders of packages are not looked into', async () => {
  const root = mkdtempSync(join(tmpdir(), 'procfile-doctor-'));
  try {
    for (const folder of ['deep/app', 'node_modules/other']) {
      mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(join(root, folder, 'Procfile'), TEXT);
    }
    const uri = pathToFileURL(root).href;
    await using server = await LanguageServer.start({ workspaceFolders: [{ uri, name: 'root' }] });
    const [incident] = report(...LOG).incidents;
    const found = await server.request<LocateResult<WorkspaceEdit> | null>('procfileDoctor/locate', { incident });
    assert.deepEqual(found?.locations, [{ uri: `${uri}/deep/app/Procfile`, range: AT_TIMEOUT }]);
    assert.deepEqual(found?.remedies[0]?.fixes[0]?.edit.documentChanges, [
      {
        textDocument: { uri: `${uri}/deep/app/Procfile`, version: null },
        edits: [{ range: { start: { line: 0, character: 34 }, end: { line: 0, character: 36 } }, newText: '60' }],
      },
    ]);
    const elsewhere = { ...incident, folder: `${uri}/other` };
    assert.equal(await server.request('procfileDoctor/locate', { incident: elsewhere }), null);
    assert.equal(await server.stop(), 0);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('of two applications with the same process, only the one that the log belongs to is accused', async () => {
  await using server = await LanguageServer.start();
  const other = `${URI.slice(0, -'Procfile'.length)}other/Procfile`;
  await server.open(URI, TEXT);
  await server.open(other, TEXT);
  const { incidents } = report(...LOG);
  const health = { process: 'web', requests: 100, p95: 4200, rate502: 0.013, exceeded: ['rate502'] };
  await server.connection.sendNotification('procfileDoctor/incidents', { incidents, health: [health] });
  const own = incidents.map((incident) => ({ ...incident, folder: other.slice(0, -'/Procfile'.length) }));
  await server.connection.sendNotification('procfileDoctor/incidents', { incidents: own, health: [] });
  const speaks = ({ diagnostics }: PublishDiagnosticsParams) => ofIncidents(diagnostics).length > 0;
  await server.diagnostics(other, speaks);
  assert.deepEqual(
    server.published.filter((params) => params.uri === URI && speaks(params)),
    [],
  );
  assert.equal(await server.stop(), 0);
});

test('an editor without the log panel is offered nothing that needs it', async () => {
  await using server = await LanguageServer.start();
  assert.equal(server.capabilities.codeLensProvider, undefined);
  await server.open(URI, TEXT);
  await server.connection.sendNotification('procfileDoctor/incidents', report(...LOG));
  const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: AT_TIMEOUT,
    context: { diagnostics: [] },
  });
  assert.equal(actions[0]?.title, 'Set `--timeout` to 60');
  assert.ok(actions.every(({ command }) => command === undefined));
  assert.equal(await server.stop(), 0);
});

test('a setting that a configuration file has is changed there; the incident grows old before that is saved', async () => {
  const root = mkdtempSync(join(tmpdir(), 'procfile-doctor-'));
  try {
    const procfile = 'web: gunicorn wsgi\n';
    const config = 'workers = 2\ntimeout = 20\n';
    writeFileSync(join(root, 'Procfile'), procfile);
    writeFileSync(join(root, 'gunicorn.conf.py'), config);
    const folder = pathToFileURL(root).href;
    const uri = `${folder}/Procfile`;
    await using server = await LanguageServer.start({
      capabilities: {
        textDocument: USUAL_TEXT_DOCUMENT,
        workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
      },
    });
    await server.open(uri, procfile);
    const { incidents } = report(...LOG);
    await server.connection.sendNotification('procfileDoctor/incidents', { incidents, health: [] });
    const is = (severity: number) => (params: PublishDiagnosticsParams) =>
      ofIncidents(params.diagnostics).some(
        (one) => one.severity === severity && /conf\.py|changed/.test(String(one.message)),
      );
    await server.diagnostics(uri, is(1));
    const found = await server.request<LocateResult<WorkspaceEdit>>('procfileDoctor/locate', {
      incident: incidents[0],
    });
    const edit = found.remedies[0]?.fixes[0]?.edit;
    assert.deepEqual(edit?.documentChanges, [
      {
        textDocument: { uri: `${folder}/gunicorn.conf.py`, version: null },
        edits: [
          {
            range: { start: { line: 1, character: 10 }, end: { line: 1, character: 12 } },
            newText: '60',
            annotationId: 'remedy',
          },
        ],
      },
    ]);
    const annotation = edit?.changeAnnotations?.['remedy'];
    assert.deepEqual([annotation?.label, annotation?.needsConfirmation], ['Set `--timeout` to 60', true]);
    assert.match(annotation?.description ?? '', /not above 60 seconds/);
    await server.open(`${folder}/gunicorn.conf.py`, config, 'python');
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: `${folder}/gunicorn.conf.py`, version: 2 },
      contentChanges: [{ text: config.replace('20', '60') }],
    });
    await server.diagnostics(uri, is(3));
    assert.equal(await server.stop(), 0);
  } finally {
    rmSync(root, { recursive: true });
  }
});
