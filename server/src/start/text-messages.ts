import { isRecord } from '../core/text/is-record.ts';

/**
 * What a notification about an open text must hold to be accepted. The library passes on whatever it gets, and half a document
 * would fail later, where nobody waits for an answer.
 */
type Check = (params: Readonly<Record<string, unknown>>) => boolean;

const CHECKS: Readonly<Record<string, Check>> = {
  'textDocument/didOpen': ({ textDocument }) =>
    isNamed(textDocument) &&
    typeof textDocument['text'] === 'string' &&
    typeof textDocument['languageId'] === 'string' &&
    Number.isInteger(textDocument['version']),
  'textDocument/didChange': ({ textDocument, contentChanges }) =>
    isNamed(textDocument) &&
    Number.isInteger(textDocument['version']) &&
    Array.isArray(contentChanges) &&
    contentChanges.every(isChange),
  'textDocument/didClose': ({ textDocument }) => isNamed(textDocument),
};

/** False for a malformed notification about an open text; true for every other message. */
export function isWellFormed(method: string, params: unknown): boolean {
  const check = CHECKS[method];
  return !check || (isRecord(params) && check(params));
}

function isChange(change: unknown): boolean {
  if (!isRecord(change) || typeof change['text'] !== 'string') return false;
  const { range } = change;
  // Some clients write null for what they leave out.
  return (
    range === undefined || range === null || (isRecord(range) && isPosition(range['start']) && isPosition(range['end']))
  );
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && typeof value['line'] === 'number' && typeof value['character'] === 'number';
}

function isNamed(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && typeof value['uri'] === 'string';
}
