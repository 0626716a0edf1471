import type { Platform } from '../model/platform.ts';
import { variableOf } from '../platforms/variables.ts';
import { type Text, t } from '../text/l10n.ts';
import type { Explanation } from './explanation.ts';

/** A variable that a command uses. */
export function explainVariable(name: string, platform: Platform): Explanation {
  const variable = variableOf(name, platform);
  const paragraphs: Text[] = [meaning(name, platform)];
  if (variable?.discouraged) paragraphs.push(t('It is kept for old applications: do not use it in new ones.'));
  const facts = variable?.condition ? [{ label: t('Condition'), value: variable.condition }] : [];
  return { title: `$${name}`, paragraphs, facts, documentation: undefined };
}

function meaning(name: string, platform: Platform): Text {
  if (name === 'PORT') {
    return platform.id === 'blueking'
      ? t(
          'The port that the platform sends requests to: 5000 on BlueKing. A server must listen on it, on all addresses.',
        )
      : t(
          'The port that the platform sends requests to; it is different at each start. A server must listen on it, on all addresses.',
        );
  }
  return variableOf(name, platform)?.meaning ?? t('An environment variable, known only when the command runs.');
}
