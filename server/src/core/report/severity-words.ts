/** How bad something is and what kind of trouble, in words: the ids are for programs. */
import type { CauseClass, SignatureSeverity } from '../logs/types.ts';
import type { Severity } from '../rules/rule.ts';
import { type Text, t } from '../text/l10n.ts';

const SEVERITIES: Readonly<Record<Severity | SignatureSeverity, Text>> = {
  critical: t('critical'),
  error: t('error'),
  warning: t('warning'),
  information: t('information'),
  info: t('information'),
  hint: t('hint'),
};

const CAUSES: Readonly<Record<CauseClass, Text>> = {
  timeout: t('timeout'),
  memory: t('memory'),
  crash: t('crash'),
  startup: t('start'),
  dependency: t('a service it needs'),
  resource: t('a limit'),
  proxy: t('proxy'),
  client: t('client'),
};

export function severityInWords(severity: Severity | SignatureSeverity): Text {
  return SEVERITIES[severity];
}

export function causeInWords(cause: CauseClass): Text {
  return CAUSES[cause];
}
