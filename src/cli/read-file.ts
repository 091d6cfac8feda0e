import { constants, isUtf8 } from 'buffer';
import { closeSync, fstatSync, openSync, readSync } from 'fs';
import type { Stats } from 'fs';
import type { FileProblem } from '../rules/object/file';

/** The text of a file, or why it has none. */
export interface FileText {
  readonly text: string;
  readonly problem?: FileProblem;
}

const CHUNK = 64 * 1024;
/** Milliseconds to wait for a non-blocking pipe. */
const PAUSE = 10;
/** Files that a shell hands over open: `check <(helm template …)`. */
const HANDED_OVER = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/;

const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'a link to nothing'],
  ['ELOOP', 'a link that leads back to itself'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'a directory'],
]);

/** Why the operating system gives no access to a file that is there. */
export function accessProblem(error: unknown): FileProblem {
  const { code, message } = error as NodeJS.ErrnoException;
  return { reason: REASONS.get(code) ?? message };
}

type Kind = Pick<Stats, 'isFile' | 'isFIFO' | 'isSocket' | 'isDirectory'>;

/** The text of a file. Opens neither named pipes, which may never end, nor devices. */
export function readText(path: string | Buffer, kind: Kind): FileText {
  if (!kind.isFile() && !HANDED_OVER.test(path.toString())) return { text: '', problem: { reason: nameOf(kind) } };
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return textOf(readAll(file));
  } catch (error) {
    return { text: '', problem: accessProblem(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The text of an open file, such as standard input. */
export function readOpen(file: number): FileText {
  try {
    if (fstatSync(file).isDirectory()) return { text: '', problem: { reason: 'a directory' } };
    return textOf(readAll(file));
  } catch (error) {
    return { text: '', problem: accessProblem(error) };
  }
}

function nameOf(kind: Kind): string {
  if (kind.isFIFO()) return 'a named pipe';
  if (kind.isSocket()) return 'a socket';
  return kind.isDirectory() ? 'a directory' : 'a device';
}

/** All bytes of an open file. Where a pipe has nothing yet and does not block, it waits. */
export function readAll(file: number, longest: number = constants.MAX_STRING_LENGTH): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const length = readSome(file, chunk);
    if (!length) return Buffer.concat(chunks, size);
    size += length;
    if (size > longest) throw new Error(`more than ${longest} bytes`);
    chunks.push(chunk.subarray(0, length));
  }
}

function readSome(file: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(file, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says so where a pipe ends.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

/** Bytes as text: UTF-8, or UTF-16 with a byte order mark, which Kubernetes reads too. */
export function textOf(bytes: Buffer): FileText {
  const [first, second] = bytes;
  if (first === 0xFF && second === 0xFE) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xFE && second === 0xFF) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (isUtf8(bytes)) return { text: bytes.toString() };
  return { text: '', problem: { reason: 'bytes that are not UTF-8', position: positionOfInvalid(bytes), fix: 'Save it as UTF-8.' } };
}

/** Where the first byte stands that no character of UTF-8 begins with or goes on with. */
function positionOfInvalid(bytes: Buffer): { readonly line: number; readonly column: number } {
  let [line, start] = [1, 0];
  for (let end = bytes.indexOf(10); end >= 0 && isUtf8(bytes.subarray(start, end)); end = bytes.indexOf(10, start)) {
    line++;
    start = end + 1;
  }
  const rest = bytes.subarray(start);
  const read = Buffer.from(rest.toString());
  let at = 0;
  while (rest[at] === read[at]) at++;
  return { line, column: rest.subarray(0, at).toString().length + 1 };
}
