// Writes a log as applications do: mostly ordinary lines, some failures among them. The same arguments give the same bytes.
import { closeSync, openSync, writeSync } from 'node:fs';

const WORDS =
  'order user request payment cache the of and status processing started finished queue item id view handler response template model query'.split(
    ' ',
  );
const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36',
  'python-requests/2.32',
  'curl/8.1',
];
const FAILURES = [
  ({ stamp, pid }) => `[${stamp} +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:${pid})`,
  ({ stamp, pid }) => `[${stamp} +0000] [1] [ERROR] Worker (pid:${pid}) was sent SIGKILL! Perhaps out of memory?`,
  ({ stamp }) =>
    `${stamp},123 ERROR app.cache redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.`,
  ({ stamp, pid }) =>
    `${stamp.replaceAll('-', '/')} [error] 7#7: *${pid} upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.0.${pid % 250}, server: _, request: "GET /api/v1/orders/${pid % 7}/ HTTP/1.1", upstream: "http://10.1.2.3:5000/", host: "x.example.com"`,
  () => 'MemoryError',
];

/**
 * @typedef {object} LogKind
 * @property {number} bytes
 * @property {number} share percent of the lines that are failures
 * @property {number} access percent of the rest that are gunicorn's access lines
 * @property {string} [wrap] 'json' (a logger's objects) or 'docker' (json-file)
 */

/** @param {string} path @param {LogKind} kind */
export function makeLog(path, { bytes, share, access, wrap }) {
  let seed = 12345;
  const random = (limit) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % limit;
  };
  let time = Date.UTC(2026, 10, 20);
  const line = (number) => {
    if (number % 40 === 0) time += 1000;
    const iso = new Date(time).toISOString();
    const stamp = `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
    if (random(100_000) < share * 1000) return FAILURES[random(FAILURES.length)]({ stamp, pid: 1000 + random(3000) });
    if (random(100) < access) {
      const when = `${iso.slice(8, 10)}/Nov/2026:${iso.slice(11, 19)} +0000`;
      const path_ = `/api/v1/${WORDS[random(WORDS.length)]}/${random(99_999)}/?page=${random(40)}`;
      const status = [200, 200, 200, 201, 302, 404, 500][random(7)];
      return `[10.0.${random(9)}.${random(250)}] ${random(1e9).toString(16)} - [${when}] "GET ${path_} HTTP/1.1" ${status} ${1000 + random(900_000)} ${random(60_000)} "https://app.example.com/${WORDS[random(WORDS.length)]}" "${AGENTS[random(3)]}"`;
    }
    const words = Array.from({ length: 6 + random(10) }, () => WORDS[random(WORDS.length)]).join(' ');
    return `${stamp},${100 + random(900)} INFO app.views ${words} ${random(100_000)}`;
  };
  const wrapped = (text) => {
    const iso = new Date(time).toISOString();
    if (wrap === 'json') {
      const message = text.replace(/^\[?\d{4}\S \S+ (?:\+0000\] \[1\] \S+ |INFO app\.views )?/, '');
      return JSON.stringify({ asctime: iso, levelname: 'INFO', name: 'app.views', process: random(50), message });
    }
    if (wrap === 'docker') {
      const nanoseconds = String(random(1e6)).padStart(6, '0');
      return JSON.stringify({ log: `${text}\n`, stream: 'stdout', time: iso.replace('Z', `${nanoseconds}Z`) });
    }
    return text;
  };
  const file = openSync(path, 'w');
  let part = '';
  for (let written = 0, number = 0; written < bytes; number++) {
    part += `${wrapped(line(number))}\n`;
    if (part.length < 1 << 20) continue;
    written += writeSync(file, part);
    part = '';
  }
  writeSync(file, part);
  closeSync(file);
}
