import type { Text } from '../../../../server/src/core/text/l10n.ts';

/** What a person is told about a signature. */
interface SignatureTexts {
  readonly title: Text;
  readonly meaning: Text;
  /** What usually brings it about, the most likely first. */
  readonly causes: readonly Text[];
  /** What to find out before anything is changed. */
  readonly first: Text | undefined;
}

/** Of a signature by its id; undefined for a pattern of the user's own. */
export type TextsOf = (signature: string) => SignatureTexts | undefined;

/** The file of them in the folder of bundles: scripts/build/signature-texts.mjs writes it. */
export const SIGNATURE_TEXTS_FILE = 'signature-texts.json';

/** The causes follow; in brackets, what to find out first. */
type Row = readonly [id: string, title: string, meaning: string, ...more: (string | readonly [first: string])[]];

/**
 * What stands in that file. It is ours: it is not checked. A text that several signatures share stands there once, and elsewhere the
 * number of it.
 */
export function readSignatureTexts(json: string): TextsOf {
  const texts: string[] = [];
  const rows: readonly Row[] = JSON.parse(json, (_key, value: unknown) => {
    if (typeof value === 'number') return texts[value];
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  const byId = new Map(
    rows.map(([id, title, meaning, ...more]): [string, SignatureTexts] => {
      const causes = more.filter((one) => typeof one === 'string').map(text);
      const first = more.flatMap((one) => (typeof one === 'string' ? [] : one)).map(text)[0];
      return [id, { title: text(title), meaning: text(meaning), causes, first }];
    }),
  );
  return (signature) => byId.get(signature);
}

function text(key: string): Text {
  return { key, args: {} };
}
