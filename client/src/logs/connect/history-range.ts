import { l10n } from 'vscode';
import { isBoolean, isNumber, optional } from '../../guards.ts';
import { askOne } from './ask.ts';

/** How much of the past is read, as kept in a definition. */
export interface RangeDefinition {
  /** Hours of the past to begin with. */
  readonly hours: number;
  readonly follow?: boolean | undefined;
  readonly failuresOnly?: boolean | undefined;
}

const flag = optional(isBoolean);

export function isRange(value: Readonly<Record<string, unknown>>): boolean {
  return isNumber(value['hours']) && value['hours'] > 0 && flag(value['follow']) && flag(value['failuresOnly']);
}

export async function askRange(): Promise<RangeDefinition | undefined> {
  const { t } = l10n;
  const picked = await askOne<RangeDefinition>(t('Which Lines'), [
    { label: t('The last hour, and what comes'), value: { hours: 1, follow: true } },
    { label: t('The last hour'), value: { hours: 1 } },
    { label: t('The last 24 hours'), value: { hours: 24 } },
    {
      label: t('Failures of the last 24 hours'),
      detail: t('The server looks for them'),
      value: { hours: 24, failuresOnly: true },
    },
    {
      label: t('Failures of the last 7 days'),
      detail: t('The server looks for them'),
      value: { hours: 168, failuresOnly: true },
    },
  ]);
  return picked?.value;
}
