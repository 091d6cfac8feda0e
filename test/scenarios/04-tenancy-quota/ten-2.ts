import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { TENANT_A } from './tenant-a.shared';
import { TenantNamespace, VirtualMachineNamePolicy } from '../../../src';

/** Who may do what in a tenant, and a namespace that teams share. */
export function build(app: App): void {
  const chart = new Chart(app, 'ten-2');
  const group = (name: string) => kplus.Group.fromName(chart, name, name);
  new TenantNamespace(app, 'tenant-a', {
    ...TENANT_A,
    access: { admins: [group('tenant-a-admins')], operators: [group('tenant-a-operators')] },
  });
  new VirtualMachineNamePolicy(chart, 'vm-name-prefix', {
    namespaces: kplus.Namespaces.select(chart, 'shared', { labels: { 'shared-by-prefix': 'true' } }),
    groupPrefix: 'team-',
    message: 'VM names must start with the name of your team',
  });
}
