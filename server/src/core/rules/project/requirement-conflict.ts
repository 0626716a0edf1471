import { projectOf } from '../../effective/application-place.ts';
import { programFor } from '../../programs/registry.ts';
import { nameOf } from '../../project/paths.ts';
import type { Project, Requirement } from '../../project/project.ts';
import { normalizeName } from '../../project/requirements/package-name.ts';
import { t } from '../../text/l10n.ts';
import { startsOf } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

export const requirementConflict: Rule = {
  id: 'project/requirement-conflict',
  severity: 'error',
  scope: 'process',
  title: t('The requirements pin the program to two versions.'),
  explanation: t(
    'pip refuses requirements files that, taken together, pin one package to different versions (`Cannot install … because these package versions have conflicting dependencies`), and the build fails. Only pins without a marker in requirements.txt and the files it includes are compared.',
  ),
  sources: ['pypa/pip:src/pip/_internal/resolution/resolvelib/factory.py', 'PEP 440 "Version matching"'],
  *check(context) {
    for (const { process, command, invocation } of startsOf(context)) {
      const own = projectOf(context.project, process);
      const name = programFor(invocation.program)?.package;
      const [first, second] = own && name ? conflict(own, name) : [];
      if (!name || !first || !second) continue;
      yield {
        span: command.toDocument(invocation.programSpan),
        message: t('{name} is pinned to {first} and to {second}: pip installs nothing.', {
          name,
          first: placed(first),
          second: placed(second),
        }),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: «gunicorn» wsgi\n',
        files: { 'requirements.txt': '-r base.txt\ngunicorn==20.1.0\n', 'base.txt': 'gunicorn==21.2.0\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi\n', files: { 'requirements.txt': 'gunicorn==20.1\ngunicorn==20.1.0\n' } },
      {
        text: 'web: gunicorn wsgi\n',
        files: {
          'requirements.txt': 'gunicorn==20.1.0; python_version<"3.7"\ngunicorn==21.2.0; python_version>="3.7"\n',
        },
      },
      {
        text: 'web: gunicorn wsgi\n',
        files: { 'requirements.txt': 'gunicorn==20.1.0\n', 'requirements-dev.txt': 'gunicorn==21.2.0\n' },
      },
    ],
  },
};

/** Two requirements that no version satisfies together; empty if there are none. */
function conflict({ requirements }: Project, name: string): readonly Requirement[] {
  const pins = requirements.mentions.filter(
    (mention) =>
      normalizeName(mention.name) === name &&
      mention.version !== undefined &&
      !mention.optional &&
      mention.marker === undefined &&
      /\.(?:txt|in)$/.test(mention.uri),
  );
  const [first] = pins;
  const second = pins.find((pin) => first && !isSameVersion(pin.version ?? '', first.version ?? ''));
  return first && second ? [first, second] : [];
}

/** `20.1` and `20.1.0` are one version. */
function isSameVersion(a: string, b: string): boolean {
  const trimmed = (version: string) => version.replace(/(?:\.0)+$/, '');
  return trimmed(a) === trimmed(b);
}

function placed({ version = '', uri }: Requirement): string {
  return `${version} (${nameOf(uri)})`;
}
