import type { Platform } from '../model/platform.ts';
import { type Text, t } from '../text/l10n.ts';
import type { Explanation } from './explanation.ts';

/** A variable that a command uses. */
export function explainVariable(name: string, platform: Platform): Explanation {
  return { title: `$${name}`, paragraphs: [meaning(name, platform)], facts: [], documentation: undefined };
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
  return t('An environment variable, known only when the command runs.');
}
