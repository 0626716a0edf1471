// What a scan tells of a stream of bytes, so that one way to scan it can be held against another.
import assert from 'node:assert/strict';
import type { CountedRequest } from '../../../../server/src/core/logs/access-log/access-record.ts';
import type { RequestTaker } from '../../../../server/src/core/logs/access-log/request-taker.ts';
import { MAX_EXACT } from '../../../../server/src/core/logs/health/durations.ts';
import { Tally } from '../../../../server/src/core/logs/health/tally.ts';
import { SERVERS } from '../../../../server/src/core/logs/scan/blocks/scanned-requests.ts';
import { ScannerPool } from '../../../../server/src/core/logs/scan/blocks/scanner-pool.ts';
import { countedFields } from '../../../../server/src/core/logs/scan/recognise/counted-fields.ts';
import type { KnownLines } from '../../../../server/src/core/logs/scan/templates/known-lines.ts';
import type { SharedParts } from '../../../../server/src/core/logs/scan/templates/line-recipe.ts';
import type { Reading } from '../../../../server/src/core/logs/stream/reading.ts';
import { ScanStream } from '../../../../server/src/core/logs/stream/scan-stream.ts';

const NOW = Date.UTC(2026, 10, 21);

/** In no order: requests that are counted together come later than others. */
function figuresOf({ servers }: Tally): readonly unknown[] {
  const all = [...servers].map(([server, tally]) => {
    const { durations, ...figures } = tally.plain();
    return { server, ...figures, durations: { ...durations, exact: durations.exact.toSorted() } };
  });
  return all.sort((a, b) => a.server.localeCompare(b.server));
}

/** What incidents and figures depend on. */
function countedParts({ found: { signature, stage, fields } }: Pick<SharedParts, 'found'>) {
  const names = countedFields(signature);
  return {
    id: signature.id,
    stage,
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name))),
  };
}

/** So many durations that only the buckets of others matter. */
const ENOUGH = { exact: new Float64Array(MAX_EXACT + 1), first: 0, buckets: new Float64Array(0) };

/** What a scan says of a stream, whatever the engine makes of it. */
export function told(
  bytes: Uint8Array,
  reading: Reading,
  {
    needsTimes = false,
    step = 3000,
    isStart = false,
    isTold = true,
    isFolded = false,
    zone = 480,
    onKnown = (_count: number): void => {},
  } = {},
): readonly unknown[] {
  const all: unknown[] = [];
  const stream = new ScanStream(reading, isStart ? undefined : { zone, lastTime: undefined, cut: [] });
  const tally = new Tally();
  if (isFolded) for (const server of SERVERS) tally.server(server).durations.addPlain(ENOUGH);
  const request = (one: CountedRequest): void => {
    const { server, status: code, duration, healthCheck } = one;
    // Where times do not matter requests are counted, and nobody sees them one by one.
    if (needsTimes) all.push({ server, code, duration, healthCheck });
    else tally.request(one);
  };
  const taker: RequestTaker = {
    needsTimes,
    one: request,
    many: (list) => {
      for (let i = 0; i < list.length; i++) {
        const duration = Number.isNaN(list.duration(i)) ? undefined : list.duration(i);
        request({ server: list.server(i), status: list.status(i), duration, healthCheck: list.isHealthCheck(i) });
        if (needsTimes) assert.ok(list.time(i) > 0);
      }
    },
    isFolded: (server) => tally.servers.get(server)?.durations.isFolded === true,
    counted: (server, figures) => {
      assert.ok(!needsTimes);
      tally.server(server).addPlain(figures);
    },
  };
  const takeKnown = (lines: KnownLines): void => {
    assert.ok(!needsTimes);
    onKnown(lines.length);
    for (let i = 0; i < lines.length; i++) {
      const common = lines.shared(i);
      assert.ok(common);
      const who = { number: lines.number(i), pid: lines.pid(i), process: common.process, pod: common.pod };
      all.push({ ...who, ...countedParts(common), last: lines.time(i) });
    }
  };
  const takeLines = isTold ? undefined : takeKnown;
  for (let at = 0; at < bytes.length; at += step) {
    stream.append(bytes.subarray(at, at + step), NOW);
    for (let line = stream.scan(taker, takeLines); line; line = stream.scan(taker, takeLines)) {
      const { access, found, ...rest } = line;
      if (access) request(access);
      const { number, pid, process, pod } = rest;
      if (found && isTold) all.push({ ...rest, found, last: stream.lastTime() });
      else if (found) all.push({ number, pid, process, pod, ...countedParts({ found }), last: stream.lastTime() });
    }
    stream.giveCounted(taker);
    all.push({ lines: stream.lines, last: stream.lastTime(), requests: figuresOf(tally) });
  }
  return all;
}

/** Without the module that scans blocks; and without any look at bytes: every line is read in full. */
export const plainly = (reading: Reading): Reading => ({ ...reading, scanners: new ScannerPool(() => undefined) });
export const inFull = (reading: Reading): Reading => ({ ...plainly(reading), prefilter: undefined });
