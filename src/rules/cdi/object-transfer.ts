import type { ObjectTransfer, ObjectTransferSpec } from '../../../imports/cdi.kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KIND = 'cdi.kubevirt.io/ObjectTransfer';
const GROUPS: { readonly [kind: string]: string | undefined } = { DataVolume: 'cdi.kubevirt.io', PersistentVolumeClaim: '' };

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'object-transfer/is-deprecated',
    level: FindingLevel.WARNED,
    subject: objectsOf(KIND),
    summary: 'ObjectTransfer is deprecated',
    why: 'CDI admits it with a warning: it will be removed.',
    fix: 'Clone the volume into the other namespace with a DataVolume, and delete the old one.',
    * check() {
      yield { field: 'kind', got: 'ObjectTransfer', allowed: 'DataVolume' };
    },
  }),
  defineRule({
    id: 'object-transfer/has-target',
    level: FindingLevel.REJECTED,
    subject: objectsOf(KIND),
    summary: 'An ObjectTransfer has a target',
    why: 'The webhook of CDI refuses one with neither namespace nor name.',
    fix: 'Write target.namespace, target.name, or both.',
    upstream: ['cdi:ot/target-missing'],
    * check(manifest) {
      const { target } = transferOf(manifest);
      if (target.namespace === undefined && target.name === undefined) yield { field: 'spec.target', allowed: 'namespace, name, or both' };
    },
  }),
  defineRule({
    id: 'object-transfer/names-volume',
    level: FindingLevel.REJECTED,
    subject: objectsOf(KIND),
    summary: 'An ObjectTransfer names the volume that it moves',
    why: 'The webhook of CDI looks for a volume with the name of the target, which is that of the source by default: it refuses an empty one.',
    fix: 'Write the name.',
    * check(manifest) {
      const { source, target } = transferOf(manifest);
      const [field, name] = target.name === undefined ? ['spec.source.name', source.name] : ['spec.target.name', target.name];
      if (!name) yield { field, got: name, allowed: 'the name of a volume' };
    },
  }),
  defineRule({
    id: 'object-transfer/moves-volume',
    level: FindingLevel.REJECTED,
    subject: objectsOf(KIND),
    summary: 'An ObjectTransfer moves a DataVolume or a claim',
    why: 'The webhook of CDI refuses every other kind.',
    fix: 'Write kind DataVolume or PersistentVolumeClaim.',
    upstream: ['cdi:ot/kind'],
    * check(manifest) {
      const { source: { kind } } = transferOf(manifest);
      if (GROUPS[kind] === undefined) yield { field: 'spec.source.kind', got: kind, allowed: Object.keys(GROUPS).join(', ') };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'object-transfer/has-free-target',
    level: FindingLevel.REJECTED,
    summary: 'The target of an ObjectTransfer does not exist yet',
    why: 'The webhook of CDI refuses a target that is there already.',
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
  }),
];

function identity(kind: string, { name, namespace }: { readonly name?: string; readonly namespace?: string }): string {
  return `${kind} ${namespace}/${name}`;
}

function transferOf(manifest: Manifest): ObjectTransferSpec {
  return (manifest as Manifest & ObjectTransfer).spec;
}
