import type { CommandLine } from '../../model/command-line.ts';
import type { Document } from '../../model/document.ts';
import { readAppDesc } from '../../platforms/blueking/app-desc.ts';
import { PORT_VARIABLE } from '../../platforms/blueking/schema/limits.data.ts';
import type { Project } from '../../project/project.ts';
import { stringOf, yamlAt } from '../../syntax/yaml/yaml-value.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import type { Rule, Severity } from '../rule.ts';
import { wrapInShell } from './wrap-in-shell.ts';

export const noShell: Rule = {
  id: 'blueking/no-shell',
  severity: 'error',
  scope: 'process',
  title: t('A command uses the shell, which images are started without.'),
  explanation: t(
    'A module that is built from a Dockerfile, or that is an image already, is started without a shell: the command is cut into words and handed to the container. `&&`, pipes, redirections, `*`, `$(…)` and `NAME=value` are then words like any other. Of variables only `$NAME` and `{variable}` are replaced. Put the command into `bash -c "…"`. A module built by buildpacks gets a shell.',
    { variable: PORT_VARIABLE.replace('PORT', 'NAME') },
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/manifest.py',
    'TencentBlueKing/blueking-paas:operator/pkg/kubeutil/misc.go',
  ],
  *check({ document, platform, project }) {
    if (platform.id !== 'blueking') return;
    for (const { role, command, module } of document.processes) {
      if (role !== 'process' || command?.form !== 'line') continue;
      const found = firstShellPart(command);
      const severity = found && howLikely(document, module, project);
      if (!found || !severity) continue;
      yield {
        span: command.toDocument(found.span),
        severity,
        message:
          severity === 'error'
            ? t('{what} The module is an image, which is started without a shell.', { what: found.what })
            : t('{what} If the module is built from a Dockerfile it is started without a shell: use `bash -c "…"`.', {
                what: found.what,
              }),
        fixes: () => wrapInShell(command),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: python manage.py migrate «&&» gunicorn wsgi\n',
        platform: 'blueking',
        files: { Dockerfile: 'FROM python\n' },
        fixed: "web: bash -c 'python manage.py migrate && gunicorn wsgi'\n",
      },
      {
        text: 'web: gunicorn wsgi -b 0.0.0.0:«${PORT:-8000}»\n',
        platform: 'blueking',
        files: { Dockerfile: 'FROM python\n' },
        fixed: "web: bash -c 'gunicorn wsgi -b 0.0.0.0:${PORT:-8000}'\n",
      },
      {
        text: 'web: «DEBUG=1» gunicorn wsgi\n',
        platform: 'blueking',
        files: { Dockerfile: 'FROM python\n' },
        fixed: "web: bash -c 'DEBUG=1 gunicorn wsgi'\n",
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    build: {image: example.com/app}\n    processes:\n      - name: worker\n        procCommand: run x «>» /tmp/log\n',
        fixed:
          "specVersion: 3\nmodule:\n  language: python\n  spec:\n    build: {image: example.com/app}\n    processes:\n      - name: worker\n        procCommand: bash -c 'run x > /tmp/log'\n",
      },
    ],
    good: [
      { text: 'web: a && b\n', platform: 'blueking' },
      {
        text: 'web: bash -c "a && b"\nworker: run $PORT ${PORT:-5000} ${NAME}\n',
        platform: 'blueking',
        files: { Dockerfile: 'FROM python\n' },
      },
      { text: 'web: a && b\n', platform: 'heroku', files: { Dockerfile: 'FROM python\n' } },
    ],
  },
};

/**
 * The severity and wording for how certain it is that no shell is involved. Only a module that declares an image
 * certainly is one. A Dockerfile may exist for other purposes; without one the module is built by buildpacks, which
 * start commands in a shell.
 */
function howLikely(
  { syntax }: Document,
  module: string | undefined,
  project: Project | undefined,
): Severity | undefined {
  if (syntax.kind === 'app-desc') {
    const own = readAppDesc(syntax).modules.find(({ name }) => name === module);
    if (stringOf(yamlAt(own?.value, 'spec', 'build', 'image'))?.trim()) return 'error';
  }
  return project?.has('Dockerfile') ? 'warning' : undefined;
}

interface ShellPart {
  readonly span: Span;
  readonly what: Text;
}

function firstShellPart({ script, text }: CommandLine): ShellPart | undefined {
  const parts: ShellPart[] = [];
  for (const command of script.commands) {
    if (command.connectorSpan && command.connector !== 'newline' && command.connector !== 'end') {
      const operator = text.text.slice(command.connectorSpan.start, command.connectorSpan.end);
      parts.push({ span: command.connectorSpan, what: t('`{text}` is for a shell.', { text: operator }) });
    }
    for (const { span } of command.assignments) {
      parts.push({ span, what: t('Setting a variable in front of a command is for a shell.') });
    }
    for (const { span, target, operator } of command.redirections) {
      const end = target ? Math.min(span.end, span.start + operator.length) : span.end;
      parts.push({ span: { start: span.start, end }, what: t('`{text}` is for a shell.', { text: operator }) });
    }
    for (const { expansions, globs, span } of command.words) {
      if (globs) parts.push({ span, what: t('Looking for file names is for a shell.') });
      for (const expansion of expansions) {
        const written = text.text.slice(expansion.span.start, expansion.span.end);
        if (!isReplaced(written))
          parts.push({ span: expansion.span, what: t('`{text}` is for a shell.', { text: written }) });
      }
    }
  }
  return parts.sort((a, b) => a.span.start - b.span.start)[0];
}

/** True for the references that the platform replaces: `$NAME`, `${NAME}`, and the only default value that it knows. */
function isReplaced(written: string): boolean {
  return /^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})$/.test(written) || written === PORT_VARIABLE.replace('}', ':-5000}');
}
