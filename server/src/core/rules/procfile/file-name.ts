import { nameOf } from '../../project/paths.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

export const procfileName: Rule = {
  id: 'procfile/file-name',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('The platform does not find a Procfile under this name.'),
  explanation: t(
    'A platform looks for a file named `Procfile`, with a capital P and without an extension, on a file system that tells capitals from small letters. Under another spelling it is not there, though a Mac or Windows finds it.',
  ),
  sources: [
    'Heroku Dev Center: The Procfile (the file must be named Procfile exactly)',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
  ],
  *check({ document, project }) {
    const name = nameOf(document.uri);
    // The name on disk decides: an editor may open a file under another spelling.
    const names = project?.entries('');
    if (document.kind !== 'procfile' || !/^procfile$/i.test(name) || name === 'Procfile' || !names?.includes(name))
      return;
    const isOther = names.includes('Procfile');
    yield {
      span: document.processes.at(0)?.nameSpan ?? span(0, document.lines.lineSpan(0).end),
      ...(isOther && { severity: 'warning' }),
      message: isOther
        ? t('This file is named `{name}`: the platform reads the `Procfile` beside it and ignores this one.', { name })
        : t('This file is named `{name}`, and the platform looks for `Procfile`: rename it.', { name }),
    };
  },
  examples: {
    bad: [
      { file: 'procfile', text: '«web»: run x\n' },
      { file: 'PROCFILE', text: '«web»: run x\n', files: { Procfile: 'web: run x\n' } },
    ],
    good: [{ text: 'web: run x\n' }, { file: 'Procfile.dev', text: 'web: run x\n' }],
  },
};
