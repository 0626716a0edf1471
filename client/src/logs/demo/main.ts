/**
 * A small platform to try the log panel on, and to test it against: speaks BlueKing's API and plays failures.
 *   node dist/demo-platform.js [--port N] [--rate LINES_PER_SECOND] [--story-every MILLISECONDS] [--until-input-ends]
 * Prints one line of JSON when it listens: {"url":"http://127.0.0.1:PORT"}
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ordinaryDemo } from './application.ts';
import { startDemoPlatform } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    rate: { type: 'string', default: String(ordinaryDemo.rate) },
    'story-every': { type: 'string', default: String(ordinaryDemo.storyEvery) },
    'until-input-ends': { type: 'boolean', default: false },
  },
});
// Whoever started it holds the other end: also when it is killed, this ends.
if (values['until-input-ends']) process.stdin.on('end', () => process.exit()).resume();

void startDemoPlatform({
  port: Number(values.port),
  rate: Number(values.rate),
  storyEvery: Number(values['story-every']),
}).then(({ url }) => process.stdout.write(`${JSON.stringify({ url })}\n`));
