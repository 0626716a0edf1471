/**
 * Which platform will read this file. One sign is enough and the first in the list wins: what only one platform has
 * comes first, what merely hints comes last. Without any sign nothing is assumed.
 */
import { oncePer } from '../caches/once-per.ts';
import { isDevelopmentFile } from '../model/development-file.ts';
import { APP_DESC_FILES } from '../model/file-names.ts';
import type { Platform } from '../model/platform.ts';
import type { DocumentSource } from '../model/read-document.ts';
import type { Project } from '../project/project.ts';
import { t } from '../text/l10n.ts';
import { platformOf } from './platform-of.ts';
import { BLUEKING_PACKAGES, HEROKU_FILES, HEROKU_PACKAGES } from './platform-signs.data.ts';

export interface PlatformEvidence {
  /** `procfileDoctor.platform`, `--platform`. */
  readonly setting: 'auto' | Platform['id'];
  readonly document: Pick<DocumentSource, 'uri' | 'kind' | 'text' | 'content'>;
  /** undefined while the workspace is not read yet. */
  readonly project: Project | undefined;
}

export function detectPlatform(evidence: PlatformEvidence): Platform {
  if (isDevelopmentFile(evidence.document.uri))
    return platformOf('generic', t('no platform reads a Procfile for development'));
  if (evidence.setting !== 'auto') return platformOf(evidence.setting, t('chosen by setting'));
  return (
    blueKingByDocument(evidence) ??
    (evidence.project && byProject(evidence.project)) ??
    platformOf('generic', t('nothing in the folder shows the platform'))
  );
}

const BLUEKING_WORDS = ['BKPAAS_', 'blueapps'];

function blueKingByDocument({ document }: PlatformEvidence): Platform | undefined {
  if (document.kind === 'app-desc') return platformOf('blueking', t('app_desc.yaml is read by BlueKing only'));
  // Runs at every keystroke, and most texts have none of these: a plain-text search first is much faster.
  const { content = document.text } = document;
  if (!BLUEKING_WORDS.some((word) => content.includes(word))) return undefined;
  // The variables and the framework of BlueKing, in a command of this very file.
  const sign = /\bBKPAAS_[A-Z_]+\b|\bblueapps\b/.exec(document.text)?.[0];
  return sign === undefined ? undefined : platformOf('blueking', t('the Procfile mentions {sign}', { sign }));
}

/** Looked up once, because a project is a snapshot. */
const byProject = oncePer((project: Project) => blueKingByProject(project) ?? herokuByProject(project));

function blueKingByProject(project: Project): Platform | undefined {
  for (const path of APP_DESC_FILES)
    if (project.has(path)) return platformOf('blueking', t('{file} is in the folder', { file: path }));
  const name = packageOf(project, BLUEKING_PACKAGES);
  return name === undefined ? undefined : platformOf('blueking', t('{package} is required', { package: name }));
}

function herokuByProject(project: Project): Platform | undefined {
  for (const { path, shows } of HEROKU_FILES) {
    if (!project.has(path)) continue;
    if (!shows || shows.test(project.file(path) ?? ''))
      return platformOf('heroku', t('{file} is in the folder', { file: path }));
  }
  const name = packageOf(project, HEROKU_PACKAGES);
  return name === undefined ? undefined : platformOf('heroku', t('{package} is required', { package: name }));
}

function packageOf(project: Project, signs: RegExp): string | undefined {
  for (const name of project.requirements.packages.keys()) if (signs.test(name)) return name;
  return undefined;
}
