import { App, Chart } from 'cdk8s';
import { LiveMigration, VirtualMachine } from '../../../src';

/** A VM that moves to another zone, each time that its manifest is created. */
export function build(app: App): void {
  const chart = new Chart(app, 'mig-1', { namespace: 'apps' });
  new LiveMigration(chart, 'move', {
    virtualMachine: VirtualMachine.fromVirtualMachineName(chart, 'App', 'app'),
    addedNodeSelector: { 'topology.kubernetes.io/zone': 'zone-b' },
  });
}
