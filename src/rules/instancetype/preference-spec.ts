import type { VirtualMachinePreference, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import { spreadOf, topologyOf } from '../../manifests/cpu-spread';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { specsOf } from '../subjects/object-spec';

const TOPOLOGIES = ['sockets', 'cores', 'threads', 'spread', 'any'];
const SPREADS = ['SocketsCores', 'CoresThreads', 'SocketsCoresThreads'];
const DEPRECATED_FIRMWARE = ['preferredUseEfi', 'preferredUseSecureBoot'] as const;
const THREADS_PER_CORE = 2;
const RATIO = 'cpu.spreadOptions.ratio';

const preferenceSpec: Subject<VirtualMachinePreferenceSpec> = specsOf<VirtualMachinePreference>(
  'instancetype.kubevirt.io/VirtualMachinePreference', 'instancetype.kubevirt.io/VirtualMachineClusterPreference',
);
/** The preferences that spread vCPUs over several dimensions. */
const spreading = partsOf(preferenceSpec, (value) => (topologyOf(value) === 'spread' ? [{ value, path: '' }] : []));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'preference-spec/has-known-topology',
    level: FindingLevel.REJECTED,
    subject: preferenceSpec,
    summary: `The CPU topology of a preference must be one of ${TOPOLOGIES.join(', ')}`,
    why: 'KubeVirt refuses every other word.',
    fix: 'Write one of the allowed words.',
    upstream: ['preferenceobj/topology'],
    * check(spec) {
      if (TOPOLOGIES.includes(topologyOf(spec))) return;
      yield { field: 'cpu.preferredCPUTopology', got: spec.cpu?.preferredCPUTopology, allowed: TOPOLOGIES.join(', ') };
    },
  }),
  defineRule({
    id: 'preference-spec/excludes-deprecated-topology',
    level: FindingLevel.WARNED,
    subject: preferenceSpec,
    summary: 'The CPU topology of a preference must not be one of the deprecated words',
    why: 'KubeVirt warns of the words of former versions, such as preferCores.',
    fix: 'Write it without prefer and in lower case.',
    * check(spec) {
      const written = spec.cpu?.preferredCPUTopology;
      const current = topologyOf(spec);
      if (written !== undefined && written !== current) yield { field: 'cpu.preferredCPUTopology', got: written, allowed: current };
    },
  }),
  defineRule({
    id: 'preference-spec/avoids-deprecated-firmware',
    level: FindingLevel.ADVISED,
    subject: preferenceSpec,
    summary: `A preference must have preferredEfi in place of ${DEPRECATED_FIRMWARE.join(' and ')}`,
    why: `${DEPRECATED_FIRMWARE.join(' and ')} are deprecated: KubeVirt still reads them, without a warning.`,
    fix: 'Write preferredEfi: {} in their place, or preferredEfi: {secureBoot: true}.',
    * check({ firmware = {} }) {
      for (const key of DEPRECATED_FIRMWARE) {
        if (firmware[key] !== undefined) yield { field: `firmware.${key}`, got: firmware[key], allowed: 'preferredEfi' };
      }
    },
  }),
  defineRule({
    id: 'preference-spec/has-known-spread',
    level: FindingLevel.REJECTED,
    subject: spreading,
    summary: `A preference must spread vCPUs across ${SPREADS.join(', ')}`,
    why: 'KubeVirt refuses every other word for what they are spread across.',
    fix: 'Write one of the allowed words, or none: SocketsCores is the default.',
    upstream: ['preferenceobj/spread-across'],
    * check(spec) {
      const { across } = spreadOf(spec);
      if (!SPREADS.includes(across)) yield { field: 'cpu.spreadOptions.across', got: across, allowed: SPREADS.join(', ') };
    },
  }),
  defineRule({
    id: 'preference-spec/has-valid-ratio',
    level: FindingLevel.REJECTED,
    subject: spreading,
    summary: `A preference that spreads vCPUs across CoresThreads must do so at a ratio of ${THREADS_PER_CORE}`,
    why: 'A core has two threads: KubeVirt refuses every other ratio with CoresThreads.',
    fix: `Remove the ratio: it is ${THREADS_PER_CORE} by default.`,
    upstream: ['preferenceobj/spread-ratio'],
    * check(spec) {
      const { across, ratio } = spreadOf(spec);
      if (across !== 'CoresThreads' || ratio === THREADS_PER_CORE) return;
      const field = spec.cpu?.spreadOptions?.ratio === undefined ? 'preferSpreadSocketToCoreRatio' : RATIO;
      yield { field, reported: RATIO, got: ratio, allowed: `${THREADS_PER_CORE} with CoresThreads` };
    },
  }),
];
