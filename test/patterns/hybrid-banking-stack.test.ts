import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { synthesized } from './fixture';
import { Admission } from '../../src/admission/synth';
import { CloudInit, NetworkData } from '../../src/compute';
import { GuestCpu } from '../../src/compute/guest/guest-cpu';
import { Hugepages } from '../../src/compute/guest/memory';
import { NetworkAttachment } from '../../src/network/network-attachment';
import { HybridBankingStack } from '../../src/patterns/hybrid-banking-stack';
import { HybridBankingStackProps } from '../../src/patterns/hybrid-banking-stack-props';
import { Platform } from '../../src/platform';
import { DataVolumeSource } from '../../src/storage/data-volumes/data-volume-source';
import { TenantQuota } from '../../src/tenancy/quota';

const DATABASE = {
  image: DataVolumeSource.dataSource({ name: 'oracle-linux-9', namespace: 'golden-images' }),
  storageClassName: 'encrypted-ssd',
  network: NetworkAttachment.fromNetworkAttachmentName(new App(), 'sriov', 'banking-core/sriov-net'),
  addresses: ['10.56.1.10/24'],
  port: 1521,
};
const GATEWAY = { image: 'nginxinc/nginx-unprivileged:1.29-alpine' };

function stack(props: Partial<HybridBankingStackProps> = {}): HybridBankingStack {
  return new HybridBankingStack(new App(), 'banking-core', { database: DATABASE, gateway: GATEWAY, ...props });
}

const objects = synthesized(stack());

test('has the objects of scenario 09', () => {
  expect(Object.keys(objects).filter((key) => !key.startsWith('NetworkPolicy/')).sort()).toEqual([
    'ConfigMap/api-gateway', 'Deployment/api-gateway', 'HorizontalPodAutoscaler/api-gateway', 'Namespace/banking-core',
    'PodDisruptionBudget/api-gateway', 'PriorityClass/banking-core-critical', 'ResourceQuota/priority-classes', 'ResourceQuota/tenant-quota',
    'Secret/database-cloudinit', 'Service/api-gateway', 'Service/database',
    ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'].flatMap((kind) => (
      ['attachments', 'cdi-labels', 'exposure', 'placement', 'priorities'].map((purpose) => `${kind}/banking-core-${purpose}`)
    )),
    'VirtualMachine/database',
  ]);
});

test('lacks nothing but the network that the infrastructure makes', () => {
  expect(Admission.of(stack()).findings().map(({ rule, got }) => [rule, got])).toEqual([['reference/requires-target', 'sriov-net']]);
});

test('everything is in the namespace but what belongs to the cluster', () => {
  const clusterScoped = /^(Namespace|PriorityClass|ValidatingAdmissionPolicy(Binding)?)\//;
  for (const [key, { metadata }] of Object.entries(objects)) {
    expect([key, metadata.namespace]).toEqual([key, clusterScoped.test(key) ? undefined : 'banking-core']);
  }
});

test('the namespace is labelled and its quota holds the database twice', () => {
  expect(objects['Namespace/banking-core'].metadata.labels).toEqual({
    'tenant': 'banking-core',
    'pod-security.kubernetes.io/enforce': 'baseline',
    'pod-security.kubernetes.io/warn': 'restricted',
    'pod-security.kubernetes.io/audit': 'restricted',
  });
  expect(objects['ResourceQuota/tenant-quota'].spec.hard).toEqual({
    'requests.cpu': '100',
    'requests.memory': '200Gi',
    'limits.cpu': '200',
    'limits.memory': '400Gi',
    'requests.hugepages-1Gi': '128Gi',
    'count/virtualmachines.kubevirt.io': '5',
    'count/pods': '50',
  });
});

test('the database is pinned, on huge pages and block volumes, and can move', () => {
  const { metadata, spec } = objects['VirtualMachine/database'];
  expect(metadata.labels).toEqual({ 'app.kubernetes.io/name': 'database', 'tier': 'database' });
  expect(spec.runStrategy).toBe('RerunOnFailure');
  const storage = { storageClassName: 'encrypted-ssd', accessModes: ['ReadWriteMany'], volumeMode: 'Block' };
  expect(spec.dataVolumeTemplates).toEqual([
    {
      metadata: { name: 'database-root' },
      spec: {
        sourceRef: { kind: 'DataSource', name: 'oracle-linux-9', namespace: 'golden-images' },
        storage: { ...storage, resources: { requests: { storage: '100Gi' } } },
      },
    },
    { metadata: { name: 'database-data' }, spec: { source: { blank: {} }, storage: { ...storage, resources: { requests: { storage: '500Gi' } } } } },
  ]);
  expect(spec.template.spec).toMatchObject({
    priorityClassName: 'banking-core-critical',
    evictionStrategy: 'LiveMigrate',
    terminationGracePeriodSeconds: 600,
    nodeSelector: { workload: 'database' },
    tolerations: [{ key: 'workload', operator: 'Equal', value: 'database', effect: 'NoSchedule' }],
    readinessProbe: { tcpSocket: { port: 1521 }, initialDelaySeconds: 60, periodSeconds: 10, failureThreshold: 12 },
    domain: {
      ioThreadsPolicy: 'auto',
      cpu: {
        sockets: 2,
        cores: 8,
        threads: 1,
        model: 'host-passthrough',
        dedicatedCpuPlacement: true,
        isolateEmulatorThread: true,
        numa: { guestMappingPassthrough: {} },
      },
      memory: { guest: '64Gi', hugepages: { pageSize: '1Gi' } },
      features: { smm: { enabled: true } },
      firmware: { bootloader: { efi: { secureBoot: true } } },
      devices: { watchdog: { i6300esb: { action: 'reset' } } },
    },
    networks: [{ name: 'default', pod: {} }, { name: 'data-plane', multus: { networkName: 'banking-core/sriov-net' } }],
  });
  expect(spec.template.spec.domain.devices.disks).toEqual([
    { name: 'root', bootOrder: 1, disk: { bus: 'virtio' } },
    { name: 'data', cache: 'none', io: 'native', dedicatedIOThread: true, errorPolicy: 'stop', disk: { bus: 'virtio' } },
    { name: 'cloudinit', disk: { bus: 'virtio' } },
  ]);
});

test('the address of the card is told to the guest by the MAC the card has', () => {
  const card = objects['VirtualMachine/database'].spec.template.spec.domain.devices.interfaces[1];
  expect(card).toEqual({ name: 'data-plane', sriov: {}, macAddress: expect.stringMatching(/^[0-9a-f][26ae](:[0-9a-f]{2}){5}$/) });
  expect(objects['Secret/database-cloudinit'].stringData.networkdata).toContain(
    `    match:\n      macaddress: ${card.macAddress}\n    addresses:\n      - 10.56.1.10/24\n`,
  );
});

test('only the gateway reaches the database, only the ingress controller the gateway', () => {
  const policies = Object.values(objects).filter(({ kind }) => kind === 'NetworkPolicy');
  expect(policies.map(({ metadata: { name } }) => name)).toEqual(['default-deny', 'allow-dns', 'allow-cdi', 'gateway-to-database', 'gateway']);
  const gateway = { podSelector: { matchLabels: { tier: 'gateway' } } };
  const database = { podSelector: { matchLabels: { tier: 'database' } } };
  const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
  const listener = [{ port: 1521, protocol: 'TCP' }];
  expect(objects['NetworkPolicy/gateway-to-database'].spec).toEqual({
    ...database, policyTypes: ['Ingress'], ingress: [{ from: [gateway], ports: listener }],
  });
  expect(objects['NetworkPolicy/gateway'].spec).toEqual({
    ...gateway,
    policyTypes: ['Egress', 'Ingress'],
    ingress: [{ from: [{ ...namespace('ingress-nginx'), podSelector: {} }], ports: [{ port: 8080, protocol: 'TCP' }] }],
    egress: [
      { to: [database], ports: listener },
      {
        to: [{ ...namespace('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
        ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }],
      },
    ],
  });
});

test('the gateway scales, survives drains and is reached by a Service', () => {
  const selector = { 'app.kubernetes.io/name': 'api-gateway' };
  expect(objects['HorizontalPodAutoscaler/api-gateway'].spec).toEqual({
    minReplicas: 3,
    maxReplicas: 10,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api-gateway' },
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  });
  expect(objects['PodDisruptionBudget/api-gateway'].spec).toEqual({ minAvailable: 2, selector: { matchLabels: selector } });
  expect(objects['Service/database'].spec.ports).toEqual([{ name: 'database', port: 1521, targetPort: 1521 }]);
  expect(objects['Service/api-gateway'].spec).toMatchObject({ selector, ports: [{ name: 'http', port: 80, targetPort: 'http' }] });
  const { metadata, spec: { replicas, selector: { matchLabels }, template } } = objects['Deployment/api-gateway'];
  expect({ labels: metadata.labels, matchLabels, replicas }).toEqual({ labels: selector, matchLabels: selector, replicas: undefined });
  expect(template.metadata.labels).toMatchObject({ ...selector, tier: 'gateway' });
  expect(template.spec).toMatchObject({
    securityContext: { runAsNonRoot: true, runAsUser: 101, seccompProfile: { type: 'RuntimeDefault' } },
    topologySpreadConstraints: [{
      maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: selector },
    }],
  });
  expect(template.spec.containers[0]).toEqual({
    name: 'gateway',
    image: 'nginxinc/nginx-unprivileged:1.29-alpine',
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/healthz', port: 'http', scheme: 'HTTP' }, periodSeconds: 5, failureThreshold: 3 },
    resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '2', memory: '2048Mi' } },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    volumeMounts: [{ name: 'conf', mountPath: '/etc/nginx/conf.d', readOnly: true }, { name: 'tmp', mountPath: '/tmp' }],
  });
});

test('what else can be said', () => {
  const changed = synthesized(stack({
    compliance: 'iso-27001',
    tenant: 'bank',
    priorityClassName: 'databases',
    priority: 7,
    database: {
      ...DATABASE,
      name: 'db',
      application: 'ledger',
      selector: { role: 'ledger' },
      interfaceName: 'card',
      macAddress: '02:00:00:56:01:0a',
      watchdogName: 'wd',
      encryptedStorage: true,
      port: 5432,
      portName: 'postgres',
      hugepages: Hugepages.TWO_MEBIBYTES,
      memory: Size.gibibytes(16),
      nodePool: { key: 'pool', value: 'db' },
    },
    gateway: {
      image: 'ghcr.io/example/gateway:2',
      name: 'edge',
      port: 9000,
      user: 1000,
      minReplicas: 2,
      maxReplicas: 4,
      cpuUtilizationPercent: 50,
      configuration: 'server {}',
      resources: { cpu: { request: kplus.Cpu.millis(100) } },
      selector: { role: 'edge' },
    },
  }));
  expect(changed['Namespace/banking-core'].metadata.labels).toMatchObject({ compliance: 'iso-27001', tenant: 'bank' });
  expect(changed['PriorityClass/databases'].value).toBe(7);
  expect(changed['ResourceQuota/tenant-quota'].spec.hard['requests.hugepages-2Mi']).toBe('32Gi');
  const { metadata, spec } = changed['VirtualMachine/db'];
  expect(metadata.labels).toEqual({ 'app.kubernetes.io/name': 'ledger', 'role': 'ledger', 'compliance': 'iso-27001' });
  expect(spec.template.spec).toMatchObject({
    nodeSelector: { pool: 'db' },
    priorityClassName: 'databases',
    readinessProbe: { tcpSocket: { port: 5432 } },
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { role: 'ledger' } } },
        ],
      },
    },
    domain: { devices: { watchdog: { name: 'wd' } } },
  });
  expect(spec.template.spec.domain.devices.interfaces[1]).toEqual({ name: 'card', sriov: {}, macAddress: '02:00:00:56:01:0a' });
  expect(changed['Service/ledger'].spec).toMatchObject({
    selector: { 'app.kubernetes.io/name': 'ledger' }, ports: [{ name: 'postgres', port: 5432, targetPort: 5432 }],
  });
  expect(changed['ConfigMap/edge'].data).toEqual({ 'default.conf': 'server {}' });
  expect(changed['PodDisruptionBudget/edge'].spec.minAvailable).toBe(1);
  expect(changed['HorizontalPodAutoscaler/edge'].spec).toMatchObject({
    minReplicas: 2, maxReplicas: 4, metrics: [{ resource: { target: { averageUtilization: 50 } } }],
  });
  expect(changed['Deployment/edge'].spec.template.spec).toMatchObject({
    securityContext: { runAsUser: 1000 }, containers: [{ ports: [{ containerPort: 9000 }], resources: { requests: { cpu: '100m' } } }],
  });
  expect(changed['NetworkPolicy/gateway-to-database'].spec).toMatchObject({
    podSelector: { matchLabels: { role: 'ledger' } }, ingress: [{ from: [{ podSelector: { matchLabels: { role: 'edge' } } }], ports: [{ port: 5432 }] }],
  });
});

test('the configuration of the gateway follows its port', () => {
  const { data } = synthesized(stack({ gateway: { ...GATEWAY, port: 9000 } }))['ConfigMap/api-gateway'];
  expect(data['default.conf']).toContain('  listen 9000;\n');
});

test('network data of the user, instead of addresses', () => {
  const cloudInit = new CloudInit({ networkData: new NetworkData({ ethernets: [{ name: 'enp2s0', macAddress: '02:00:00:56:01:0a', dhcp4: true }] }) });
  const own = synthesized(stack({ database: { ...DATABASE, addresses: undefined, macAddress: '02:00:00:56:01:0a', cloudInit } }));
  expect(own['Secret/database-cloudinit'].stringData.networkdata).toContain('enp2s0');
  expect(own['VirtualMachine/database'].spec.template.spec.domain.devices.interfaces).toEqual([
    { name: 'default', masquerade: {} }, { name: 'data-plane', sriov: {}, macAddress: '02:00:00:56:01:0a' },
  ]);
});

test.each<[string, Partial<HybridBankingStackProps>, string]>([
  [
    'compliance without encrypted storage', { compliance: 'pci-dss' },
    'database.encryptedStorage: got undefined; allowed: true with compliance pci-dss. State that the StorageClass encrypted-ssd encrypts its volumes, once',
  ],
  [
    'a card without addresses', { database: { ...DATABASE, addresses: undefined } },
    'database.addresses: got undefined; allowed: at least one, or network data in `cloudInit`. No CNI reaches a passed-through card',
  ],
  ['more CPUs than licences', { database: { ...DATABASE, licensedCores: 8 } }, 'database.cpu: got "16 virtual CPUs"; allowed: 8 licensed cores'],
  ['a quota without room to migrate', { quota: TenantQuota.banking({ hugepages1Gi: Size.gibibytes(64) }) }, 'quota huge pages: got "65536Mi"'],
  [
    'a quota without CPUs to migrate',
    { quota: TenantQuota.banking({ cpu: { request: kplus.Cpu.millis(39029) } }) },
    'quota.cpu.request: got "39029m"; allowed: at least 39.03: ',
  ],
])('refuses %s', (_, props, message) => {
  expect(() => synthesized(stack(props))).toThrow(`[banking-core] ${message}`);
});

test.each<[string, GuestCpu | undefined, number]>([
  ['pinned with an isolated emulator: 2 × 17.015 + 10 × 0.5', undefined, 39030],
  ['pinned: 2 × 4.015 + 10 × 0.5', GuestCpu.dedicated({ cores: 4 }), 13030],
  ['a tenth of shared ones: 2 × 0.405 + 10 × 0.5', GuestCpu.cores(4), 5810],
])('a quota that just holds it is taken, %s', (_, cpu, quota) => {
  const { node } = stack({ database: { ...DATABASE, cpu }, quota: TenantQuota.banking({ cpu: { request: kplus.Cpu.millis(quota) } }) });
  expect(node.validate()).toEqual([]);
});

test('nodes that hand out whole cores get an even number of CPUs', () => {
  const database = { ...DATABASE, nodePool: { fullPcpusOnly: true } };
  const even = 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity';
  const { spec } = synthesized(stack({ database }))['VirtualMachine/database'];
  expect([spec.template.metadata.annotations, objects['VirtualMachine/database'].spec.template.metadata.annotations]).toEqual([{ [even]: '' }, undefined]);
  const quota = (millis: number) => TenantQuota.banking({ cpu: { request: kplus.Cpu.millis(millis) } });
  expect(stack({ database, quota: quota(41030) }).node.validate()).toEqual([]);
  expect(stack({ database, quota: quota(41029) }).node.validate()).toEqual([expect.stringContaining('allowed: at least 41.03: ')]);
  const odd = (isolateEmulatorThread: boolean) => stack({ database: { ...database, cpu: GuestCpu.dedicated({ cores: 15, isolateEmulatorThread }) } });
  expect(() => odd(true)).not.toThrow();
  expect(() => odd(false)).toThrow('[banking-core] database.cpu: got "15 CPUs"; allowed: an even number on nodes that hand out whole cores only.');
});

test('shared CPUs are not pinned', () => {
  const shared = synthesized(stack({ database: { ...DATABASE, cpu: GuestCpu.cores(4) } }));
  expect(shared['VirtualMachine/database'].spec.template.spec.domain.cpu).toEqual({ cores: 4 });
});

test('the quota is checked with the ratio of the Platform', () => {
  const app = new App();
  new Platform(app, 'Platform', { kubevirtConfiguration: { cpuAllocationRatio: 1 } });
  const database = { ...DATABASE, cpu: GuestCpu.cores(4) };
  const quota = TenantQuota.banking({ cpu: { request: kplus.Cpu.units(12) } });
  const { node } = new HybridBankingStack(app, 'banking-core', { database, gateway: GATEWAY, quota });
  expect(node.validate()).toEqual([expect.stringContaining('quota.cpu.request: got "12"; allowed: at least 13.01')]);
});

test('opens nothing to other namespaces or the world but what is named', () => {
  const opened = (props: Partial<HybridBankingStackProps>) => JSON.stringify(
    Object.entries(synthesized(stack(props))).filter(([key]) => key.startsWith('NetworkPolicy/')),
  );
  expect([opened({}).includes('golden-images'), opened({ cloneSources: ['golden-images'] }).includes('golden-images')]).toEqual([false, true]);
  expect([opened({}).includes('203.0.113.0/24'), opened({ imageSources: ['203.0.113.0/24'] }).includes('203.0.113.0/24')]).toEqual([false, true]);
});

test('tolerates the node pool of the database, and what is stated besides', () => {
  const tolerations = (props: Partial<HybridBankingStackProps>) => (
    synthesized(stack(props))['ValidatingAdmissionPolicy/banking-core-placement'].spec.validations[0].message
  );
  expect(tolerations({})).toBe('the pods of this tenant tolerate: workload=database');
  expect(tolerations({ restrictions: { tolerations: [{ key: 'spot' }] } })).toBe('the pods of this tenant tolerate: workload=database, spot');
});
