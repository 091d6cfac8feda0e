import type { Release } from './releases';
import { judgedGates } from '../lib/manifests/gate-state';
import type { AdmissionProfile } from '../lib/manifests/profile';
import { UPSTREAM } from '../lib/manifests/releases';

/** The cluster of a judge, as our side knows it. */
export function profileOf({ version, kubernetes }: Release, featureGates: readonly string[], architecture = 'amd64'): AdmissionProfile {
  const kubevirtVersion = `${version}.0`;
  const enabledFeatureGates = judgedGates({ kubevirtVersion, featureGates });
  return { kubevirtVersion, cdiVersion: UPSTREAM.cdi, kubernetesVersion: kubernetes, architecture, enabledFeatureGates };
}
