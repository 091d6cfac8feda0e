import { certain } from './certain';
import type { Judged } from './certain';
import type { Submission } from './submission';
import { joinPaths } from '../kubernetes/field-path';
import { embeddedIn } from '../manifests/embedded';
import type { Manifest } from '../manifests/manifest';
import { FindingLevel } from '../rules/finding-level';
import type { BuiltInViolation } from '../rules/object/built-in';

interface Owner {
  readonly manifest: Manifest;
  readonly constructPath?: string;
  readonly violations: BuiltInViolation[];
}

/**
 * Judges the manifests that stand in others, each by itself: what is made when a pipeline runs or a template is processed is no part of the cluster before. Only what is found whatever
 * is filled in later is told, as a violation of the object that has the text.
 */
export function judgeEmbedded(owners: readonly Owner[], judge: (submissions: readonly Submission[]) => readonly Judged[]): void {
  const found = owners.flatMap((owner) => embeddedIn(owner.manifest).map((embedded) => ({ owner, embedded })));
  if (!found.length) return;
  const judged = judge(found.flatMap(({ owner: { constructPath }, embedded }) => embedded.fillings.map((manifest) => ({ manifest, constructPath }))));
  let next = 0;
  for (const { owner, embedded } of found) {
    const fillings = judged.slice(next, next += embedded.fillings.length);
    for (const { rule, level = rule.level, field, got, allowed, calculation, fix } of certain(embedded, fillings)) {
      const late = level === FindingLevel.REJECTED ? FindingLevel.UNSTARTABLE : level;
      owner.violations.push({ rule, allowed, calculation, fix, got, level: late, field: joinPaths(embedded.path, field) });
    }
  }
}
