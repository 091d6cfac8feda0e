import { clusterOfHyperConverged, statementsOf } from './hyperconverged';
import { clusterOfConfiguration } from './kubevirt-cr';
import type { StatedCluster } from './kubevirt-cr';
import { kindOf, versionOf } from './manifest';
import type { ClusterSource, Manifest } from './manifest';
import { ofKinds } from './of-kind';
import type { KubeVirt } from '../../imports/kubevirt.io';
import { isMapping } from '../kubernetes/is-mapping';

type Reader = (manifest: Manifest, kubevirtVersion: string) => StatedCluster;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['kubevirt.io/KubeVirt', (manifest, version) => clusterOfConfiguration((manifest as Manifest & KubeVirt).spec.configuration ?? {}, version)],
  ['hco.kubevirt.io/HyperConverged', (manifest, version) => {
    const spec = isMapping(manifest.spec) ? manifest.spec : {};
    return clusterOfHyperConverged(versionOf(manifest) === 'v1' ? statementsOf(spec) : spec, version);
  }],
]);

/** The one CR among manifests that configures KubeVirt; `undefined` where there is none, or more than one: they may be alternatives. */
export function clusterSource(manifests: readonly Manifest[], kubevirtVersion: string): ClusterSource | undefined {
  const [manifest, ...others] = ofKinds(manifests, READERS.keys());
  if (!manifest || others.length) return undefined;
  try {
    return { manifest, stated: READERS.get(kindOf(manifest))!(manifest, kubevirtVersion) };
  } catch {
    // What does not have the shape of its kind says nothing.
    return undefined;
  }
}
