import { l10n } from 'vscode';
import { askOne, askText } from './ask.ts';
import { readDefinition } from './read-definition.ts';
import type { ChosenSource, ConnectEnvironment } from './source-kind.ts';

/** The encodings that logs have beside UTF-8, the likely ones of our users first. */
const LIKELY_ENCODINGS = ['gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-1252', 'windows-1251'];

/** The same source read in an encoding that the person says; undefined when the person gave up. */
export async function withChosenEncoding(
  source: ChosenSource | undefined,
  environment: ConnectEnvironment,
): Promise<ChosenSource | undefined> {
  if (!source) return undefined;
  const title = l10n.t('Encoding of {0}', source.label);
  const other = { label: l10n.t('Another Encoding…'), value: undefined };
  const picked = await askOne<string | undefined>(title, [
    ...LIKELY_ENCODINGS.map((value) => ({ label: value, value })),
    other,
  ]);
  const encoding = picked && (picked.value ?? (await askText({ title, placeHolder: 'iso-8859-15' })));
  return encoding === undefined ? undefined : readDefinition({ ...source.definition, encoding }, environment);
}
