import { closeSync, openSync, writeFileSync } from 'fs';
import { stringify } from './yaml';

/** How much text is buffered before it is written, in UTF-16 units. */
const BATCH = 2 ** 20;

/** The text of one file with these documents, byte for byte that of cdk8s's `Yaml.save`, piece by piece. */
export function* textOf(documents: Iterable<unknown>): Iterable<string> {
  let separator = '';
  for (const document of documents) {
    yield separator + (document === undefined ? '\n' : stringify(document));
    separator = '---\n';
  }
}

/** Writes a text into a file without having it all in memory. */
export function writeText(path: string, text: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    let batch = '';
    for (const piece of text) {
      batch += piece;
      if (batch.length < BATCH) continue;
      writeFileSync(file, batch);
      batch = '';
    }
    writeFileSync(file, batch);
  } finally {
    closeSync(file);
  }
}
