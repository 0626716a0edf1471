import type { Platform } from '../../model/platform.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { savedEncoding } from '../facts/saved-encoding.ts';
import type { Fix, Rule, Severity } from '../rule.ts';

export const byteOrderMark: Rule = {
  id: 'procfile/byte-order-mark',
  severity: 'error',
  scope: 'document',
  aboutFile: true,
  kind: 'procfile',
  title: t('The file begins with a byte order mark.'),
  explanation: t(
    'Some Windows editors put an invisible mark (U+FEFF) before the first character. Platforms that read line by line take it as part of the first name: that process is ignored, or the file refused. BlueKing skips it, but the cloud native builders read the file by themselves, line by line.',
  ),
  sources: [
    'awsdocs/aws-elastic-beanstalk-developer-guide: pull request 104',
    'paketo-buildpacks/procfile:procfile/procfile.go',
    'yaml/pyyaml:lib/yaml/scanner.py',
  ],
  *check({ document, platform, project }) {
    if (document.kind !== 'procfile') return;
    const isInText = document.text.charCodeAt(0) === 0xfeff;
    if (!isInText && savedEncoding(document, project) !== 'utf-8-with-mark') return;
    yield {
      span: span(0, isInText ? 1 : 0),
      severity: SEVERITIES[platform.id],
      message:
        platform.id === 'blueking'
          ? t(
              'The file begins with a byte order mark, an invisible character: a cloud native build will not find the first process. Save the file without it.',
            )
          : t('The file begins with a byte order mark: the first process will not be found.'),
      // VS Code, among others, keeps the mark out of the text, and writes it again with the file.
      ...(isInText ? { fixes: () => [withoutMark] } : { savedWrong: true }),
    };
  },
  examples: {
    bad: [{ text: '«\ufeff»web: gunicorn wsgi\n', platform: 'heroku', fixed: 'web: gunicorn wsgi\n' }],
    good: [{ text: 'web: gunicorn wsgi\n', platform: 'heroku' }],
  },
};

const withoutMark: Fix = {
  title: t('Remove the byte order mark'),
  edits: [{ span: span(0, 1), newText: '' }],
  preferred: true,
  safe: true,
};

const SEVERITIES: Readonly<Record<Platform['id'], Severity>> = {
  heroku: 'error',
  generic: 'warning',
  blueking: 'information',
};
