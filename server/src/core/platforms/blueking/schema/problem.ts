import type { YamlEntry, YamlMapping, YamlScalar, YamlValue } from '../../../syntax/yaml/yaml-value.ts';
import type { Span } from '../../../text/span.ts';
import type { Check, Field, FieldType, IgnoredKey, MappingType, Stage } from './field.ts';

/** Keys and list positions from the top of the file, as the platform writes them in its messages. */
export type Path = readonly (string | number)[];

interface At {
  readonly path: Path;
  /** The field whose value is wrong; undefined for the items of a list and for unknown keys. */
  readonly field: Field | undefined;
  /** The value for wrong values, the key for wrong or missing keys. */
  readonly span: Span;
  readonly stage: Stage;
}

/** What is wrong with one place of app_desc.yaml, by the schema alone. */
export type Problem = At &
  (
    | {
        readonly kind: 'unknown-key';
        readonly entry: YamlEntry;
        readonly mapping: YamlMapping;
        readonly type: MappingType;
      }
    | {
        readonly kind: 'ignored-key';
        readonly entry: YamlEntry;
        readonly mapping: YamlMapping;
        readonly ignored: IgnoredKey;
      }
    | { readonly kind: 'deprecated-key'; readonly entry: YamlEntry; readonly field: Field }
    | { readonly kind: 'missing-key'; readonly key: string; readonly mapping: YamlMapping; readonly missing: Field }
    | { readonly kind: 'null-value'; readonly entry: YamlEntry | undefined; readonly type: FieldType }
    | {
        readonly kind: 'wrong-type';
        readonly value: YamlValue;
        readonly type: FieldType;
        readonly entry: YamlEntry | undefined;
      }
    /** A number that Python turns into another text than the one written: `1.10` becomes `1.1`. */
    | { readonly kind: 'changed-value'; readonly value: YamlScalar }
    | { readonly kind: 'blank-value'; readonly value: YamlScalar }
    | {
        readonly kind: 'not-allowed';
        readonly value: YamlScalar;
        readonly type: FieldType;
        readonly message: string | undefined;
      }
    | { readonly kind: 'empty-collection'; readonly value: YamlValue }
    | { readonly kind: 'check'; readonly value: YamlValue; readonly check: Check }
  );
