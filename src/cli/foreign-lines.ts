import { printable } from '../kubernetes/printable';
import type { ForeignKind } from '../manifests/foreign/foreign-kind';

/** How many files a line names. */
const NAMED = 10;

/** What was skipped since it is known to be something else than an object: a line for each kind. */
export function foreignLines(foreign: ReadonlyMap<ForeignKind, readonly string[]>): string[] {
  return [...foreign].map(([{ one, many, why }, files]) => {
    const more = files.length > NAMED ? [`and ${files.length - NAMED} more`] : [];
    return `skipped ${files.length} ${files.length === 1 ? one : many}, ${why}: ${[...files.slice(0, NAMED).map(printable), ...more].join(', ')}`;
  });
}
