import { readFileSync } from 'node:fs';
import { readSignatureTexts, type TextsOf } from '../panel/signature-texts.ts';

/** Read when the first line has a signature. */
export function signatureTextsIn(file: string): TextsOf {
  let known: TextsOf | undefined;
  return (signature) => {
    known ??= read(file);
    return known(signature);
  };
}

function read(file: string): TextsOf {
  try {
    return readSignatureTexts(readFileSync(file, 'utf8'));
  } catch {
    // Logs without these words are better than no logs.
    return () => undefined;
  }
}
