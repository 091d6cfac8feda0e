import { valueIn } from './by-release';
import type { ByRelease } from './by-release';
import { featureGates } from './feature-gate';

/** What a release of HyperConverged writes into the KubeVirt CR by itself. */
interface Defaults {
  /** Without asking. */
  readonly always: readonly string[];
  /** Unless the gate of that name in its own CR, which begins with a small letter, is off. */
  readonly unlessOff: readonly string[];
}

/**
 * By the KubeVirt release that it bundles (`hardCodeKvFgs` and `getFeatureGateChecks` of `controllers/…/kubevirt.go`): HyperConverged 1.14.0,
 * 1.15.2, 1.16.0, 1.17.3, 1.18.1, and the main branch of August 2026 for KubeVirt 1.9.
 */
const DEFAULTS: ByRelease<Defaults> = [
  ['1.4', {
    always: [
      'CPUManager', 'DisableCustomSELinuxPolicy', 'DynamicPodInterfaceNaming', 'ExpandDisks', 'GPU', 'HostDevices', 'HotplugVolumes', 'KubevirtSeccompProfile',
      'NetworkBindingPlugins', 'Snapshot', 'VMExport', 'VMLiveUpdateFeatures', 'VMPersistentState', 'VolumeMigration', 'VolumesUpdateStrategy',
    ],
    unlessOff: [],
  }],
  ['1.5', {
    always: [
      'CPUManager', 'ExpandDisks', 'HostDevices', 'HotplugVolumes', 'InstancetypeReferencePolicy', 'KubevirtSeccompProfile', 'Snapshot', 'VMExport',
      'VMPersistentState',
    ],
    unlessOff: [],
  }],
  ['1.6', {
    always: [
      'CPUManager', 'ExpandDisks', 'HostDevices', 'InstancetypeReferencePolicy', 'KubevirtSeccompProfile', 'Snapshot', 'VMExport', 'VMPersistentState',
    ],
    unlessOff: [],
  }],
  ['1.7', { always: ['CPUManager', 'ExpandDisks', 'HostDevices', 'KubevirtSeccompProfile', 'Snapshot', 'VMExport'], unlessOff: ['VideoConfig'] }],
  ['1.8', {
    always: ['CPUManager', 'ExpandDisks', 'HostDevices', 'KubevirtSeccompProfile', 'LiveUpdateNADRef', 'Snapshot', 'VMExport'],
    unlessOff: ['DecentralizedLiveMigration', 'VideoConfig'],
  }],
  ['1.9', {
    always: ['CPUManager', 'HostDevices', 'KubevirtSeccompProfile', 'Snapshot'],
    unlessOff: ['DecentralizedLiveMigration', 'DeclarativeHotplugVolumes', 'Template'],
  }],
];

/** One gate of HyperConverged may stand for more than one of KubeVirt. */
const COMPANIONS: ReadonlyMap<string, readonly string[]> = new Map([['IncrementalBackup', ['UtilityVolumes']]]);

/**
 * The gates that HyperConverged lists in the KubeVirt CR.
 *
 * @param kubevirtVersion the release that it bundles
 * @param set which of its own gates its CR says to be on or off
 */
export function hyperConvergedGates(kubevirtVersion: string, set: ReadonlyMap<string, boolean> = new Map()): string[] {
  const { always, unlessOff } = valueIn(DEFAULTS, { kubevirtVersion });
  const says = new Map([...set].map(([name, on]) => [name.toLowerCase(), on]));
  const optional = [...featureGates(kubevirtVersion).keys()].filter((name) => says.get(name.toLowerCase()) ?? unlessOff.includes(name));
  const all = new Set([...always, ...optional, ...optional.flatMap((name) => COMPANIONS.get(name) ?? [])]);
  // One of the two ways to plug volumes is always on.
  if (!all.has('DeclarativeHotplugVolumes')) all.add('HotplugVolumes');
  return [...all].sort();
}
