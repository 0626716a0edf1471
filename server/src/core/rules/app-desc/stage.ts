/** The stage at which the platform finds a mistake, and what follows for the severity and the message. */
import type { AppDesc } from '../../platforms/blueking/app-desc.ts';
import { NO_DETAIL } from '../../platforms/blueking/no-detail.data.ts';
import type { Stage } from '../../platforms/blueking/schema/field.ts';
import type { Path } from '../../platforms/blueking/schema/problem.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Severity } from '../rule.ts';

/**
 * The severity of a mistake that `stage` refuses. Every deploy from source passes `prepare`; a file of version 3 belongs to a
 * cloud-native application. Whether a file is uploaded as a package cannot be seen: applications that are deployed from source
 * have `app` and `app_version`, too, as the platform's documentation shows (TencentBlueKing/BKDocs:
 * ZH/PaaS/1.5/BaseGuide/topics/paas/app_desc.md), and nobody reads them there. A refusal by an upload, a builder or an operator
 * that may not be involved is a warning.
 */
export function severityAt(stage: Stage, appDesc: AppDesc): Severity {
  switch (stage) {
    case 'prepare':
      return 'error';
    case 'release':
      return appDesc.version.number === 3 ? 'error' : 'warning';
    case 'package':
    case 'build':
      return 'warning';
  }
}

/** The stage at which the file is refused, in words, with the platform's own message where it is known. */
export function verdict(stage: Stage, appDesc: AppDesc, platform: string | undefined): Text {
  const args = { platform: platform ?? '' };
  switch (stage) {
    case 'prepare':
      return platform ? t('The deploy stops with: {platform}', args) : t('The deploy stops before the build.');
    case 'package':
      return platform
        ? t('The upload of an S-Mart package stops with: {platform}', args)
        : t('The upload of an S-Mart package stops.');
    case 'build':
      return t('The builder of S-Mart packages stops.');
    case 'release':
      return appDesc.version.number === 3 ? releaseV3(platform) : releaseV2(platform);
  }
}

function releaseV3(platform: string | undefined): Text {
  return platform
    ? t('The release stops after the build with: {platform}', { platform })
    : t('The release stops after the build.');
}

function releaseV2(platform: string | undefined): Text {
  return platform
    ? t('The release of a cloud-native application stops after the build with: {platform}', { platform })
    : t('The release of a cloud-native application stops after the build.');
}

/** The words where the code of the platform fails; what is shown then at an upload is not known. */
export function noDetail(stage: Stage): string | undefined {
  return stage === 'prepare' ? NO_DETAIL : undefined;
}

/** A sentence of ours, followed by what the platform does and says. */
export function withVerdict(sentence: Text, stage: Stage, appDesc: AppDesc, platform: string | undefined): Text {
  return t('{sentence} {verdict}', { sentence, verdict: verdict(stage, appDesc, platform) });
}

/**
 * The platform's message as it is shown: the path from the part that was checked, then the text
 * (…/declarative/exceptions.py). Before a deploy a module is checked by itself, at an upload `app` is.
 */
export function platformMessage(path: Path, words: string, stage: Stage): string {
  const shown = stage === 'release' ? [] : [...path];
  if (stage === 'prepare' && shown[0] === 'module') shown.splice(0, 1);
  else if (stage === 'prepare' && shown[0] === 'modules' && shown.length > 1) shown.splice(0, 2);
  else if (stage === 'package' && shown[0] === 'app') shown.splice(0, 1);
  return shown.length > 0 ? `${shown.join('.')}: ${words}` : words;
}
