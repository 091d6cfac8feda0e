import { App } from 'cdk8s';
import { TENANT_A } from './tenant-a.shared';
import { TenantNamespace } from '../../../src';

/** Traffic inside the tenant, and with a shared service. */
export function build(app: App): void {
  new TenantNamespace(app, 'tenant-a', TENANT_A);
}
