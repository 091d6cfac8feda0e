import type { ObjectTransfer } from '../../../imports/cdi.kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { kindItself } from '../subjects/kind';
import { specsOf } from '../subjects/object-spec';

const KIND = 'cdi.kubevirt.io/ObjectTransfer';
/** The API group of each kind that can be transferred. */
const GROUPS: ReadonlyMap<string, string> = new Map([['DataVolume', 'cdi.kubevirt.io'], ['PersistentVolumeClaim', '']]);

const transferSpec = specsOf<ObjectTransfer>(KIND);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'object-transfer/excludes-deprecated-kind',
    level: FindingLevel.WARNED,
    subject: kindItself(KIND),
    summary: 'An ObjectTransfer must no longer be used',
    why: 'CDI admits it with a warning: it is deprecated and will be removed.',
    fix: 'Clone the volume into the other namespace with a DataVolume, and delete the old one.',
    * check(kind) {
      yield { field: '', got: kind, allowed: 'DataVolume' };
    },
  }),
  defineRule({
    id: 'object-transfer/requires-target',
    level: FindingLevel.REJECTED,
    subject: transferSpec,
    summary: 'An ObjectTransfer must have a target',
    why: 'CDI refuses one with neither namespace nor name.',
    fix: 'Write target.namespace, target.name, or both.',
    upstream: ['cdi:ot/target-missing'],
    * check({ target: { namespace, name } }) {
      if (namespace === undefined && name === undefined) yield { field: 'target', allowed: 'namespace, name, or both' };
    },
  }),
  defineRule({
    id: 'object-transfer/requires-name',
    level: FindingLevel.REJECTED,
    subject: transferSpec,
    summary: 'An ObjectTransfer must name the volume that it moves',
    why: 'CDI looks for a volume with the name of the target, which is that of the source by default, and refuses an empty one.',
    fix: 'Write the name.',
    * check({ source, target }) {
      const [field, got] = target.name === undefined ? ['source.name', source.name] : ['target.name', target.name];
      if (!got) yield { field, got, allowed: 'the name of a volume' };
    },
  }),
  defineRule({
    id: 'object-transfer/has-known-kind',
    level: FindingLevel.REJECTED,
    subject: transferSpec,
    summary: 'An ObjectTransfer must move a DataVolume or a PersistentVolumeClaim',
    why: 'CDI refuses every other kind.',
    fix: 'Write kind DataVolume or PersistentVolumeClaim.',
    upstream: ['cdi:ot/kind'],
    * check({ source: { kind } }) {
      if (!GROUPS.has(kind)) yield { field: 'source.kind', got: kind, allowed: [...GROUPS.keys()].join(', ') };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'object-transfer/has-unique-target',
    level: FindingLevel.REJECTED,
    summary: 'The target of an ObjectTransfer must not exist yet',
    why: 'CDI refuses a target that is there already.',
    fix: 'Take another target, or remove the object that has its name.',
    upstream: ['cdi:ot/target-exists'],
    * check(manifests) {
      const transfers = ofKind<Manifest & ObjectTransfer>(manifests, KIND);
      if (!transfers.length) return;
      const taken = new Set(manifests.map((manifest) => keyOf(kindOf(manifest), manifest.metadata)));
      for (const manifest of transfers) {
        const { source, target } = manifest.spec;
        const { kind } = source;
        const { name = source.name, namespace = source.namespace } = target;
        if (!taken.has(keyOf(`${GROUPS.get(kind)}/${kind}`, { name, namespace }))) continue;
        yield { manifest, field: 'spec.target', got: `${kind} ${namespace}/${name}`, allowed: 'a name that is free' };
      }
    },
  }),
];

function keyOf(kind: string, { name, namespace }: Manifest['metadata']): string {
  return `${kind} ${namespace}/${name}`;
}
