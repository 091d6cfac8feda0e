import { App, Size } from 'cdk8s';
import {
  BankingDatabaseProps, BankingGatewayProps, DataVolumeSource, GuestCpu, HybridBankingStack, HybridBankingStackProps, NetworkAttachment, TenantQuota,
} from '../../../src';
import { manifest, Mistake, refused } from '../refused';

const database: BankingDatabaseProps = {
  image: DataVolumeSource.dataSource({ name: 'database', namespace: 'images' }),
  storageClassName: 'ssd',
  network: NetworkAttachment.fromNetworkAttachmentName(new App(), 'sriov', 'core/sriov-net'),
  addresses: ['10.56.1.10/24'],
  port: 1521,
};
const gateway: BankingGatewayProps = { image: 'nginxinc/nginx-unprivileged:1.29-alpine' };

const stack = (props: Partial<HybridBankingStackProps>): Mistake => (_, app) => {
  new HybridBankingStack(app, 'core', { database, gateway, ...props });
};

/** A VM as somebody writes it who has the database in mind. */
const byHand = (domain: object, spec: object = {}): Mistake => (chart) => manifest(chart, {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {}, ...domain }, ...spec } } },
});

refused({
  '09-hybrid-banking/R1': [
    byHand({ cpu: { sockets: 2, cores: 8, threads: 1, dedicatedCpuPlacement: true }, memory: { guest: '64Gi' }, resources: { limits: { cpu: '12' } } }),
    'rejected cpu/matches-topology-when-dedicated spec.template.spec.domain.cpu: 16 vCPUs',
  ],
  '09-hybrid-banking/R2': [
    byHand({ memory: { guest: '1500Mi', hugepages: { pageSize: '1Gi' } } }),
    'rejected memory/fits-hugepages spec.template.spec.domain.memory.guest: 1500Mi',
  ],
  // With an isolated emulator thread the stack makes the number even by itself.
  '09-hybrid-banking/R3': [
    stack({ database: { ...database, cpu: GuestCpu.dedicated({ cores: 15 }), nodePool: { fullPcpusOnly: true } } }), '[core] database.cpu: got "15 CPUs"',
  ],
  '09-hybrid-banking/R4': [
    byHand({ cpu: { cores: 16, dedicatedCpuPlacement: true }, memory: { guest: '64Gi' }, resources: { requests: { cpu: '8' }, limits: { cpu: '8' } } }),
    'rejected cpu/matches-topology-when-dedicated spec.template.spec.domain.cpu: 16 vCPUs',
  ],
  '09-hybrid-banking/R5': [
    (chart) => {
      manifest(chart, {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '500Gi' } } },
      });
      byHand(
        { memory: { guest: '64Gi' }, devices: { disks: [{ name: 'data', disk: {} }], interfaces: [{ name: 'default', masquerade: {} }] } },
        {
          evictionStrategy: 'LiveMigrate',
          networks: [{ name: 'default', pod: {} }],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        },
      )(chart, new App());
    },
    'advised live-migration/requires-shared-storage spec.template.spec.volumes[0].persistentVolumeClaim.claimName: data is ReadWriteOnce',
  ],
  '09-hybrid-banking/R6': [
    stack({ quota: TenantQuota.banking({ hugepages1Gi: Size.gibibytes(64) }) }),
    'quota huge pages: got "65536Mi"',
    'advised reference/requires-target spec.template.spec.networks[1].multus.networkName: sriov-net',
    'advised migration-room/fits-quota spec.hard[requests.hugepages-1Gi]: 64Gi',
  ],
  // Nothing in the props takes the policy default-deny away.
  '09-hybrid-banking/R7': [stack({ compliance: 'pci-dss' }), '[core] database.encryptedStorage: got undefined'],
  '09-hybrid-banking/R8': [
    stack({ gateway: { image: 'nginx:alpine', port: 80 } }), '[core] gateway.image: got "nginx:alpine"', '[core] gateway.port: got 80',
  ],
  '09-hybrid-banking/R9': [
    (chart) => manifest(chart, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: { replicas: 3, template: { spec: { containers: [{ name: 'gateway', image: 'nginx:alpine' }] } } },
    }),
    'rejected schema/requires-field spec.selector: undefined',
  ],
});
