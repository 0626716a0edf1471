import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../../server/src/core/logs/engine.ts';
import { Classifier } from '../../../server/src/core/logs/scan/recognise/classifier.ts';
import { LineReader } from '../../../server/src/core/logs/scan/recognise/line-reader.ts';
import { CATALOGUE } from '../../../server/src/core/logs/signatures/catalogue.ts';
import type { LogLine } from '../../../server/src/core/logs/types.ts';

const FOLDER = 'test/fixtures/logs';
/** When the samples are read: their syslog lines carry no year. */
const NOW = Date.UTC(2026, 10, 21);

/** File -> line number (from 1) -> id; test/fixtures/logs/README.md says what that means. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const signatureLabels = (): Labels => JSON.parse(readFileSync(join(FOLDER, 'labels.json'), 'utf8'));
export const eventLabels = (): Labels => JSON.parse(readFileSync(join(FOLDER, 'events.json'), 'utf8'));

export function sampleFiles(): string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.log'));
}

export function sampleBytes(name: string): Uint8Array {
  return readFileSync(join(FOLDER, name));
}

export function sampleText(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

/** What the engine makes of the bytes of one file. */
export function readLines(bytes: Uint8Array): LogLine[] {
  const engine = createEngine();
  return [...engine.push(bytes, 'file', NOW), ...engine.end('file', NOW)];
}

const reader = new LineReader(new Classifier(CATALOGUE), []);

/** The signature or event of one line by itself. */
export function idOfLine(line: string): string | undefined {
  const { found, event } = reader.read(line, { zone: 0, now: NOW });
  return found?.signature.id ?? event?.signature.id;
}
