import { App, Chart } from 'cdk8s';
import { NetworkAttachment, NetworkAttachmentConfig } from '../../../src';

/** A network of virtual functions where no operator makes it. */
export function build(app: App): void {
  const chart = new Chart(app, 'net-4', { namespace: 'apps' });
  new NetworkAttachment(chart, 'sriov-network', { config: NetworkAttachmentConfig.sriov({ resourceName: 'intel.com/sriov', vlan: 100 }) });
}
