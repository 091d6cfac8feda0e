import type * as zlib from 'node:zlib';

/** What is read of data that unpacks to more: nothing. Cloud-init and Secrets hold a megabyte at most. */
const MAX_BYTES = 4 * 1024 * 1024;
/** How deep parts are taken apart. */
const MAX_DEPTH = 4;
const BOUNDARY = /^content-type:[^\n]*multipart\/[^\n]*(?:\n[ \t][^\n]*)*?boundary="?([^"\s;]{1,200})/im;
const ENCODING = /^content-transfer-encoding:[ \t]*([\w-]+)/im;

/** The texts in some data as cloud-init unpacks them: gzip is unpacked, and of a MIME multi-part message each part is a text of its own. */
export function textsIn(data: Buffer, depth = 0): string[] {
  const unpacked = unzipped(data);
  return unpacked === undefined ? [] : partsOf(unpacked.toString(), depth);
}

/** The parts of a MIME multi-part message; any other text as it is. */
export function partsOf(text: string, depth = 0): string[] {
  const message = text.replaceAll('\r\n', '\n').trimStart();
  const [headers] = message.split('\n\n', 1);
  const boundary = depth < MAX_DEPTH && headers.length < message.length ? BOUNDARY.exec(headers)?.[1] : undefined;
  if (boundary === undefined) return [text];
  const [, ...parts] = message.slice(headers.length).split(`\n--${boundary}`);
  return parts.filter((part) => !part.startsWith('--')).flatMap((part) => {
    const blank = part.startsWith('\n\n') ? 1 : part.indexOf('\n\n');
    if (blank < 0) return [];
    const body = part.slice(blank + 1).replace(/^\n/, '');
    const [head, encoding] = [part.slice(0, blank), ENCODING.exec(part.slice(0, blank))?.[1].toLowerCase()];
    if (encoding === 'base64') return textsIn(Buffer.from(body, 'base64'), depth + 1);
    const plain = encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body;
    return partsOf(BOUNDARY.test(head) ? `${head.trimStart()}\n\n${plain}` : plain, depth + 1);
  });
}

/** What gzip packed, or the data where it did not; nothing where that cannot be unpacked. */
export function unzipped(data: Buffer): Buffer | undefined {
  if (data[0] !== 0x1f || data[1] !== 0x8b) return data;
  try {
    // Loaded where something is packed: that is rare, and streams come with it.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require('node:zlib') as typeof zlib).gunzipSync(data, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}

function fromQuotedPrintable(text: string): string {
  return text.replace(/=\n/g, '').replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
