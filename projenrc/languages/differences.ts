import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of two folders that are not the same to the byte, or that are in one of them only. */
export function differences(expected: string, actual: string): string[] {
  const [wanted, written] = [expected, actual].map(filesOf);
  return [...new Set([...wanted.keys(), ...written.keys()])].sort().filter((file) => !wanted.get(file)?.equals(written.get(file) ?? MISSING));
}

/** No manifest is empty, so that this equals none. */
const MISSING = Buffer.alloc(0);

function filesOf(folder: string): Map<string, Buffer> {
  return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
}
