import { lookAt, MOST_MISTAKES } from './candidate';
import { pathOf } from '../kubernetes/field-path';
import type { Manifest } from '../manifests/manifest';
import { normalized } from '../manifests/normalized';
import type { Releases } from '../manifests/releases';
import { fullSample, leastSample } from '../manifests/schema/samples';
import { asMeant } from '../rules/object/as-meant';
import type { Mend } from '../rules/object/built-in';

/** What an object that cannot be read could be. */
export interface Readings {
  /** The one has other values than the other in each place that cannot be read. */
  readonly manifests: readonly [one: Manifest, other: Manifest];
  /** The fields that say something else there. */
  readonly open: readonly string[];
}

type Sample = typeof leastSample;

/** What stands in for a value may lack fields itself. */
const ROUNDS = 4;

/** Two readings of an object with fields that are missing or of the wrong type; nothing where it cannot be read with others either. */
export function readingsOf(manifest: Manifest, releases: Releases): Readings | undefined {
  const open: string[] = [];
  const one = readWith(leastSample, manifest, releases, open);
  const other = one && readWith(fullSample, manifest, releases, open);
  return one && other && { manifests: [one, other], open };
}

function readWith(sample: Sample, manifest: Manifest, releases: Releases, open: string[]): Manifest | undefined {
  let read = manifest;
  for (let round = 0; ; round++) {
    const { kind, shape, wellFormed } = lookAt(read, read, releases);
    if (round === ROUNDS) return wellFormed ? read : undefined;
    if (!kind || shape.length > MOST_MISTAKES) return undefined;
    const samples = shape.flatMap(({ unreadable: to }) => (to ? { to, value: sample(kind, to) } : []));
    if (samples.some(({ value }) => value === undefined)) return undefined;
    const mends: readonly Mend[] = [...samples, ...shape.flatMap(({ unreadable, mends: meant = [] }) => (unreadable ? [] : meant))];
    if (!mends.length) return wellFormed ? read : undefined;
    open.push(...shape.flatMap(({ unreadable, breaksShape, field }) => (unreadable || breaksShape ? field : [])));
    for (const { to } of mends) if (to) open.push(pathOf(read, to));
    read = normalized(asMeant(read, mends));
  }
}
