import { TrackedValue } from './read-tracker';
import { oncePerShared } from '../kubernetes/shared';
import { kindOf } from '../manifests/manifest';
import type { Cluster, Manifest } from '../manifests/manifest';
import { VMI_SPEC_PATHS } from '../manifests/vmi';
import type { Vmis } from '../manifests/vmi';
import type { ObjectRule } from '../rules/rule';

/** How many objects are judged by all rules before one is tracked, which costs as much as some thirty of them: the first of all, and of each shape. */
const TRACKING_THRESHOLD = 32;

/**
 * Skips the rules of one kind that are certain to report nothing.
 *
 * Rules are pure: where a rule reported nothing on a sample, it reports nothing on an object that is equal in all that the rule read there.
 * Most objects of an app are equal there, since few rules read names.
 */
export class RuleSkipper {
  /** By shape: how many objects there were, or the one that was tracked. */
  private readonly shapes = new Map<string, number | TrackedSample>();
  /** What objects of a rare shape are compared with. */
  private firstSample?: TrackedSample;
  /** How many objects came before it, of whatever shape. */
  private untracked = 0;
  private readonly holdsVmi: boolean;

  /**
   * @param kind `<group>/<kind>` of the objects
   * @param threshold how many objects come before the tracked one
   */
  constructor(
    private readonly rules: readonly ObjectRule[],
    private readonly cluster: Cluster,
    kind: string,
    private readonly threshold = TRACKING_THRESHOLD,
  ) {
    this.holdsVmi = VMI_SPEC_PATHS.has(kind);
  }

  /** The rules that may report something on an object, in their order. */
  public rulesToRun(manifest: Manifest): readonly ObjectRule[] {
    const sample = this.sampleFor(manifest);
    if (sample) return sample.rulesToRun(manifest);
    if (this.holdsVmi) this.cluster.vmis(manifest);
    return this.rules;
  }

  private sampleFor(manifest: Manifest): TrackedSample | undefined {
    const shape = shapeOf(manifest.spec);
    const known = this.shapes.get(shape) ?? 0;
    if (known instanceof TrackedSample) return known;
    const isTracked = known >= this.threshold || (!this.firstSample && this.untracked++ >= this.threshold);
    const sample = isTracked ? new TrackedSample(manifest, this.holdsVmi, this.rules, this.cluster) : undefined;
    this.shapes.set(shape, sample ?? known + 1);
    return this.firstSample ??= sample;
  }
}

/** The rules to which two objects of a kind look alike. */
export function rulesAlikeOn(one: Manifest, other: Manifest, rules: readonly ObjectRule[], cluster: Cluster): readonly ObjectRule[] {
  const differing = new Set(new TrackedSample(one, VMI_SPEC_PATHS.has(kindOf(one)), rules, cluster).rulesChangedOn(other));
  return rules.filter((_, reader) => !differing.has(reader));
}

/** The fields of a spec without their values, and the length of its lists. The keys of metadata are free. */
function shapeOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  return Array.isArray(value) ? `${value.length}` : shapeOfMapping(value);
}

const shapeOfMapping = oncePerShared((mapping: object): string => {
  let shape = '{';
  for (const key in mapping) shape += key === 'metadata' ? ',' : `${key}${shapeOf((mapping as { readonly [key: string]: unknown })[key])},`;
  return shape;
});

/** What makes VMI specs of a manifest reads it as rules do, by their index. */
const EXPANSION = -1;

/** An object on which the reads of all rules were recorded. */
class TrackedSample {
  private readonly manifest: TrackedValue;
  private readonly vmis?: TrackedValue;
  /** The rules that reported something on it, or threw. */
  private readonly reporting: readonly number[];

  constructor(manifest: Manifest, holdsVmi: boolean, private readonly rules: readonly ObjectRule[], private readonly cluster: Cluster) {
    const trackedManifest = this.manifest = new TrackedValue(manifest);
    const trackedVmis = this.vmis = holdsVmi ? new TrackedValue(cluster.vmis(manifest)) : undefined;
    if (holdsVmi) readAll(cluster.vmis(trackedManifest.readBy(EXPANSION) as Manifest));
    this.reporting = [...rules.keys()].filter((reader) => {
      const tracked: Cluster = { ...cluster, vmis: () => trackedVmis?.readBy(reader) as Vmis };
      return reports(rules[reader], trackedManifest.readBy(reader) as Manifest, tracked) || reports(rules[reader], manifest, cluster);
    });
  }

  public rulesToRun(manifest: Manifest): readonly ObjectRule[] {
    return [...new Set([...this.reporting, ...this.rulesChangedOn(manifest)])].sort((a, b) => a - b).map((reader) => this.rules[reader]);
  }

  /** The indexes of the rules to which another object looks different. */
  public rulesChangedOn(manifest: Manifest): Iterable<number> {
    const changed = new Set<number>();
    const add = (reader: number) => changed.add(reader);
    this.manifest.forEachChanged(manifest, add);
    if (changed.delete(EXPANSION)) this.vmis?.forEachChanged(this.cluster.vmis(manifest), add);
    return changed;
  }
}

/** Reads all that a value holds. */
function readAll(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const field of Object.values(value)) readAll(field, seen);
}

function reports(rule: ObjectRule, manifest: Manifest, cluster: Cluster): boolean {
  try {
    for (const _ of rule.check(manifest, cluster)) return true;
    return false;
  } catch {
    return true;
  }
}
