import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Cdi, CdiFeatureGate, KubeVirt, KubeVirtFeatureGate, WorkloadUpdateMethod } from '../../../src';

const LINUX = { nodeSelector: { 'kubernetes.io/os': 'linux' } };

/** KubeVirt and CDI as their own operators install them. */
export function build(app: App): void {
  new KubeVirt(new Chart(app, 'kubevirt', { namespace: 'kubevirt' }), 'kubevirt', {
    components: { imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT },
    featureGates: [KubeVirtFeatureGate.off(KubeVirtFeatureGate.EXTERNAL_NET_RESOURCE_INJECTION)],
    workloadUpdates: { methods: [WorkloadUpdateMethod.LIVE_MIGRATE] },
  });
  new Cdi(new Chart(app, 'cdi'), 'cdi', {
    featureGates: [CdiFeatureGate.HONOR_WAIT_FOR_FIRST_CONSUMER],
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
    infraPlacement: LINUX,
    workloadPlacement: LINUX,
  });
}
