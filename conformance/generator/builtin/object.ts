import type { Changes } from '../change';
import type { Dice } from '../dice';
import type { JsonObject } from '../guest';
import type { Specimen } from '../object';
import { plainKinds, podKinds } from './kinds';
import { containerChanges, podChanges, podTemplateChanges } from './pod-changes';

const metadataChanges: Changes = {
  metadata: [
    { path: 'metadata.name', values: ['UPPER', 'a_b', 'x'.repeat(64), 'x'.repeat(254), '', undefined, '-a', 'a.b', 'a:b'] },
    { path: 'metadata.labels', values: [{ 'bad key': 'v' }, { k: 'v v' }, { k: 'x'.repeat(64) }] },
    { path: 'metadata.annotations', values: [{ 'bad key': 'v' }, { k: 'v v' }] },
  ],
};

/** An object of Kubernetes that is admitted: half of them have pods. */
export function validBuiltin(dice: Dice, name: string): Specimen {
  return dice.chance(0.5) ? withPods(dice, name) : plain(dice, name);
}

function plain(dice: Dice, name: string): Specimen {
  const topic = dice.pick(Object.keys(plainKinds));
  const { manifest: given, clusterWide, changes } = plainKinds[topic];
  const manifest = { ...structuredClone(given), metadata: { name, ...clusterWide ? {} : { namespace: 'conformance' } } };
  return { manifest, parts: [[manifest, { [topic]: changes }], [manifest, metadataChanges]] };
}

function withPods(dice: Dice, name: string): Specimen {
  const topic = dice.pick(Object.keys(podKinds));
  const { manifest: given, template: at, changes } = podKinds[topic];
  const manifest: JsonObject = { ...structuredClone(given), metadata: { name, namespace: 'conformance', labels: { app: 'a' } } };
  const template = at === undefined ? manifest : (`spec.${at}`).split('.').reduce((node, key) => node[key] as JsonObject, manifest);
  const spec = template.spec as JsonObject;
  const [container] = spec.containers as JsonObject[];
  const parts: Specimen['parts'] = [
    [spec, podChanges], [container, containerChanges], [template, podTemplateChanges], [manifest, metadataChanges],
  ];
  if (!changes.length) return { manifest, parts: [parts[dice.between(0, 1)], ...parts.filter((_, i) => i !== 2)] };
  const own = [manifest, { [topic]: changes }] as const;
  return dice.chance(0.4) ? { manifest, parts: [own, ...parts] } : { manifest, parts: [parts[dice.between(0, 1)], own, ...parts] };
}
