import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { knownEncoding, ToUtf8 } from '../../../../server/src/core/logs/bytes/to-utf8.ts';

/** What comes out of a stream that is cut into these chunks. */
function read(
  chunks: readonly Uint8Array[],
  encoding?: string,
): { readonly text: string; readonly looksOther: boolean } {
  const stream = new ToUtf8(encoding);
  const parts = [...chunks.map((chunk) => Buffer.from(stream.read(chunk))), Buffer.from(stream.end())];
  return { text: Buffer.concat(parts).toString('utf8'), looksOther: stream.looksOther };
}

const each = (bytes: Uint8Array): Uint8Array[] => [...bytes].map((byte) => Uint8Array.of(byte));
const TEXT = '2026-11-20 09:58:52 错误 数据库连接失败 naïve 😀\nnext\n';
const utf16 = (text: string, mark: string) => Buffer.from(`${mark}${text}`, 'utf16le');
/** 中文 日志 in GB18030; the last one has four bytes (U+20005). */
const GB = Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0a, 0xc8, 0xd5, 0xd6, 0xbe, 0x95, 0x32, 0x83, 0x31, 0x0a]);

test('UTF-16 is known by its mark, whatever the borders of the chunks', () => {
  const little = utf16(TEXT, '\ufeff');
  const big = Buffer.from(little).swap16();
  for (const bytes of [little, big]) {
    assert.equal(read([bytes]).text, TEXT);
    assert.equal(read(each(bytes)).text, TEXT);
    assert.equal(read([Buffer.alloc(0), bytes]).text, TEXT);
  }
});

test('what is said to be something is read as that', () => {
  assert.equal(read([GB], 'gb18030').text, '中文\n日志𠀅\n');
  assert.equal(read(each(GB), 'gb18030').text, '中文\n日志𠀅\n');
  assert.equal(read([Buffer.from([0xe9, 0x0a])], knownEncoding('latin1')).text, 'é\n');
  assert.equal(read([utf16(TEXT, '')], 'utf-16le').text, TEXT);
});

test('bytes that make no sense lose no line', () => {
  const broken = Buffer.concat([
    utf16('\ufeffone\n', ''),
    utf16('\ud800\n', ''),
    utf16('two\n', ''),
    Buffer.from([0x61]),
  ]);
  assert.equal(read(each(broken)).text, 'one\n\ufffd\ntwo\n\ufffd');
  const cut = Buffer.concat([GB.subarray(0, 3), Buffer.from('\n'), GB]);
  assert.equal(read([cut], 'gb18030').text.split('\n').length, 4);
});

test('UTF-8 goes through byte for byte, also what is none of it and only looks like a mark', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 8 }), (chunks) => {
      const bytes = Buffer.concat(chunks);
      fc.pre(!(bytes[0] === 0xff && bytes[1] === 0xfe) && !(bytes[0] === 0xfe && bytes[1] === 0xff));
      const stream = new ToUtf8(undefined);
      const parts = [...chunks.map((chunk) => Buffer.from(stream.read(chunk))), Buffer.from(stream.end())];
      assert.deepEqual(Buffer.concat(parts), bytes);
    }),
    { numRuns: 500, seed: 20261121 },
  );
});

test('another encoding is told from UTF-8 with a character that was cut', () => {
  const many = (bytes: Uint8Array) => Buffer.concat(Array.from({ length: 5 }, () => bytes));
  for (const [bytes, expected] of [
    [many(GB), true],
    [many(Buffer.from('caf\xe9 na\xefve\n', 'latin1')), true],
    [Buffer.from(TEXT), false],
    [Buffer.concat([Buffer.from(TEXT).subarray(0, 22), Buffer.from('\n'), Buffer.from(TEXT)]), false],
    [Buffer.from('\xff\xfe\xff\n'.slice(1), 'latin1'), false],
    [utf16(TEXT, '\ufeff'), false],
    [Buffer.from('ascii only\n'.repeat(100)), false],
  ] as const) {
    assert.equal(read([bytes]).looksOther, expected, JSON.stringify(bytes.toString('latin1').slice(0, 40)));
    assert.equal(read(each(bytes)).looksOther, expected);
  }
});

test('names of encodings are those of the Encoding Standard', () => {
  assert.equal(knownEncoding('GBK'), 'gbk');
  assert.equal(knownEncoding(' utf8 '), 'utf-8');
  assert.equal(knownEncoding('klingon'), undefined);
});
