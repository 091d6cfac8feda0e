import type { Io } from './io';
import { printable } from '../kubernetes/printable';
import { HELM_CHART, KUSTOMIZATION } from '../manifests/foreign/foreign-kind';
import type { ForeignKind } from '../manifests/foreign/foreign-kind';

/** What was skipped since it is known to be something else than an object, the files by what they are. */
type Foreign = ReadonlyMap<ForeignKind, readonly string[]>;

/** How many files a line names. */
const NAMED = 10;
/** What --render puts objects in place of. */
const RENDERABLE: readonly ForeignKind[] = [KUSTOMIZATION, HELM_CHART];

/**
 * What was skipped: a line for each kind, and how more would be read.
 *
 * @param renders whether that was asked for
 */
export function foreignLines(foreign: Foreign, renders: boolean): string[] {
  const lines = [...foreign].map(([{ one, many, why }, files]) => {
    const more = files.length > NAMED ? [`and ${files.length - NAMED} more`] : [];
    return `skipped ${files.length} ${files.length === 1 ? one : many}, ${why}: ${[...files.slice(0, NAMED).map(printable), ...more].join(', ')}`;
  });
  return !renders && RENDERABLE.some((kind) => foreign.has(kind)) ? [...lines, '--render reads what kustomizations and charts come to'] : lines;
}

/** Tells on standard error that kustomizations and charts were not read, for reports that do not say what was skipped. */
export function tellUnrendered(foreign: Foreign, renders: boolean, io: Io): void {
  const skipped = new Map([...foreign].filter(([kind]) => !renders && RENDERABLE.includes(kind)));
  for (const line of foreignLines(skipped, renders)) io.stderr.write(`cdk8s-kubevirt: ${line}\n`);
}
