import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type TestContext, test } from 'node:test';
import { kubernetesSource } from '../../../../../../client/src/logs/sources/programs/kubernetes.ts';
import { SourceError } from '../../../../../../client/src/logs/sources/source.ts';
import { requireSystemProgram } from '../../../../../support/programs.ts';
import { type StubRequest, sendJson, stubServer } from '../http-stub.ts';
import { RunningSource } from '../run-source.ts';

interface Pod {
  readonly name: string;
  restarts: number;
  reason: string;
  readonly lines: string[];
  readonly previous: string[];
}

/** A Kubernetes API that knows pods and their logs, for the real kubectl. */
class Cluster {
  readonly pods: Pod[] = [];
  readonly queries: string[] = [];
  events: unknown[] = [];

  pod(name: string, ...lines: readonly string[]): Pod {
    const pod: Pod = { name, restarts: 0, reason: '', lines: [...lines], previous: [] };
    this.pods.push(pod);
    return pod;
  }

  answer({ url, response }: StubRequest): void {
    const { code, body } = this.reply(url);
    // A log that is followed stays open for a while: kubectl is not started more often than need be.
    const open = url.searchParams.get('follow') === 'true' ? 1000 : 0;
    if (typeof body === 'string') {
      response.writeHead(code, { 'Content-Type': 'text/plain' }).write(body);
      setTimeout(() => response.end(), open);
    } else sendJson(response, body, code);
  }

  private reply(url: URL): { readonly code: number; readonly body: unknown } {
    const path = url.pathname;
    const ok = (body: unknown) => ({ code: 200, body });
    if (path === '/api') return ok({ kind: 'APIVersions', versions: ['v1'] });
    if (path === '/apis') return ok({ kind: 'APIGroupList', apiVersion: 'v1', groups: [] });
    if (path === '/api/v1') {
      const resources = [resource('pods', 'Pod'), resource('pods/log', 'Pod'), resource('events', 'Event')];
      return ok({ kind: 'APIResourceList', groupVersion: 'v1', resources });
    }
    const [, kind, name, log] =
      /^\/api\/v1\/namespaces\/default\/(pods|events)(?:\/([^/]+))?(\/log)?$/.exec(path) ?? [];
    if (kind === 'events') return ok({ kind: 'EventList', apiVersion: 'v1', items: this.events });
    if (kind && !name) return ok({ kind: 'PodList', apiVersion: 'v1', items: this.pods.map(podJson) });
    const pod = this.pods.find((one) => one.name === name);
    if (!pod) return { code: 404, body: status(404, 'NotFound', `pods "${name}" not found`) };
    return ok(log ? this.log(pod, url) : podJson(pod));
  }

  private log(pod: Pod, url: URL): string {
    this.queries.push(url.search);
    const lines = url.searchParams.get('previous') === 'true' ? pod.previous : pod.lines;
    // Kubernetes keeps whole seconds of sinceTime.
    const since = Date.parse(url.searchParams.get('sinceTime') ?? '1970-01-01T00:00:00Z');
    const text = lines.filter((line) => Math.floor(Date.parse(line.split(' ')[0] ?? '') / 1000) * 1000 >= since);
    return text.map((line) => `${line}\n`).join('');
  }
}

function resource(name: string, kind: string) {
  return { name, singularName: '', namespaced: true, kind, verbs: ['get', 'list'] };
}

function status(code: number, reason: string, message = reason) {
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, message, code };
}

function podJson({ name, restarts, reason }: Pod) {
  const lastState = restarts > 0 ? { terminated: { exitCode: 137, reason } } : {};
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: { name, namespace: 'default', labels: { app: 'shop' } },
    spec: { containers: [{ name: 'web', image: 'shop' }] },
    status: {
      phase: 'Running',
      containerStatuses: [{ name: 'web', restartCount: restarts, state: { running: {} }, lastState }],
    },
  };
}

async function cluster(t: TestContext): Promise<Cluster> {
  const made = new Cluster();
  const server = await stubServer(t, (request) => made.answer(request));
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-kube-'));
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [{ name: 'test', cluster: { server } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: {} }],
  };
  writeFileSync(join(folder, 'config'), JSON.stringify(config));
  process.env['KUBECONFIG'] = join(folder, 'config');
  process.env['KUBECACHEDIR'] = join(folder, 'cache');
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return made;
}

const tail = { context: undefined, namespace: undefined, selector: 'app=shop', history: 100 };
const line = (second: number, text: string) => `2026-11-20T12:00:${String(second).padStart(2, '0')}.123456789Z ${text}`;

test('the containers of all pods, each line once though kubectl is started again and again', async (t) => {
  if (!requireSystemProgram(t, 'kubectl')) return;
  const kubernetes = await cluster(t);
  const one = kubernetes.pod('shop-web-1', line(1, 'one'), line(1, 'one'), line(2, '二'));
  kubernetes.pod('shop-web-2', line(1, 'other'));
  const running = new RunningSource(kubernetesSource(tail));
  await running.until(() => running.lines.length >= 4, 60);
  one.lines.push(line(2, 'three'), line(9, 'four'));
  await running.until(() => running.lines.length >= 6, 60);
  await running.stop();
  const own = running.lines.filter((text) => text.includes('shop-web-1'));
  const prefix = '[pod/shop-web-1/web] ';
  assert.deepEqual(
    own,
    one.lines.map((text) => prefix + text),
  );
  assert.ok(running.lines.includes(`[pod/shop-web-2/web] ${line(1, 'other')}`));
  assert.ok(kubernetes.queries.some((query) => query.includes('tailLines=100')));
  assert.ok(kubernetes.queries.some((query) => query.includes('sinceTime=')));
});

test('a killed container: its last words, its restart and its reason', async (t) => {
  if (!requireSystemProgram(t, 'kubectl')) return;
  const kubernetes = await cluster(t);
  const pod = kubernetes.pod('shop-web-1', line(5, 'after'));
  pod.restarts = 1;
  pod.previous.push(line(1, 'last words'));
  const running = new RunningSource(kubernetesSource(tail));
  await running.until(() => running.text.includes('last words'), 60);
  pod.restarts = 2;
  pod.reason = 'OOMKilled';
  await running.until(() => running.text.includes('Reason: OOMKilled Exit Code: 137'), 60);
  await running.stop();
});

test('pods that come later are followed; warnings about pods become lines', async (t) => {
  if (!requireSystemProgram(t, 'kubectl')) return;
  const kubernetes = await cluster(t);
  kubernetes.pod('shop-web-1', line(1, 'one'));
  const running = new RunningSource(kubernetesSource(tail));
  await running.until(() => running.lines.length >= 1, 60);
  kubernetes.pod('shop-web-9', line(3, 'late'));
  kubernetes.events = [
    {
      kind: 'Event',
      apiVersion: 'v1',
      metadata: { name: 'e', namespace: 'default', uid: 'u1' },
      involvedObject: { kind: 'Pod', name: 'shop-web-1', namespace: 'default' },
      type: 'Warning',
      reason: 'Unhealthy',
      message: 'Liveness probe failed: HTTP probe failed with statuscode: 500',
      count: 3,
      lastTimestamp: new Date().toISOString(),
    },
  ];
  await running.until(
    () => running.text.includes('late') && running.text.includes('Unhealthy: Liveness probe failed'),
    20,
  );
  await running.stop();
});

test('a selector without pods is said to be so', async (t) => {
  if (!requireSystemProgram(t, 'kubectl')) return;
  await cluster(t);
  const error = await new RunningSource(kubernetesSource(tail)).finished;
  assert.ok(error instanceof SourceError);
  assert.deepEqual(error.failure, { kind: 'not-found', what: 'app=shop' });
});
