import { placedOf } from './placed';
import type { Placed } from './placed';
import type { NodeSelector } from '../../../imports/kubernetes';
import { onlyNode } from '../../analysis/nodes/node-selection';
import { fieldOf } from '../../kubernetes/field-path';
import { groupBy } from '../../kubernetes/group-by';
import { listAt, textAt } from '../../kubernetes/untyped';
import { excludedLabel } from '../../manifests/excluded-label';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { claimsByName } from '../../manifests/storage-claims';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** Modes in which one node at a time has the claim. */
const ONE_POD = 'ReadWriteOncePod';
const OF_ONE_NODE: readonly string[] = ['ReadWriteOnce', ONE_POD];
/** Provisioners of volumes on a disk of a node. */
const LOCAL: ReadonlySet<unknown> = new Set([
  'kubernetes.io/no-provisioner', 'rancher.io/local-path', 'topolvm.io', 'topolvm.cybozu.com', 'openebs.io/local', 'local.csi.openebs.io', 'zfs.csi.openebs.io',
  'kubevirt.io.hostpath-provisioner', 'kubevirt.io/hostpath-provisioner', 'k8s.io/minikube-hostpath', 'docker.io/hostpath', 'microk8s.io/hostpath',
]);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'claim-node/matches-volume',
    perNamespace: true,
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
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'What shares a claim that one node has at a time must not select different nodes',
    why: 'A claim that is ReadWriteOnce is attached to one node. What starts second on another node stays in ContainerCreating until the first is gone.',
    fix: 'Select one node for both, or write ReadWriteMany into the claim.',
    * check(manifests, cluster) {
      const pinned = placedOf(manifests, cluster).flatMap((placed) => {
        const node = onlyNode(placed.nodeSelector, placed.affinity);
        return node === undefined ? [] : placed.claims.map((claim) => ({ manifest: placed.manifest, path: placed.path, claim, node }));
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
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A claim that is ReadWriteOncePod must be that of one pod',
    why: 'The scheduler lets one pod at a time have it, that of a guest too: the next stays pending until the first is gone. A guest with such a claim does not migrate.',
    fix: 'Write ReadWriteMany into the claim, or ReadWriteOnce for pods of one node; or give each pod a claim of its own.',
    * check(manifests, cluster) {
      const claims = [...claimsByName(manifests)].filter(([, { spec: { accessModes = [] } }]) => accessModes.join() === ONE_POD);
      if (!claims.length) return;
      const users = usersByClaim(placedOf(manifests, cluster));
      for (const [name, { name: claim }] of claims) {
        const [first, ...others] = users.get(name) ?? [];
        if (first && first.pods > 1) yield { manifest: first.manifest, field: first.path, got: `claim ${claim}, which is ${ONE_POD}, ${numberOf(first)}`, allowed: 'one pod' };
        for (const { manifest, path } of others) {
          const { kind, metadata } = first.manifest;
          yield { manifest, other: first.manifest, field: path, got: `claim ${claim}, which is ${ONE_POD}`, allowed: `another claim: ${kind} ${metadata.name} has this one` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'claim-node/requires-one-node',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'Pods that share a claim which one node has at a time must be bound to one node',
    why: 'A claim that is ReadWriteOnce is attached to one node at a time. The scheduler does not heed that: a pod that it puts on another node, that of a guest too, stays in ContainerCreating '
      + '(Multi-Attach error for volume).',
    fix: 'Write ReadWriteMany into the claim, or give each pod one of its own, as volumeClaimTemplates of a StatefulSet do; or bind them to one node by a nodeSelector or a required '
      + 'podAffinity on kubernetes.io/hostname.',
    * check(manifests, cluster) {
      const claims = [...claimsByName(manifests)].filter(([, { spec }]) => spec.accessModes?.join() === 'ReadWriteOnce');
      if (!claims.length || isOneNode(cluster)) return;
      const users = usersByClaim(placedOf(manifests, cluster).filter(({ lasting }) => lasting > 0));
      const [volumes, local] = [volumesByClaim(manifests), localClasses(manifests)];
      for (const [name, { name: claim, spec: { storageClassName = '' } }] of claims) {
        const sharing = users.get(name) ?? [];
        // What guests write to is another matter: shared-claim.
        if (volumes.has(name) || local.has(storageClassName) || sharing.every(({ isGuest }) => isGuest) || sharing.some(isBound)) continue;
        const [first, ...others] = sharing;
        if (first.lasting > 1) yield { manifest: first.manifest, field: first.path, got: `claim ${claim}, which is ReadWriteOnce, ${numberOf(first)}`, allowed: 'one pod, or pods of one node' };
        for (const { manifest, path } of others) {
          const { kind, metadata } = first.manifest;
          yield { manifest, other: first.manifest, field: path, got: `claim ${claim}, which is ReadWriteOnce`, allowed: `another claim, or the node of ${kind} ${metadata.name}` };
        }
      }
    },
  }),
];

function usersByClaim(placed: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const users = new Map<string, Placed[]>();
  for (const each of placed) {
    for (const claim of new Set(each.claims)) {
      const others = users.get(claim);
      if (others) others.push(each);
      else users.set(claim, [each]);
    }
  }
  return users;
}

function numberOf({ manifest: { kind }, pods }: Placed): string {
  return kind === 'DaemonSet' ? 'for a pod of each node' : `for ${pods} pods`;
}

/** Whether something may keep a pod on the node of the others. */
function isBound({ nodeSelector, affinity, isBesideOthers }: Placed): boolean {
  return isBesideOthers || onlyNode(nodeSelector, affinity) !== undefined;
}

function isOneNode({ nodes }: Cluster): boolean {
  return nodes.length === 1 && nodes[0].count === 1;
}

/** Classes whose volumes are of one node, to which the scheduler keeps pods. */
function localClasses(manifests: readonly Manifest[]): ReadonlySet<unknown> {
  return new Set(ofKind(manifests, 'storage.k8s.io/StorageClass').filter((each) => LOCAL.has(textAt(each, 'provisioner'))).map(({ metadata }) => metadata.name));
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
