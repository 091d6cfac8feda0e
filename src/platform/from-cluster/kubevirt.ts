import { labelOf } from './cluster-objects';
import type { ClusterObject, ClusterObjects } from './cluster-objects';
import { fact } from './facts';
import type { Fact, Remark } from './facts';
import { observedVersion } from './versions';
import { at, mappingAt, textAt, textsAt } from '../../kubernetes/untyped';
import { clusterOfConfiguration } from '../../manifests/kubevirt-cr';
import type { StatedCluster } from '../../manifests/kubevirt-cr';
import { UPSTREAM } from '../../manifests/releases';

/** What the KubeVirt CR says: version, gates, configuration, default architecture. With HyperConverged it is the CR which that owns. */
export function kubevirtFacts(objects: ClusterObjects, remark: Remark): Fact[] {
  const cr = objects.oneOf('KubeVirt');
  if (!cr) {
    const [owner] = objects.of('HyperConverged');
    const of = owner ? `the KubeVirt that ${labelOf(owner)} owns is not there` : 'there is no KubeVirt';
    remark(`kubevirtVersion, featureGates and kubevirtConfiguration: ${of}; kubectl get kubevirts.kubevirt.io -A -o yaml prints it`);
    return [];
  }
  const from = labelOf(cr);
  const developer = mappingAt(cr.fields, 'spec', 'configuration', 'developerConfiguration');
  const listed = sorted(textsAt(developer, 'featureGates'));
  const disabled = sorted(textsAt(developer, 'disabledFeatureGates').filter((gate) => !listed.includes(gate)));
  const stated = statedBy(cr, remark);
  const { architecture: configured, enabledFeatureGates: _, ...configuration } = stated ?? {};
  const architecture = textAt(cr.fields, 'status', 'defaultArchitecture');
  return [
    ...observedVersion('kubevirtVersion', cr, remark),
    ...architecture === undefined
      ? fact('architecture', configured, `${from}: spec.configuration.architectureConfiguration`)
      : fact('architecture', architecture, `${from}: status.defaultArchitecture`),
    ...fact('featureGates', listed, from),
    ...fact('disabledFeatureGates', disabled.length ? disabled : undefined, from),
    ...Object.entries(configuration).flatMap(([name, value]) => fact(
      `kubevirtConfiguration.${name}`, Array.isArray(value) ? sorted(value as string[]) : value, `${from}; what it does not set has KubeVirt's default`,
    )),
  ];
}

/** Whether guests run without the device of a hypervisor. */
export function isEmulating(objects: ClusterObjects): boolean {
  return objects.of('KubeVirt').some(({ fields }) => at(fields, 'spec', 'configuration', 'developerConfiguration', 'useEmulation') === true);
}

function statedBy(cr: ClusterObject, remark: Remark): StatedCluster | undefined {
  try {
    return clusterOfConfiguration(mappingAt(cr.fields, 'spec', 'configuration'), UPSTREAM.kubevirt);
  } catch {
    remark(`kubevirtConfiguration: spec.configuration of ${labelOf(cr)} has another shape than its CRD allows`);
    return undefined;
  }
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
