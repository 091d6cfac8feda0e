import { App } from 'cdk8s';
import { TENANT_A } from './tenant-a.shared';
import { TenantNamespace } from '../../../src';

/** A namespace that containers and VMs of a tenant share. */
export function build(app: App): void {
  new TenantNamespace(app, 'tenant-a', TENANT_A);
}
