import { App, Chart } from 'cdk8s';
import { KubeVirt, KubeVirtRoleAggregation, KubeVirtTlsVersion, LauncherSeccompProfile } from '../../../src';

/** What of hardening is set in the KubeVirt CR, for the whole cluster. */
export function build(app: App): void {
  new KubeVirt(new Chart(app, 'kubevirt', { namespace: 'kubevirt' }), 'kubevirt', {
    security: {
      launcherSeccompProfile: LauncherSeccompProfile.runtimeDefault(),
      minTlsVersion: KubeVirtTlsVersion.TLS_1_3,
      roleAggregation: KubeVirtRoleAggregation.MANUAL,
    },
    migrations: { tls: true },
  });
}
