import type { Comparison } from './compare';

/** Whether a field that we report, or say that upstream does, is one that upstream reports. */
export function isSameField({ findings, theirs }: Comparison): boolean {
  const fields = new Set(theirs.causes?.map(({ field = '' }) => general(field)));
  return findings.some(({ field, reported = field }) => fields.has(general(reported)) || fields.has(general(field)));
}

/** A path without indexes and numbers, and the same for every kind that holds a guest. */
function general(path: string): string {
  return path
    .replace(/^spec\.virtualMachineTemplate\.spec\.template\.spec|^spec\.template\.spec|^spec(?=\.(domain|networks|volumes))/, '§')
    .replace(/\[\d+\]/g, '[]')
    .replace(/\d+/g, 'N');
}
