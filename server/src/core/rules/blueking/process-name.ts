import { oncePer } from '../../caches/once-per.ts';
import type { Document, Process } from '../../model/document.ts';
import { readAppDesc } from '../../platforms/blueking/app-desc.ts';
import {
  PROCESS_NAME,
  PROCESS_NAME_MAX,
  PROCESS_NAME_MIN_AT_RELEASE,
} from '../../platforms/blueking/schema/limits.data.ts';
import type { ProcessNames } from '../../syntax/procfile/entries.ts';
import { resolvePlain } from '../../syntax/yaml/yaml-1-1.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import type { Fix, Rule, Severity } from '../rule.ts';

export const processName: Rule = {
  id: 'blueking/process-name',
  severity: 'error',
  scope: 'document',
  title: t('BlueKing does not allow this process name.'),
  explanation: t(
    'A process name has at most {max} characters: lower-case letters, digits and `-`, not `-` first. Upper case is refused, not lowered. A name of a single character passes the build and is refused when a cloud-native application is released.',
    { max: PROCESS_NAME_MAX },
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/utils/validators.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/serializers.py',
    'TencentBlueKing/blueking-paas:operator/api/v1alpha2/bkapp_webhook.go',
  ],
  *check({ document, platform }) {
    if (platform.id !== 'blueking') return;
    for (const group of names(document)) {
      for (const name of group.names) {
        const finding = judge(name, group);
        if (finding) yield { ...finding, span: name.span, fixes: () => rename(name, group.taken()) };
      }
    }
  },
  examples: {
    bad: [
      { text: '«Web»: gunicorn wsgi\n', platform: 'blueking', fixed: 'web: gunicorn wsgi\n' },
      { text: '«celery_beat»: run x\n', platform: 'blueking', fixed: 'celery-beat: run x\n' },
      { text: '«stats-workers»: run x\n', platform: 'blueking' },
      { text: '«-web»: run x\n', platform: 'blueking' },
      { text: '«w»: run x\n', platform: 'blueking' },
      { text: '«on»: run x\n', platform: 'blueking', fixed: "'on': run x\n" },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    «Web»:\n      command: run x\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: «w»\n        procCommand: run x\n',
      },
    ],
    good: [
      { text: 'stats-worker: run x\nweb-1: run y\n', platform: 'blueking' },
      { text: 'Web: run x\n', platform: 'heroku' },
    ],
  },
};

interface Name {
  readonly name: string;
  readonly span: Span;
  /** What YAML reads the name as when it is no string: `True` for `on`. */
  readonly notText: string | undefined;
  /** Its number in the list of version 3. */
  readonly index?: number;
}

interface Names {
  readonly file: 'procfile' | 'app-desc-2' | 'app-desc-3';
  /** True when the file can only be that of a cloud-native application. */
  readonly cloudNative: boolean;
  readonly names: readonly Name[];
  /** All names of the file or module, including those that need no closer look. */
  readonly taken: () => readonly string[];
}

function names(document: Document): readonly Names[] {
  if (document.syntax.kind === 'procfile') {
    const { names } = document.syntax.entries;
    const found = doubtfulOf(names).flatMap((index) => {
      const process = document.processes.at(index);
      return process ? [nameIn(document, process)] : [];
    });
    return [{ file: 'procfile', cloudNative: false, names: found, taken: () => names.all }];
  }
  if (document.syntax.kind !== 'app-desc') return [];
  const { modules, version } = readAppDesc(document.syntax);
  return modules.map(({ processes }) => ({
    file: version.number === 3 ? 'app-desc-3' : 'app-desc-2',
    cloudNative: version.number === 3,
    names: processes
      .map(({ name, nameSpan }, index) => ({ name, span: nameSpan, notText: undefined, index }))
      .filter(({ name }) => !isAllowed(name)),
    taken: () => processes.map(({ name }) => name),
  }));
}

function isAllowed(name: string): boolean {
  return name.length >= PROCESS_NAME_MIN_AT_RELEASE && name.length <= PROCESS_NAME_MAX && PROCESS_NAME.test(name);
}

function nameIn({ text }: Document, { name, nameSpan }: Process): Name {
  const isPlain = text[nameSpan.start] !== '"' && text[nameSpan.start] !== "'";
  const read = isPlain ? resolvePlain(name) : undefined;
  return { name, span: nameSpan, notText: read && read.type !== 'str' ? (read.text ?? name) : undefined };
}

/**
 * The indexes of the names that need a closer look: in most files none, and the same ones at nearly every keystroke.
 */
const doubtfulOf = oncePer((names: ProcessNames): readonly number[] => {
  const isDoubtful = (name: string) =>
    judge({ name, notText: undefined }, { file: 'procfile', cloudNative: false }) !== undefined ||
    resolvePlain(name).type !== 'str';
  return names.all.flatMap((name, index) => (isDoubtful(name) ? [index] : []));
});

function judge(
  { name, notText, index }: Omit<Name, 'span'>,
  { file, cloudNative }: Pick<Names, 'file' | 'cloudNative'>,
): { readonly message: Text; readonly severity?: Severity } | undefined {
  if (name.includes('{{')) return undefined;
  if (notText !== undefined) {
    return {
      message: t(
        'YAML reads this name as `{value}`, which is no text: put it in quotes. The deploy stops without saying why.',
        {
          value: notText,
        },
      ),
    };
  }
  if (!PROCESS_NAME.test(name)) {
    const words = `Invalid proc type: ${name}, must match pattern ${PROCESS_NAME.source}`;
    const platform = shown(file, index, words, 'This value does not match the required pattern.');
    return {
      message: t(
        'A name consists of lower-case letters, digits and `-`, and does not begin with `-`. The deploy stops with: {platform}',
        {
          platform,
        },
      ),
    };
  }
  if (name.length > PROCESS_NAME_MAX) {
    const limit = file === 'procfile' ? 'must not longer than' : 'cannot be longer than';
    const words = `Invalid proc type: ${name}, ${limit} ${PROCESS_NAME_MAX} characters`;
    const inList = `Ensure this field has no more than ${PROCESS_NAME_MAX} characters.`;
    const platform = shown(file, index, words, inList);
    return {
      message: t('A name has at most {max} characters. The deploy stops with: {platform}', {
        max: PROCESS_NAME_MAX,
        platform,
      }),
    };
  }
  if (name.length < PROCESS_NAME_MIN_AT_RELEASE) {
    return {
      severity: cloudNative ? 'error' : 'warning',
      message: t('A name of one character is refused when a cloud-native application is released, after the build.'),
    };
  }
  return undefined;
}

/** The message with the place of the name; version 3 has other words (…/bkapp_model/serializers/v1alpha2.py). */
function shown(file: Names['file'], index: number | undefined, words: string, inList: string): string {
  switch (file) {
    case 'procfile':
      return words;
    case 'app-desc-2':
      return `processes: ${words}`;
    case 'app-desc-3':
      return `spec.processes.${index}.name: ${inList}`;
  }
}

function rename({ name, span, notText }: Name, taken: readonly string[]): readonly Fix[] {
  if (notText !== undefined) {
    return [
      { title: t('Put the name in quotes'), edits: [{ span, newText: `'${name}'` }], preferred: true, safe: true },
    ];
  }
  const better = name.toLowerCase().replaceAll(/[_.]/g, '-');
  const isFree = !taken.includes(better);
  if (!isFree || better.length > PROCESS_NAME_MAX || !PROCESS_NAME.test(better) || better === name) return [];
  return [
    {
      title: t('Rename to `{name}`', { name: better }),
      edits: [{ span, newText: better }],
      preferred: true,
      safe: true,
    },
  ];
}
