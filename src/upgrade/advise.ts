import { compare, together } from './comparison';
import type { GateChange } from './gate-change';
import type { GateListing, PlaceOf } from './gate-listings';
import { gateChanges } from './gates';
import { launcherChanges } from './launchers';
import type { UpgradePath } from './path';
import type { Changes } from './steps';
import type { Finding } from '../admission/finding';
import type { Cluster, Manifest } from '../manifests/manifest';

/** The objects of one cluster as one release judges them. */
export interface JudgedSide<F extends Finding> {
  /** By object, in the same order on both sides. */
  readonly findings: readonly (readonly F[])[];
  /** Not known where the engine failed. */
  readonly cluster?: Cluster;
  /** By object, in the same order on both sides. */
  readonly manifests?: readonly (Manifest | undefined)[];
}

/** One cluster before and after its upgrade. */
export interface JudgedTwice<F extends Finding> {
  readonly before: JudgedSide<F>;
  readonly after: JudgedSide<F>;
  /** The gates that its Platform lists. */
  readonly stated: readonly GateListing[];
  readonly placeOf?: PlaceOf;
}

/** What an upgrade changes for some clusters. */
export function adviseOn<F extends Finding>(path: UpgradePath, judged: readonly JudgedTwice<F>[]): Changes {
  return {
    path,
    ...together(judged.map(({ before, after }) => compare(before.findings, after.findings))),
    gates: distinct(judged.flatMap(({ before, after, stated, placeOf }) => (
      before.cluster && after.cluster ? gateChanges(before.cluster, after.cluster, stated, placeOf) : []
    ))),
    launchers: judged.flatMap(({ before, after }) => (
      before.cluster && after.cluster ? launcherChanges(before.cluster, before.manifests ?? [], after.cluster, after.manifests ?? []) : []
    )),
  };
}

/** Each once, those that are listed first. */
function distinct(gates: readonly GateChange[]): GateChange[] {
  const changes = [...new Map(gates.map((change) => [JSON.stringify(change), change])).values()];
  return [...changes.filter(({ listedIn }) => listedIn !== undefined), ...changes.filter(({ listedIn }) => listedIn === undefined)];
}
