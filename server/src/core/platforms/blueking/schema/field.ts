/**
 * The shape of app_desc.yaml as data. Checks, hovers, completion, the JSON schema and the table of the documentation
 * are all fed by it; nothing about a single field is written anywhere else.
 */
import type { Text } from '../../../text/l10n.ts';

/**
 * Who reads a field, hence when a mistake in it shows:
 * `prepare`: the API server, before the build of every deploy from source; it reads the deployed module only.
 * `package`: the API server, when an S-Mart package is uploaded; it reads `app` and all modules.
 * `build`: the builders of cloud-native images and of S-Mart packages.
 * `release`: the operator, after the build, for cloud-native applications only.
 */
export type Stage = 'prepare' | 'package' | 'build' | 'release';

export type SpecVersion = 2 | 3;

export interface Field {
  readonly key: string;
  readonly type: FieldType;
  /** A description of what it does. */
  readonly description: Text;
  /** Who reads it; none: nobody does, and no mistake in it shows. */
  readonly stages: readonly Stage[];
  /** The stage that refuses a file without it. */
  readonly required?: Stage;
  /** An explicit `null` (or nothing after the colon) is taken like a missing key. */
  readonly nullable?: boolean;
  /** The stage that refuses a null, if it is not the first of `stages`. */
  readonly nullRefusedBy?: Stage;
  /** The platform's own words about a mistake, where they are not those of Django REST framework. */
  readonly words?: { readonly missing?: string; readonly wrongType?: string };
  /** Its name in the platform's messages, if not `key`. */
  readonly shownAs?: string;
  /** Keys that together stand for this one: with all of them it is not missed. */
  readonly insteadOf?: readonly string[];
  /** Mistakes for which the platform's own code fails, so that its message says nothing about them. */
  readonly crashes?: readonly ('wrong-type' | 'missing-key' | 'null-value')[];
  /** The default value, as it would be written. */
  readonly default?: string;
  readonly checks?: readonly Check[];
  /** Still read, but deprecated: what to write instead. */
  readonly deprecated?: Text;
  readonly sources: readonly string[];
}

export type FieldType =
  | {
      readonly kind: 'string';
      /** `''` is accepted, or refused at that stage only. */
      readonly blank?: boolean | Stage;
      /** Values that are offered; others are accepted too unless a check refuses them. */
      readonly suggestions?: readonly Choice[];
      /** A number is refused, too. */
      readonly onlyText?: boolean;
      /** A name whose pattern is checked by a rule of its own. */
      readonly names?: 'process' | 'variable';
      /** The value is a command line: not for completion of values. */
      readonly command?: boolean;
    }
  | { readonly kind: 'integer' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'ip-address' }
  /** A number, or the text `${PORT}`. */
  | { readonly kind: 'port'; readonly message: string; readonly refusedBy: Stage }
  | {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
      readonly caseInsensitive?: boolean;
      /** Read as any text, without the space around it; that it is one of the choices is demanded after that. */
      readonly checkedLater?: boolean;
      /** The platform's own words; `{value}` stands for what was written. */
      readonly message?: string;
    }
  | {
      readonly kind: 'list';
      readonly item: FieldType;
      readonly emptyRefused?: boolean;
      readonly itemChecks?: readonly Check[];
      /** The platform's messages do not say which item they are about. */
      readonly unnumbered?: boolean;
    }
  | MappingType
  /** Names of the writer's choice, each with the same type of value. */
  | {
      readonly kind: 'named';
      readonly of: 'module' | 'process';
      readonly value: MappingType;
      readonly emptyRefused?: boolean;
    }
  /** A mapping, or a text that stands for the mapping with `textKey` only. */
  | { readonly kind: 'text-or-mapping'; readonly textKey: string; readonly mapping: MappingType }
  /** The version number of the file itself; checked by a rule of its own. */
  | { readonly kind: 'version'; readonly value: SpecVersion }
  /** A mapping whose keys are not checked. */
  | { readonly kind: 'free-mapping' }
  | { readonly kind: 'anything' };

export interface MappingType {
  readonly kind: 'mapping';
  /** The platform reads it as a dictionary of anything and looks into it later. */
  readonly ofAnything?: boolean;
  readonly fields: readonly Field[];
  /** Keys that people write, often after the documentation, and that nobody reads. */
  readonly ignored?: readonly IgnoredKey[];
}

export interface IgnoredKey {
  readonly key: string;
  readonly reason: Text;
  /** The key of the same mapping that does what was meant. */
  readonly instead?: string;
  /** Nothing that is deployed depends on it, and most files have it: a look of the desktop, a key that templates carry along. */
  readonly harmless?: true;
  readonly sources: readonly string[];
}

export interface Choice {
  readonly value: string;
  readonly description?: Text;
}

/**
 * A check of a value that has the right type. `message`: the platform's own text, with `{value}` for what was written.
 */
export type Check = { readonly stage: Stage; readonly message?: string } & (
  | { readonly kind: 'min' | 'max'; readonly limit: number }
  | { readonly kind: 'min-length' | 'max-items'; readonly limit: number }
  /** `counting`: the characters that count; the others are left out of the value before. */
  | { readonly kind: 'max-length'; readonly limit: number; readonly counting?: RegExp }
  | { readonly kind: 'min-items'; readonly limit: number }
  | { readonly kind: 'pattern'; readonly pattern: RegExp; readonly meaning: Text }
  /** Texts that must not occur anywhere in the value. */
  | { readonly kind: 'forbidden'; readonly texts: readonly string[] }
);
