import { isPackage } from '../../../platforms/blueking/app-desc.ts';
import { joinPath } from '../../../project/paths.ts';
import type { Project } from '../../../project/project.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

export const sourceDirMissing: Rule = {
  id: 'app-desc/source-dir-missing',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('The directory of a module does not exist.'),
  explanation: t(
    'The module is built from this directory of the package or repository. An application deployed from a repository takes the directory from the product page instead, so a wrong one here shows only when the package is built.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/utils/source.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
  ],
  *check({ document, project }) {
    const appDesc = appDescOf(document);
    if (!appDesc || !project) return;
    for (const { sourceDir: directory } of appDesc.modules) {
      if (directory?.kind !== 'scalar' || directory.type !== 'str' || directory.text.includes('{{')) continue;
      const missing = firstMissing(project, directory.text);
      if (missing === undefined) continue;
      yield {
        span: directory.span,
        // A script that builds the package creates the directory: nine of nine public packages do so (TencentBlueKing/bk-sops, bk-itsm).
        ...(isPackage(appDesc) && { severity: 'hint' }),
        message: t('There is no directory `{directory}` beside this file.', { directory: missing }),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  source_dir: «backend»\n',
        files: { 'frontend/package.json': '{}' },
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  source_dir: ./backend/\n',
        files: { 'backend/requirements.txt': '' },
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n  source_dir: .\n' },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n  sourceDir: backend\n' },
    ],
  },
};

/** The first directory of the path that does not exist; undefined when all do, or when one was not listed. */
function firstMissing(project: Project, path: string): string | undefined {
  let parent = '';
  for (const name of path.trim().split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..') return undefined;
    const names = project.entries(parent);
    if (!names) return undefined;
    const here = joinPath(parent, name);
    if (!names.includes(`${name}/`)) return here;
    parent = here;
  }
  return undefined;
}
