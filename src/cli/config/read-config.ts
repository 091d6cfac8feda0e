import { statSync } from 'fs';
import { dirname } from 'path';
import type { Config, ConfigFile } from './config';
import { configShape } from './schema';
import { documentsOfFile, onlyDocument, refuseUnfit } from '../../platform/data-file';
import { absolute, attempt, UsageError } from '../io';
import type { Io } from '../io';
import { readText } from '../read-file';

/**
 * A config file.
 *
 * @throws UsageError where it cannot be read, with everything that is wrong with it
 */
export function readConfig(file: string, io: Io): ConfigFile {
  const path = absolute(file, io);
  const { text, problem } = attempt(file, () => readText(path, statSync(path)));
  if (problem) throw new UsageError(`${file} cannot be read: ${problem.reason}`);
  try {
    const document = onlyDocument(file, documentsOfFile(file, text), 'Write one document, {} if there is nothing to say.');
    if (document.value === null) return { file, directory: dirname(path), config: {} };
    refuseUnfit(document, configShape());
    return { file, directory: dirname(path), config: document.value as Config, document };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
