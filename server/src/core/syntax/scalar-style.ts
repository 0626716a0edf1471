/** How the text of a command is written in its document: decides how inserted text must be escaped. */
export type ScalarStyle = 'line' | YamlStyle;

export type YamlStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'folded' | 'literal';

const YAML_STYLES: Readonly<Record<string, YamlStyle>> = {
  QUOTE_SINGLE: 'single-quoted',
  QUOTE_DOUBLE: 'double-quoted',
  BLOCK_FOLDED: 'folded',
  BLOCK_LITERAL: 'literal',
};

/** By the names of the YAML library. */
export function yamlStyle(type: string | null | undefined): YamlStyle {
  return YAML_STYLES[type ?? ''] ?? 'plain';
}

/**
 * `text` as it must be written inside a scalar of this style so that the reader gets `text` back (YAML 1.1, chapter 9).
 * A plain scalar cannot hold every text: what it would need is left to the caller, who inserts ordinary command words.
 */
export function encodeScalarText(text: string, style: ScalarStyle): string {
  switch (style) {
    case 'single-quoted':
      return text.replaceAll("'", "''");
    case 'double-quoted':
      return text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
    default:
      return text;
  }
}
