import { App, Chart } from 'cdk8s';
import { KubeVirt, KubeVirtFeatureGate, PermittedDevice } from '../../../src';

/** The devices that guests may have, instead of the hardening of the cluster. */
export function build(app: App): void {
  new KubeVirt(new Chart(app, 'kubevirt', { namespace: 'kubevirt' }), 'kubevirt', {
    featureGates: [KubeVirtFeatureGate.HOST_DEVICES],
    permittedDevices: [
      PermittedDevice.pci('10DE:20B0', { resourceName: 'nvidia.com/GA100_A100', externalResourceProvider: true }),
      PermittedDevice.pci('10EE:5000', { resourceName: 'amd.com/fpga-u50' }),
    ],
  });
}
