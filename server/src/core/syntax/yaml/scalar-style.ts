/** How the text of a command is written in its document: decides how inserted text must be escaped. */
export type ScalarStyle = 'line' | YamlStyle;

export type YamlStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'folded' | 'literal';

const YAML_STYLES: Readonly<Record<string, YamlStyle>> = {
  QUOTE_SINGLE: 'single-quoted',
  QUOTE_DOUBLE: 'double-quoted',
  BLOCK_FOLDED: 'folded',
  BLOCK_LITERAL: 'literal',
};

/** The style for the type name that the YAML library gives a scalar. */
export function yamlStyle(type: string | null | undefined): YamlStyle {
  return YAML_STYLES[type ?? ''] ?? 'plain';
}

/**
 * Encodes `text` so that a reader of a scalar in this style gets exactly `text` (YAML 1.1, chapter 9). A plain scalar
 * cannot hold every text; the caller only inserts ordinary command words there.
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
