/** Bytes of a text in an encoding; undefined when it has characters that this encoder does not write. */
type Encode = (text: string) => Uint8Array | undefined;

/** Two bytes of GB18030 by character, read off the decoder: the platform has no encoder. */
function doubleBytes(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail]);
    }
  }
  return table;
}

const GB = doubleBytes();

function gb18030(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const char of text) {
    const pair = GB.get(char);
    if (char <= '\u007f') bytes.push(char.charCodeAt(0));
    else if (pair) bytes.push(...pair);
    else return undefined;
  }
  return Uint8Array.from(bytes);
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const marked = `\ufeff${text}`;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

const utf8: (text: string) => Uint8Array = (text) => new TextEncoder().encode(text);

/** Encodings and line ends in which newspapers save their pages. */
export const encoders: Readonly<Record<string, Encode>> = {
  GB18030: gb18030,
  'UTF-8 with its mark': (text) => utf8(`\ufeff${text}`),
  'UTF-16 little endian': (text) => utf16(text, true),
  'UTF-16 big endian': (text) => utf16(text, false),
  'UTF-8 with CRLF': (text) => utf8(text.replaceAll('\n', '\r\n')),
  'UTF-8 with CR': (text) => utf8(text.replaceAll('\n', '\r')),
  'GB18030 with CRLF': (text) => gb18030(text.replaceAll('\n', '\r\n')),
};
