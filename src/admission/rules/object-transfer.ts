import { Level } from './level';
import { kindOf } from './rule';
import type { CrossObjectRule, Manifest, ObjectRule } from './rule';
import type { ObjectTransfer, ObjectTransferSpec } from '../../../imports/cdi.kubevirt.io';

const KIND = 'cdi.kubevirt.io/ObjectTransfer';
const GROUPS: { readonly [kind: string]: string | undefined } = { DataVolume: 'cdi.kubevirt.io', PersistentVolumeClaim: '' };

export const rules: readonly ObjectRule[] = [
  {
    id: 'object-transfer/is-deprecated',
    kinds: [KIND],
    level: Level.WARNED,
    summary: 'ObjectTransfer is deprecated',
    why: 'CDI v1.66.0 admits it with a warning: it will be removed.',
    fix: 'Clone the volume into the other namespace with a DataVolume, and delete the old one.',
    * check() {
      yield { field: 'kind', got: 'ObjectTransfer', allowed: 'DataVolume' };
    },
  },
  {
    id: 'object-transfer/has-target',
    kinds: [KIND],
    level: Level.REJECTED,
    summary: 'An ObjectTransfer has a target',
    why: 'The webhook of CDI v1.66.0 refuses one with neither namespace nor name.',
    fix: 'Write target.namespace, target.name, or both.',
    upstream: ['cdi:ot/target-missing'],
    * check(manifest) {
      const { target } = transferOf(manifest);
      if (target.namespace === undefined && target.name === undefined) yield { field: 'spec.target', allowed: 'namespace, name, or both' };
    },
  },
  {
    id: 'object-transfer/names-volume',
    kinds: [KIND],
    level: Level.REJECTED,
    summary: 'An ObjectTransfer names the volume that it moves',
    why: 'The webhook of CDI v1.66.0 looks for a volume with the name of the target, which is that of the source by default: it refuses an empty one.',
    fix: 'Write the name.',
    * check(manifest) {
      const { source, target } = transferOf(manifest);
      const [field, name] = target.name === undefined ? ['spec.source.name', source.name] : ['spec.target.name', target.name];
      if (!name) yield { field, got: name, allowed: 'the name of a volume' };
    },
  },
  {
    id: 'object-transfer/moves-volume',
    kinds: [KIND],
    level: Level.REJECTED,
    summary: 'An ObjectTransfer moves a DataVolume or a claim',
    why: 'The webhook of CDI v1.66.0 refuses every other kind.',
    fix: 'Write kind DataVolume or PersistentVolumeClaim.',
    upstream: ['cdi:ot/kind'],
    * check(manifest) {
      const { source: { kind } } = transferOf(manifest);
      if (GROUPS[kind] === undefined) yield { field: 'spec.source.kind', got: kind, allowed: Object.keys(GROUPS).join(', ') };
    },
  },
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  {
    id: 'object-transfer/has-free-target',
    level: Level.REJECTED,
    summary: 'The target of an ObjectTransfer does not exist yet',
    why: 'The webhook of CDI v1.66.0 refuses a target that is there already.',
    fix: 'Take another target, or remove the object that has its name.',
    upstream: ['cdi:ot/target-exists'],
    * check(manifests) {
      const transfers = manifests.filter((manifest) => kindOf(manifest) === KIND);
      if (!transfers.length) return;
      const taken = new Set(manifests.map((manifest) => identity(kindOf(manifest), manifest.metadata)));
      for (const manifest of transfers) {
        const { source, target } = transferOf(manifest);
        const { name = source.name, namespace = source.namespace } = target;
        if (taken.has(identity(`${GROUPS[source.kind]}/${source.kind}`, { name, namespace }))) yield { manifest, field: 'spec.target', got: `${source.kind} ${namespace}/${name}`, allowed: 'a name that is free' };
      }
    },
  },
];

function identity(kind: string, { name, namespace }: { readonly name?: string; readonly namespace?: string }): string {
  return `${kind} ${namespace}/${name}`;
}

function transferOf(manifest: Manifest): ObjectTransferSpec {
  return (manifest as Manifest & ObjectTransfer).spec;
}
