import { APP_DESC_FILES } from '../../../model/file-names.ts';
import { directoryOf } from '../../../platforms/blueking/process-definitions.ts';
import { nameOf } from '../../../project/paths.ts';
import { t } from '../../../text/l10n.ts';
import { span } from '../../../text/span.ts';
import type { Finding, Rule, RuleContext } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

export const appDescName: Rule = {
  id: 'app-desc/file-name',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('The platform reads another file instead, or finds none under this name.'),
  explanation: t(
    'The platform looks for `app_desc.yaml` and then for `app_desc.yml`, in small letters, in the root of the repository first and then in the source directory. It reads the first that is there and says nothing of the others.',
  ),
  sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py'],
  *check(context) {
    yield* ownName(context);
    yield* inSourceDirectories(context);
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yml',
        text: '«spec_version»: 2\nmodule: {language: python}\n',
        files: { 'app_desc.yaml': 'spec_version: 2\nmodule: {language: go}\n' },
      },
      { file: 'App_desc.yaml', text: '«spec_version»: 2\nmodule: {language: python}\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodules:\n  api: {language: python, source_dir: «src»}\n',
        files: { 'src/app_desc.yml': 'spec_version: 2\nmodule: {language: python}\n' },
      },
    ],
    good: [
      { file: 'app_desc.yml', text: 'spec_version: 2\nmodule: {language: python}\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule: {language: python, source_dir: .}\n',
        files: { 'app_desc.yml': 'spec_version: 2\nmodule: {language: go}\n' },
      },
    ],
  },
};

function* ownName({ document, project }: RuleContext): Iterable<Finding> {
  const appDesc = appDescOf(document);
  const name = nameOf(document.uri);
  const names = project?.entries('') ?? [];
  // The name on disk decides: an editor may open a file under another spelling.
  if (!appDesc || !names.includes(name)) return;
  const first = APP_DESC_FILES.find((one) => names.includes(one));
  if (first === name) return;
  const { root } = appDesc;
  const key = root?.kind === 'mapping' ? root.entries[0]?.key.span : undefined;
  yield {
    span: key ?? span(0, document.lines.lineSpan(0).end),
    ...(first === undefined && { severity: 'error' }),
    message:
      first === undefined
        ? t('This file is named `{name}`, and the platform looks for `app_desc.yaml`: rename it.', { name })
        : t('The platform reads `{first}` beside this file and ignores this one.', { first }),
  };
}

/** The file in the root folder takes precedence even for modules whose source directory has one of its own. */
function* inSourceDirectories({ document, project }: RuleContext): Iterable<Finding> {
  const appDesc = appDescOf(document);
  if (!project || !appDesc || !APP_DESC_FILES.some((name) => document.uri.endsWith(`/${name}`))) return;
  for (const module of appDesc.modules) {
    const directory = directoryOf(module);
    const place = directory === undefined ? undefined : project.at(directory);
    const name = APP_DESC_FILES.find((one) => place?.has(one));
    if (!name || !module.sourceDir) continue;
    yield {
      span: module.sourceDir.span,
      severity: 'information',
      message: t('In a repository with this file in its root the platform ignores `{name}` in that directory.', {
        name,
      }),
    };
  }
}
