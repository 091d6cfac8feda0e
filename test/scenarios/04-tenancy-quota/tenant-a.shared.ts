import { NetworkIsolation, SharedServiceDirection, TenantNamespaceProps } from '../../../src';

/** What the tenant of all sections is; each adds what it is about. */
export const TENANT_A: TenantNamespaceProps = {
  labels: { tenant: 'a' },
  securityTier: 'high',
  isolation: NetworkIsolation.tenantOnly({
    sharedServices: [{
      namespace: 'shared-services', podLabels: { app: 'shared-service' }, direction: SharedServiceDirection.BOTH, allPorts: true,
    }],
    imageSources: ['*'],
    cloneSources: ['*'],
  }),
};
