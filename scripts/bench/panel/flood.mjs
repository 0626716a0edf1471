// Writes lines of an application to standard output at a steady rate: node flood.mjs LINES LINES_PER_SECOND
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const [lines, rate] = process.argv.slice(2).map(Number);
const paths = ['/api/v1/orders/', '/api/v1/products/', '/', '/static/js/app.js', '/healthz'];
const every = 20;

function line(number) {
  const at = new Date().toISOString();
  if (number % 2000 === 0)
    return `[${at.slice(0, 10)} ${at.slice(11, 19)} +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:${number % 4000})`;
  if (number % 3 === 0)
    return `${at} INFO shop.tasks Task shop.tasks.refresh_stock[${number}] succeeded in 0.0${number % 90}s`;
  return `10.0.${number % 7}.${number % 250} - - [21/Nov/2026:${at.slice(11, 19)} +0000] "GET ${paths[number % 5]}?n=${number} HTTP/1.1" 200 ${500 + (number % 900)} "-" "Mozilla/5.0 (X11; Linux x86_64)"`;
}

const started = performance.now();
for (let next = 0; next < lines; ) {
  const due = Math.min(lines, Math.ceil(((performance.now() - started) / 1000) * rate));
  let text = '';
  for (; next < due; next++) text += `${line(next)}\n`;
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
  await sleep(every);
}
