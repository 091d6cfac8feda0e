import { closeSync, openSync, writeFileSync } from 'fs';
import { stringify } from './yaml';

/** How much text is buffered before it is written, in UTF-16 units. */
const BATCH = 2 ** 20;

/** The text of one file with these documents, piece by piece. */
export function* textOf(documents: Iterable<unknown>): Iterable<string> {
  let separator = '';
  for (const document of documents) {
    yield separator + (document === undefined ? '\n' : stringify(document));
    separator = '---\n';
  }
}

/** Writes documents into a file, byte for byte as cdk8s's `Yaml.save`, without having them all in memory. */
export function writeDocuments(path: string, documents: Iterable<unknown>): void {
  const file = openSync(path, 'w');
  try {
    let batch = '';
    for (const text of textOf(documents)) {
      batch += text;
      if (batch.length < BATCH) continue;
      writeFileSync(file, batch);
      batch = '';
    }
    writeFileSync(file, batch);
  } finally {
    closeSync(file);
  }
}
