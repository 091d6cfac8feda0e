import { readFileSync } from 'fs';
import type { IConstruct } from 'constructs';
import { usageError, UsageError } from '../usage-error';

/**
 * The text of a file that a user names.
 *
 * @param told what names it, and what to write where it cannot be read
 * @throws where it cannot be read
 */
export function textOfNamedFile(scope: IConstruct | undefined, path: string, told: Pick<UsageError, 'what' | 'fix'>): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw usageError(scope, { ...told, got: path, allowed: `a file that can be read: ${(error as Error).message}` });
  }
}
