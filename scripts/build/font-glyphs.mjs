// @ts-check
// A TrueType font without the outlines that nobody needs (OpenType specification: "Font File", "loca", "glyf", "cmap"
// format 12). Glyphs keep their numbers, so every other table stays as it is, but for the names of glyphs ("post").

/**
 * @param {Buffer} font
 * @param {ReadonlySet<number>} codePoints what is drawn; of everything else the outline is empty
 */
export function withGlyphs(font, codePoints) {
  const tables = tablesOf(font);
  const { glyf, loca, head, cmap, post } = Object.fromEntries(tables);
  if (!glyf || !loca || !head || !cmap || !post) throw new Error('this is no TrueType font');
  if (head.readInt16BE(50) !== 0) throw new Error('places of glyphs take four bytes');
  const count = loca.length / 2 - 1;
  const kept = new Set([0, ...[...codePoints].map((code) => glyphOf(cmap, code))]);
  const outlines = [];
  const places = Buffer.alloc(loca.length);
  let place = 0;
  for (let i = 0; i <= count; i++) {
    places.writeUInt16BE(place / 2, i * 2);
    if (i === count || !kept.has(i)) continue;
    const outline = glyf.subarray(loca.readUInt16BE(i * 2) * 2, loca.readUInt16BE(i * 2 + 2) * 2);
    if (outline.length > 0 && outline.readInt16BE(0) < 0) throw new Error(`glyph ${i} is made of others`);
    outlines.push(outline);
    place += outline.length;
  }
  const replaced = new Map([
    ['glyf', Buffer.concat(outlines)],
    ['loca', places],
    ['post', withoutNames(post)],
  ]);
  return written(
    font,
    tables.map(([tag, data]) => [tag, replaced.get(tag) ?? data]),
  );
}

/** The outline of the glyph for a character, as it is in the font. @param {Buffer} font @param {number} codePoint */
export function outlineOf(font, codePoint) {
  const { glyf, loca, cmap } = Object.fromEntries(tablesOf(font));
  if (!glyf || !loca || !cmap) throw new Error('this is no TrueType font');
  const glyph = glyphOf(cmap, codePoint);
  return glyf.subarray(loca.readUInt16BE(glyph * 2) * 2, loca.readUInt16BE(glyph * 2 + 2) * 2);
}

/** @param {Buffer} cmap @param {number} codePoint */
function glyphOf(cmap, codePoint) {
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8));
  const start = starts.find((one) => cmap.readUInt16BE(one) === 12);
  if (start === undefined) throw new Error('the font has no table of all characters');
  for (let i = 0; i < cmap.readUInt32BE(start + 12); i++) {
    const group = start + 16 + i * 12;
    const first = cmap.readUInt32BE(group);
    if (codePoint >= first && codePoint <= cmap.readUInt32BE(group + 4)) {
      return cmap.readUInt32BE(group + 8) + codePoint - first;
    }
  }
  throw new Error(`the font has no character ${codePoint.toString(16)}`);
}

/** Version 3 of the table has no names. @param {Buffer} post */
function withoutNames(post) {
  const head = Buffer.from(post.subarray(0, 32));
  head.writeUInt32BE(0x00030000, 0);
  return head;
}

/** The font with these tables, in the order that it had. @param {Buffer} font @param {[string, Buffer][]} tables */
function written(font, tables) {
  const head = Buffer.from(font.subarray(0, 12 + tables.length * 16));
  const parts = [head];
  let place = head.length;
  for (const [i, [, data]] of tables.entries()) {
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    const record = 12 + i * 16;
    head.writeUInt32BE(checksum(padded), record + 4);
    head.writeUInt32BE(place, record + 8);
    head.writeUInt32BE(data.length, record + 12);
    parts.push(padded);
    place += padded.length;
  }
  return Buffer.concat(parts);
}

/** @param {Buffer} padded */
function checksum(padded) {
  let sum = 0;
  for (let i = 0; i < padded.length; i += 4) sum = (sum + padded.readUInt32BE(i)) >>> 0;
  return sum;
}

/** @param {Buffer} font @returns {[string, Buffer][]} */
function tablesOf(font) {
  return Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
    const record = 12 + i * 16;
    const start = font.readUInt32BE(record + 8);
    return [font.toString('latin1', record, record + 4), font.subarray(start, start + font.readUInt32BE(record + 12))];
  });
}
