import { nearMiss } from '../../kubernetes/closest-match';
import { fieldOf } from '../../kubernetes/field-path';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const PREFIX = 'csi.storage.k8s.io/';
/** Secrets by what they are for, by `<group>/<kind>` (`removePrefixedParameters` of external-provisioner v6.3, `RemovePrefixedParameters` of external-snapshotter). */
const SECRETS: ReadonlyMap<string, readonly string[]> = new Map([
  ['storage.k8s.io/StorageClass', ['', 'provisioner-', 'controller-publish-', 'controller-expand-', 'controller-modify-', 'node-stage-', 'node-publish-', 'node-expand-']],
  ['snapshot.storage.k8s.io/VolumeSnapshotClass', ['snapshotter-', 'snapshotter-list-', 'group-snapshotter-', 'group-snapshotter-get-']],
]);
const OTHERS: ReadonlyMap<string, readonly string[]> = new Map([['storage.k8s.io/StorageClass', ['fstype']]]);

interface Class { readonly parameters?: { readonly [key: string]: string } }

const classes = objectsOf<Class>(...SECRETS.keys());

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'csi-parameter/is-known',
    level: FindingLevel.UNSTARTABLE,
    subject: classes,
    summary: `A parameter that begins with ${PREFIX} must be one that the provisioner or the snapshotter knows`,
    why: 'The prefix is theirs, and they give up on every other: "found unknown parameter key". No volume is provisioned, no snapshot taken.',
    fix: 'Correct the parameter, or leave the prefix out where it is one of the driver.',
    * check(manifest) {
      const known = knownIn(manifest);
      for (const got of unknownIn(manifest)) yield { field: fieldOf('parameters', got), got, allowed: nearMiss(got, known) ?? known.join(', ') };
    },
  }),
  defineRule({
    id: 'csi-parameter/requires-name-and-namespace',
    level: FindingLevel.UNSTARTABLE,
    subject: classes,
    summary: 'A Secret of a driver must be given by its name and its namespace',
    why: 'The provisioner and the snapshotter give up on one without the other, or on an empty one: no volume is provisioned, no snapshot taken.',
    fix: 'Write both, or neither.',
    * check(manifest) {
      const { parameters = {} } = manifest;
      for (const secret of SECRETS.get(kindOf(manifest))!) {
        const keys = keysOf(secret).map((name) => `${PREFIX}${name}`);
        const given = keys.filter((key) => parameters[key]);
        if (given.length === keys.length || !keys.some((key) => key in parameters)) continue;
        const lacking = keys.find((key) => !parameters[key])!;
        // What is misspelt is told as that.
        if (nearMiss(lacking, unknownIn(manifest))) continue;
        yield { field: fieldOf('parameters', lacking), got: parameters[lacking], allowed: `a ${lacking.endsWith('-name') ? 'name' : 'namespace'}` };
      }
    },
  }),
];

function knownIn(manifest: Manifest): string[] {
  const kind = kindOf(manifest);
  return [...SECRETS.get(kind)!.flatMap(keysOf), ...OTHERS.get(kind) ?? []].map((name) => `${PREFIX}${name}`);
}

function unknownIn(manifest: Manifest & Class): string[] {
  const known = knownIn(manifest);
  return Object.keys(manifest.parameters ?? {}).filter((key) => key.startsWith(PREFIX) && !known.includes(key));
}

function keysOf(secret: string): string[] {
  return [`${secret}secret-name`, `${secret}secret-namespace`];
}
