import type { Document, Process } from '../model/document.ts';
import { isTrivial } from '../model/main-commands.ts';
import { readAppDesc } from '../platforms/blueking/app-desc.ts';
import type { RuleContext } from '../rules/rule.ts';
import { type Text, t } from '../text/l10n.ts';
import type { Explanation, Fact } from './explanation.ts';

/** What the platform does with a process of this name. */
export function explainProcess(
  { name, role, module, command }: Process,
  { document, platform }: RuleContext,
): Explanation {
  const facts: Fact[] = platform.id === 'generic' ? [] : [{ label: t('Platform'), value: platform.label }];
  if (module) facts.push({ label: t('Module'), value: module });
  const started = command?.invocations.filter((invocation) => !isTrivial(invocation.command)) ?? [];
  const programs = [...new Set(started.map(({ program }) => program))];
  if (programs.length > 0) facts.push({ label: t('Starts'), value: programs.join(', ') });
  return { title: name, paragraphs: [meaning(name, role, document, platform.id)], facts, documentation: undefined };
}

function meaning(
  name: string,
  role: Process['role'],
  { syntax }: Document,
  platform: RuleContext['platform']['id'],
): Text {
  if (role === 'hook') return t('A command that runs once before each release, in a container of its own.');
  if (name === 'web' && syntax.kind === 'app-desc' && readAppDesc(syntax).version.number === 3) {
    return t(
      'The process that answers HTTP requests, once one of its `services` has an `exposedType`. It must listen on $PORT, which is 5000.',
    );
  }
  if (name === 'web') {
    return platform === 'blueking'
      ? t(
          'The process that answers HTTP requests: the platform routes the address of the application to it. It must listen on $PORT, which is 5000.',
        )
      : t(
          'The process that answers HTTP requests: the platform routes the address of the application to it. It must listen on $PORT.',
        );
  }
  if (name === 'release' && platform === 'heroku') {
    return t('A command that runs once before each release; when it fails, the release is given up.');
  }
  if (name === 'release' && platform === 'generic') {
    return t(
      'On Heroku, and others like it, a command that runs once before each release; elsewhere an ordinary process.',
    );
  }
  return t(
    'A process without an address: it runs as long as the command does, in as many instances as it is scaled to.',
  );
}
