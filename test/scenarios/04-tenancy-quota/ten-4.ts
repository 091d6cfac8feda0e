import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { TENANT_A } from './tenant-a.shared';
import { TenantNamespace, TenantQuota } from '../../../src';

/** What a tenant, and each of its containers and claims, may use. */
export function build(app: App): void {
  new TenantNamespace(app, 'tenant-a', {
    ...TENANT_A,
    quota: TenantQuota.small({
      storage: Size.tebibytes(1),
      persistentVolumeClaims: 50,
      storagePerClass: { 'fast-ssd': Size.gibibytes(500) },
      virtualMachineInstances: 10,
      virtualMachineSnapshots: 20,
      dataVolumes: 50,
      networkAttachmentDefinitions: 5,
    }),
    limits: {
      container: { max: { cpu: kplus.Cpu.units(16), memory: Size.gibibytes(64) } },
      persistentVolumeClaim: { min: Size.gibibytes(1), max: Size.gibibytes(500) },
    },
  });
}
