import { type AppDesc, isPackage, isTruthy } from '../../../platforms/blueking/app-desc.ts';
import { SCHEMAS } from '../../../platforms/blueking/schema/versions.ts';
import { entryOf } from '../../../syntax/yaml/yaml-value.ts';
import { type Text, t } from '../../../text/l10n.ts';
import { type Span, span } from '../../../text/span.ts';
import type { Fix, Rule } from '../../rule.ts';
import { renameKey } from '../edit-entry.ts';
import { appDescOf } from '../schema-problems.ts';

/** What is wrong with the version, where, and what repairs it; undefined for a version the platform handles. */
interface VersionFault {
  readonly span: Span;
  readonly sentence: Text;
  /** The end of the platform's message at a deploy. */
  readonly detail: string;
  /** The platform's message at the upload of a package. */
  readonly atUpload: string;
  readonly fix: Omit<Fix, 'safe'> | undefined;
}

export const specVersion: Rule = {
  id: 'app-desc/spec-version',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('The file does not say a version that the platform handles.'),
  explanation: t(
    'The first thing the platform reads is `spec_version`, or `specVersion`: the number 2 or 3, not in quotes. Without it, and without a Procfile, the deploy stops. The builders are stricter than the server: they want `spec_version: 2` or `specVersion: 3`, each in this spelling.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/handlers.py',
    'TencentBlueKing/blueking-paas:cnb-builder-shim/pkg/appdesc/desc.go (branch builder-stack)',
  ],
  *check({ document, project }) {
    const appDesc = appDescOf(document);
    if (appDesc?.root?.kind !== 'mapping') return;
    const fault = versionFault(appDesc, document.text);
    if (!fault) {
      yield* spelling(appDesc, document.text);
      return;
    }
    const { sentence } = fault;
    // With a Procfile beside it the file is ignored instead: app-desc/version-ignored. As long as that is unknown,
    // nothing is reported.
    if (!project || project.has('Procfile')) return;
    // The platform treats an empty mapping like a missing file, and only misses the Procfile
    // (…/engine/utils/source.py).
    const platform =
      appDesc.root.entries.length === 0
        ? '[Procfile] Failed to read the Procfile file in app directory'
        : `the procfile data is empty and the app desc data is invalid, detail: ${fault.detail}`;
    yield {
      span: fault.span,
      message: isPackage(appDesc)
        ? t('{sentence} The upload of an S-Mart package stops with: {platform}', { sentence, platform: fault.atUpload })
        : t('{sentence} The deploy stops with: {platform}', { sentence, platform }),
      ...(fault.fix && { fixes: () => (fault.fix ? [{ ...fault.fix, safe: true }] : []) }),
    };
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: '«module»:\n  language: python\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n',
      },
      {
        file: 'app_desc.yaml',
        text: '«module»:\n  language: python\n  spec: {}\n',
        fixed: 'specVersion: 3\nmodule:\n  language: python\n  spec: {}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: «"2"»\nmodule:\n  language: python\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: «1»\nmodule:\n  language: python\n' },
      { file: 'app_desc.yaml', text: 'specVersion: «4»\nmodule:\n  language: python\n' },
      {
        file: 'app_desc.yaml',
        text: '«spec_version»: 3\nmodule:\n  language: python\n  spec: {}\n',
        fixed: 'specVersion: 3\nmodule:\n  language: python\n  spec: {}\n',
      },
    ],
    good: [
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n' },
      { file: 'app_desc.yaml', text: 'specVersion: 3\nmodule:\n  language: python\n' },
      { file: 'app_desc.yaml', text: 'spec_version: !!int "2"\nmodule:\n  language: python\n' },
      { file: 'app_desc.yaml', text: 'spec_version: "{{ version }}"\nmodule:\n  language: python\n' },
    ],
  },
};

export function versionFault(appDesc: AppDesc, text: string): VersionFault | undefined {
  const { entry, number } = appDesc.version;
  if (number !== undefined || appDesc.root?.kind !== 'mapping') return undefined;
  if (!entry || !isTruthy(entry.value)) return missing(appDesc, text);
  const { value } = entry;
  // What `!!int "2"` is, was not read.
  if (value.kind === 'opaque') return undefined;
  if (value.kind !== 'scalar') {
    return { span: entry.key.span, sentence: notANumber(), ...unsupported('…'), fix: undefined };
  }
  if (value.written.includes('{{')) return undefined;
  const isQuotedNumber = value.style !== 'plain' && /^[23]$/.test(value.text);
  return {
    span: value.span,
    sentence: value.type === 'int' ? t('There is no version {version}.', { version: value.text }) : notANumber(),
    ...unsupported(value.text),
    fix: isQuotedNumber
      ? { title: t('Remove the quotes'), edits: [{ span: value.span, newText: value.text }], preferred: true }
      : undefined,
  };
}

function unsupported(version: string): Pick<VersionFault, 'detail' | 'atUpload'> {
  return {
    detail: `app spec version "${version}" is not supported`,
    atUpload: `App spec version "${version}" is not supported, please use a valid version like "3".`,
  };
}

const UNSPECIFIED: Pick<VersionFault, 'detail' | 'atUpload'> = {
  detail: 'no spec version is specified',
  atUpload: 'No spec version is specified, please set the spec version to a valid value.',
};

function notANumber(): Text {
  return t('The version must be the number 2 or 3, without quotes.');
}

function missing({ root, schema, version }: AppDesc, text: string): VersionFault {
  const line = schema === SCHEMAS[3] ? 'specVersion: 3' : 'spec_version: 2';
  const first = root?.kind === 'mapping' ? root.entries[0] : undefined;
  const at = first?.key.span.start ?? 0;
  const place = version.entry?.key.span ?? first?.key.span ?? span(0, 0);
  const hasOldCode = entryOf(root, 'app_code') !== undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const isOwnLine = /(?:^\ufeff?|[\r\n])$/.test(text.slice(0, at));
  const edits = version.entry
    ? [{ span: span(version.entry.key.span.start, version.entry.value.span.end), newText: line }]
    : [{ span: span(at, at), newText: `${line}${eol}` }];
  return {
    span: place,
    sentence: t('The file does not say its version.'),
    ...(hasOldCode ? unsupported('1') : UNSPECIFIED),
    fix: isOwnLine ? { title: t('Insert `{line}`', { line }), edits, preferred: true } : undefined,
  };
}

function* spelling({ version: { entry, number } }: AppDesc, text: string) {
  const wanted = number === 3 ? 'specVersion' : 'spec_version';
  if (!entry || entry.name === wanted) return;
  yield {
    span: entry.key.span,
    severity: 'warning',
    message: t('The builders of cloud native images and of S-Mart packages want `{key}` for version {version}.', {
      key: wanted,
      version: number ?? '',
    }),
    fixes: () => [{ ...renameKey(text, entry, wanted), safe: true }],
  } as const;
}
