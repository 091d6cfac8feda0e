import type { VirtualMachinePreference, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import { spreadOf, topologyOf } from '../../manifests/cpu-spread';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';
import { elsewhere } from '../subjects/reported-at';

const KINDS = ['instancetype.kubevirt.io/VirtualMachinePreference', 'instancetype.kubevirt.io/VirtualMachineClusterPreference'];
const TOPOLOGIES = ['sockets', 'cores', 'threads', 'spread', 'any'];
const SPREADS = ['SocketsCores', 'CoresThreads', 'SocketsCoresThreads'];
const RATIO = 'spec.cpu.spreadOptions.ratio';
/** A core has two threads. */
const THREADS = 2;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'preference-spec/has-known-topology',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'A preference makes vCPUs sockets, cores, threads or a spread of them',
    why: 'The webhook refuses every other word.',
    fix: 'Write one of the allowed words.',
    upstream: ['preferenceobj/topology'],
    * check(manifest) {
      const spec = specOf(manifest);
      if (TOPOLOGIES.includes(topologyOf(spec))) return;
      yield { field: 'spec.cpu.preferredCPUTopology', got: spec.cpu?.preferredCPUTopology, allowed: TOPOLOGIES.join(', ') };
    },
  }),
  defineRule({
    id: 'preference-spec/excludes-deprecated-topology',
    level: FindingLevel.WARNED,
    subject: objectsOf(...KINDS),
    summary: 'This word for a topology is deprecated',
    why: 'The webhook admits the words of former versions with a warning.',
    fix: 'Write it without prefer and in lower case.',
    * check(manifest) {
      const spec = specOf(manifest);
      const { preferredCPUTopology: written } = spec.cpu ?? {};
      const current = topologyOf(spec);
      if (written !== undefined && written !== current) yield { field: 'spec.cpu.preferredCPUTopology', got: written, allowed: current };
    },
  }),
  defineRule({
    id: 'preference-spec/has-known-spread',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'vCPUs are spread over sockets, cores and threads',
    why: 'The webhook refuses every other word for what they are spread across.',
    fix: 'Write one of the allowed words, or none: SocketsCores is the default.',
    upstream: ['preferenceobj/spread-across'],
    * check(manifest) {
      const spec = specOf(manifest);
      const { across } = spreadOf(spec);
      if (topologyOf(spec) !== 'spread' || SPREADS.includes(across)) return;
      yield { field: 'spec.cpu.spreadOptions.across', got: across, allowed: SPREADS.join(', ') };
    },
  }),
  defineRule({
    id: 'preference-spec/has-valid-ratio',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'Spread over cores and threads, a core has two threads',
    why: 'The webhook refuses every other ratio with CoresThreads.',
    fix: 'Remove the ratio: it is 2 by default.',
    upstream: ['preferenceobj/spread-ratio'],
    * check(manifest) {
      const spec = specOf(manifest);
      const { across, ratio } = spreadOf(spec);
      if (topologyOf(spec) !== 'spread' || across !== 'CoresThreads' || ratio === THREADS) return;
      const written = spec.cpu?.spreadOptions?.ratio !== undefined;
      yield {
        ...elsewhere(written ? RATIO : 'spec.preferSpreadSocketToCoreRatio', RATIO),
        got: ratio,
        allowed: `${THREADS} with CoresThreads`,
      };
    },
  }),
];

function specOf(manifest: Manifest): VirtualMachinePreferenceSpec {
  return (manifest as VirtualMachinePreference).spec;
}
