// @ts-check
// Rewrites screenshots with a palette of 256 colours: a third of the bytes, without a visible difference.
//   node scripts/small-picture.mjs PNG…
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

for (const path of process.argv.slice(2)) {
  const before = readFileSync(path);
  const { width, height, pixels } = decoded(before);
  const after = encoded(width, height, pixels, paletteOf(pixels));
  if (after.length < before.length) writeFileSync(path, after);
  console.log(`${path}: ${before.length} -> ${Math.min(after.length, before.length)} bytes`);
}

/**
 * The colours (0xRRGGBB) of the points of a PNG of 8 bits and three channels, as browsers write it.
 * @param {Buffer} png
 */
function decoded(png) {
  const data = [];
  for (let at = signature.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(body);
  }
  if (png[24] !== 8 || png[25] !== 2 || png[28] !== 0) throw new Error('only PNG of 8 bits, RGB, not interlaced');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * 3;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const line = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    unfilter(raw[y * (stride + 1)] ?? 0, line, above);
    for (let x = 0; x < width; x++) pixels[y * width + x] = line.readUIntBE(x * 3, 3);
    above = line;
  }
  return { width, height, pixels };
}

/** The filters of PNG (RFC 2083, 6). @param {number} filter @param {Buffer} line @param {Buffer} above */
function unfilter(filter, line, above) {
  for (let i = 0; i < line.length; i++) {
    const [a, b, c] = [line[i - 3] ?? 0, above[i] ?? 0, i < 3 ? 0 : (above[i - 3] ?? 0)];
    const byFilter = [0, a, b, (a + b) >> 1, paeth(a, b, c)];
    line[i] = ((line[i] ?? 0) + (byFilter[filter] ?? 0)) & 255;
  }
}

/** @param {number} a @param {number} b @param {number} c */
function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

/**
 * The colours that are there most often as they are, because grounds that differ little still differ; for the others a median
 * cut: the box of colours that spreads most is halved until there are 256. By colour its place in the palette.
 * @param {Uint32Array} pixels
 */
function paletteOf(pixels) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const boxes = [...byCount.slice(0, 127).map((colour) => [colour]), byCount.slice(127)].filter(
    (box) => box.length > 0,
  );
  while (boxes.length < 256) {
    const [widest] = boxes.map((box, at) => ({ at, ...spread(box) })).sort((a, b) => b.range - a.range);
    if (!widest || widest.range === 0) break;
    const box = boxes[widest.at] ?? [];
    box.sort((a, b) => ((a >> widest.shift) & 255) - ((b >> widest.shift) & 255));
    boxes.push(box.splice(box.length >> 1));
  }
  const palette = boxes.map((box) => box[box.length >> 1] ?? 0);
  return { palette, places: new Map(boxes.flatMap((box, place) => box.map((colour) => [colour, place]))) };
}

/** The channel in which colours differ most. @param {readonly number[]} colours */
function spread(colours) {
  const channels = [16, 8, 0].map((shift) => {
    let [least, most] = [255, 0];
    for (const colour of colours) {
      least = Math.min(least, (colour >> shift) & 255);
      most = Math.max(most, (colour >> shift) & 255);
    }
    return { shift, range: most - least };
  });
  return channels.reduce((best, one) => (one.range > best.range ? one : best));
}

/** @param {number} width @param {number} height @param {Uint32Array} pixels @param {ReturnType<typeof paletteOf>} colours */
function encoded(width, height, pixels, { palette, places }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) raw[y * (width + 1) + 1 + x] = places.get(pixels[y * width + x] ?? 0) ?? 0;
  }
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const parts = [chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', deflateSync(raw, { level: 9 }))];
  return Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))]);
}

/** @param {string} type @param {Buffer} body */
function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named) >>> 0, named.length + 4);
  return whole;
}
