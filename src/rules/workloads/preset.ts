import { isDeepStrictEqual } from 'util';
import type { DomainSpec, VirtualMachineInstancePreset } from '../../../imports/kubevirt.io';
import { valueAt } from '../../kubernetes/field-path';
import { parseQuantity } from '../../kubernetes/quantity';
import { matchesSelector } from '../../manifests/label-index';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind, ofKinds } from '../../manifests/of-kind';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const PRESET = 'kubevirt.io/VirtualMachineInstancePreset';
const EXCLUDE = 'virtualmachineinstancepresets.admission.kubevirt.io/exclude';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'preset/requires-domain',
    level: FindingLevel.REJECTED,
    subject: objectsOf<VirtualMachineInstancePreset>(PRESET),
    summary: 'A preset must have a domain',
    why: 'The domain is all that a preset brings into an instance: KubeVirt refuses a preset without one.',
    fix: 'Write spec.domain; better, replace the preset by an instancetype or a preference: presets are deprecated.',
    upstream: ['preset/domain-missing'],
    * check({ spec }) {
      if (!spec?.domain) yield { field: 'spec.domain', allowed: 'a domain' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'preset/excludes-conflicting-presets',
    level: FindingLevel.REJECTED,
    summary: 'Presets that select the same instance must not conflict',
    why: 'KubeVirt refuses an instance whose presets differ in a request, CPU, firmware, clock, features, watchdog or ioThreadsPolicy.',
    fix: `Select it by one of them, or annotate it with ${EXCLUDE}: "true".`,
    upstream: ['preset/conflicting-presets'],
    * check(manifests) {
      const presets = ofKind<Preset>(manifests, PRESET);
      if (presets.length < 2) return;
      for (const manifest of ofKinds(manifests, VMI_SPEC_PATHS.keys())) {
        const { path, labels = {}, annotations = {} } = instanceMetadata(manifest);
        if (annotations[EXCLUDE] === 'true') continue;
        const near = presets.filter(({ metadata }) => metadata.namespace === manifest.metadata.namespace);
        const pair = firstConflict(near.filter(({ spec }) => spec && matchesSelector(spec.selector, labels)));
        if (!pair) continue;
        yield {
          manifest,
          field: `${path}.labels`,
          got: `presets ${pair.map(({ metadata }) => metadata.name).join(' and ')}`,
          allowed: 'presets that do not differ',
          ...manifest.kind === 'VirtualMachineInstance' ? {} : { level: FindingLevel.UNSTARTABLE },
        };
      }
    },
  }),
];

type Preset = Manifest & VirtualMachineInstancePreset;

interface Metadata {
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
}

/** The metadata that the instance of a manifest has, and where it is. */
function instanceMetadata(manifest: Manifest): Metadata & { readonly path: string } {
  const path = VMI_SPEC_PATHS.get(kindOf(manifest))!.replace(/spec$/, 'metadata');
  const metadata = valueAt(manifest, path.split('.'));
  return { ...metadata as Metadata | undefined, path };
}

function firstConflict(presets: readonly Preset[]): readonly [Preset, Preset] | undefined {
  for (const [i, preset] of presets.entries()) {
    const other = presets.slice(0, i).find((earlier) => differ(preset.spec?.domain, earlier.spec?.domain));
    if (other) return [other, preset];
  }
  return undefined;
}

/** Whether both give something, and not the same. */
function differ(a: DomainSpec | undefined, b: DomainSpec | undefined): boolean {
  if (!a || !b) return false;
  const { timer: timerOfA, ...clockOfA } = a.clock ?? {};
  const { timer: timerOfB, ...clockOfB } = b.clock ?? {};
  const requestsOfB = new Map(Object.entries(b.resources?.requests ?? {}));
  return [
    [a.cpu, b.cpu], [a.firmware, b.firmware], [a.clock && b.clock && clockOfA, clockOfB], [timerOfA, timerOfB], [a.features, b.features],
    [a.devices?.watchdog, b.devices?.watchdog], [a.ioThreadsPolicy, b.ioThreadsPolicy],
    ...Object.entries(a.resources?.requests ?? {}).map(([name, request]) => [amountOf(request), amountOf(requestsOfB.get(name))]),
  ].some(([one, other]) => one !== undefined && other !== undefined && !isDeepStrictEqual(one, other));
}

function amountOf(quantity: string | number | undefined): bigint | undefined {
  return quantity === undefined ? undefined : parseQuantity(quantity);
}
