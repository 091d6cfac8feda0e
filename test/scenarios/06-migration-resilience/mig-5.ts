import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { PodDisruptionBudget, UnhealthyPodEvictionPolicy, VirtualMachinePool } from '../../../src';

/** Three web servers, of which a drain leaves two. */
export function build(app: App): void {
  const chart = new Chart(app, 'mig-5', { namespace: 'apps' });
  const pool = new VirtualMachinePool(chart, 'web-vms', { replicas: 3, memory: Size.gibibytes(2) });
  new PodDisruptionBudget(chart, 'budget', {
    metadata: { name: 'web-vms' },
    selector: pool,
    minAvailable: kplus.PercentOrAbsolute.absolute(2),
    unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.ALWAYS_ALLOW,
  });
}
