import type { Affinity, NodeSelector, PodSpec } from '../../../imports/kubernetes';
import { onlyNode } from '../../analysis/nodes/node-selection';
import { fieldOf } from '../../kubernetes/field-path';
import { fieldsAt } from '../../kubernetes/fields-at';
import { groupBy } from '../../kubernetes/group-by';
import { listAt, textAt } from '../../kubernetes/untyped';
import { excludedLabel } from '../../manifests/excluded-label';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { POD_SPECS } from '../../manifests/pod-specs';
import { claimsByName } from '../../manifests/storage-claims';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
/** Modes in which one node at a time has the claim. */
const ONE_POD = 'ReadWriteOncePod';
const OF_ONE_NODE: readonly string[] = ['ReadWriteOnce', ONE_POD];

/** A pod, also that of a guest, with the nodes that it selects and the claims that it takes. */
interface Placed {
  readonly manifest: Manifest;
  readonly path: string;
  readonly nodeSelector: { readonly [key: string]: string };
  readonly affinity?: NodeSelector;
  /** By namespace and name. */
  readonly claims: readonly string[];
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'claim-node/matches-volume',
    level: FindingLevel.UNSTARTABLE,
    summary: 'What takes a claim must select nodes that the volume of the claim can be on',
    why: 'The API server admits both. The scheduler finds that the node has volume node affinity conflict with the PersistentVolume to which the claim is bound: the pod, that of a guest '
      + 'too, stays pending for good.',
    fix: 'Select the node of the volume, or nothing: the scheduler goes where the volume is.',
    * check(manifests, cluster) {
      const volumes = volumesByClaim(manifests);
      if (!volumes.size) return;
      for (const { manifest, path, nodeSelector, claims } of placedOf(manifests, cluster)) {
        for (const claim of claims) {
          const other = volumes.get(claim);
          const { key } = (other && excludedLabel(nodeAffinityOf(other), nodeSelector)) ?? {};
          if (key === undefined) continue;
          const allowed = `a node that PersistentVolume ${other?.metadata.name} of claim ${claim.split('/')[1]} can be on`;
          yield { manifest, other, field: `${path}.${fieldOf('nodeSelector', key)}`, got: nodeSelector[key], allowed };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'claim-node/avoids-second-node',
    level: FindingLevel.ADVISED,
    summary: 'What shares a claim that one node has at a time must not select different nodes',
    why: 'A claim that is ReadWriteOnce is attached to one node. What starts second on another node stays in ContainerCreating until the first is gone.',
    fix: 'Select one node for both, or write ReadWriteMany into the claim.',
    * check(manifests, cluster) {
      const pinned = placedOf(manifests, cluster).flatMap((placed) => {
        const node = onlyNode(placed.nodeSelector, placed.affinity);
        return node === undefined ? [] : placed.claims.map((claim) => ({ ...placed, claim, node }));
      });
      if (pinned.length < 2) return;
      const claims = claimsByName(manifests);
      for (const [claim, [first, ...others]] of groupBy(pinned, (each) => each.claim)) {
        const modes = claims.get(claim)?.spec.accessModes ?? [];
        if (!modes.length || !modes.every((mode) => OF_ONE_NODE.includes(mode))) continue;
        for (const { manifest, path, node } of others.filter((each) => each.node !== first.node && each.manifest !== first.manifest)) {
          const { kind, metadata: { name } } = first.manifest;
          const got = `${node}, with claim ${claim.split('/')[1]}, which is ${modes.join(', ')}`;
          yield { manifest, other: first.manifest, field: path, got, allowed: `${first.node}, the node of ${kind} ${name}` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'claim-node/avoids-second-pod',
    level: FindingLevel.ADVISED,
    summary: 'A claim that is ReadWriteOncePod must be that of one pod',
    why: 'The scheduler lets one pod at a time have it, that of a guest too: the next stays pending until the first is gone. A guest with such a claim does not migrate.',
    fix: 'Write ReadWriteMany into the claim, or ReadWriteOnce for pods of one node; or give each pod a claim of its own.',
    * check(manifests, cluster) {
      const claims = [...claimsByName(manifests)].filter(([, { spec: { accessModes = [] } }]) => accessModes.join() === ONE_POD);
      if (!claims.length) return;
      const taken = placedOf(manifests, cluster).flatMap((placed) => [...new Set(placed.claims)].map((claim) => ({ ...placed, claim })));
      const users = groupBy(taken, (each) => each.claim);
      for (const [name, { name: claim }] of claims) {
        const [first, ...others] = users.get(name) ?? [];
        for (const { manifest, path } of others) {
          const { kind, metadata } = first.manifest;
          yield { manifest, other: first.manifest, field: path, got: `claim ${claim}, which is ${ONE_POD}`, allowed: `another claim: ${kind} ${metadata.name} has this one` };
        }
      }
    },
  }),
];

function placedOf(manifests: readonly Manifest[], cluster: Cluster): Placed[] {
  const guests = workloadsOf(manifests, cluster).map(({ manifest, path, namespace, written: { nodeSelector = {}, affinity, volumes = [] } }) => ({
    manifest,
    path,
    nodeSelector,
    affinity: termsOf(affinity),
    claims: volumes.flatMap(({ persistentVolumeClaim, dataVolume }) => persistentVolumeClaim?.claimName ?? dataVolume?.name ?? []).map((name) => `${namespace}/${name}`),
  }));
  const pods = [...POD_SPECS].flatMap(([kind, at]) => ofKind(manifests, kind).flatMap((manifest) => fieldsAt(at)(manifest).map(({ field, value }) => {
    const { nodeSelector = {}, affinity, volumes = [] } = value as PodSpec;
    const names = volumes.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
    return { manifest, path: field, nodeSelector, affinity: termsOf(affinity), claims: names.map((name) => `${manifest.metadata.namespace}/${name}`) };
  })));
  return [...guests, ...pods];
}

function termsOf(affinity: Affinity | undefined): NodeSelector | undefined {
  return affinity?.nodeAffinity?.[REQUIRED];
}

/** The PersistentVolumes that are bound to a claim by name, or it to them. */
function volumesByClaim(manifests: readonly Manifest[]): Map<string, Manifest> {
  const volumes = ofKind(manifests, '/PersistentVolume').filter((volume) => nodeAffinityOf(volume).nodeSelectorTerms.length > 0);
  const byName = new Map(volumes.map((volume) => [volume.metadata.name, volume]));
  const reserved = volumes.flatMap((volume) => {
    const name = textAt(volume, 'spec', 'claimRef', 'name');
    return name === undefined ? [] : [[`${textAt(volume, 'spec', 'claimRef', 'namespace')}/${name}`, volume] as const];
  });
  const named = !volumes.length ? [] : ofKind(manifests, '/PersistentVolumeClaim').flatMap((claim) => {
    const volume = byName.get(textAt(claim, 'spec', 'volumeName'));
    return volume ? [[`${claim.metadata.namespace}/${claim.metadata.name}`, volume] as const] : [];
  });
  return new Map([...reserved, ...named]);
}

function nodeAffinityOf(volume: Manifest): NodeSelector {
  return { nodeSelectorTerms: listAt(volume, 'spec', 'nodeAffinity', 'required', 'nodeSelectorTerms') as NodeSelector['nodeSelectorTerms'] };
}
