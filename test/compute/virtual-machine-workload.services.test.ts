import * as kplus from 'cdk8s-plus-28';
import { imported, newChart, object, Rendered, SMALL } from './fixture';
import {
  ExposeViaServiceOptions, ExternalTrafficPolicy, SessionAffinity, VirtualMachine, VirtualMachineInstanceReplicaSet, VirtualMachinePool,
  VirtualMachineWorkload,
} from '../../src/compute';
import { GuestNetwork, GuestPort, IpAddressPool } from '../../src/network';

const SELECTOR = { 'app.kubernetes.io/name': 'web' };

/** A workload `web` with these ports. */
function web(...ports: GuestPort[]) {
  const chart = newChart();
  return { chart, vm: new VirtualMachine(chart, 'web', { ...SMALL, networks: [GuestNetwork.masquerade({ ports })] }) };
}

describe('a Service of cdk8s-plus takes a workload', () => {
  test.each<[string, (chart: ReturnType<typeof newChart>) => VirtualMachineWorkload]>([
    ['VirtualMachine', (chart) => new VirtualMachine(chart, 'web', SMALL)],
    ['VirtualMachinePool', (chart) => new VirtualMachinePool(chart, 'web', SMALL)],
    ['VirtualMachineInstanceReplicaSet', (chart) => new VirtualMachineInstanceReplicaSet(chart, 'web', SMALL)],
    ['a workload with a label of its own', (chart) => new VirtualMachine(chart, 'other', { ...SMALL, labels: { ...SELECTOR, tier: 'front' } })],
  ])('%s', (_, make) => {
    const chart = newChart();
    const workload = make(chart);
    const ports = [{ port: 80, targetPort: 8080 }];
    new kplus.Service(chart, 'by-prop', { metadata: { name: 'by-prop' }, selector: workload, ports });
    new kplus.Service(chart, 'by-method', { metadata: { name: 'by-method' }, ports }).select(workload);
    for (const name of ['by-prop', 'by-method']) {
      expect(object(chart, 'Service', name)).toEqual({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, namespace: 'apps' },
        spec: { type: 'ClusterIP', externalIPs: [], selector: SELECTOR, ports: [{ port: 80, targetPort: 8080 }] },
      });
    }
  });

  test('containers and VMs behind one Service', () => {
    const chart = newChart();
    const vm = new VirtualMachine(chart, 'vm', { ...SMALL, labels: SELECTOR });
    new kplus.Deployment(chart, 'pods', { containers: [{ image: 'nginx' }], podMetadata: { labels: SELECTOR } });
    new kplus.Service(chart, 'both', { selector: vm, ports: [{ port: 80 }] });
    expect(object(chart, 'Service').spec.selector).toEqual(SELECTOR);
    expect(object(chart, 'Deployment').spec.template.metadata.labels).toMatchObject(SELECTOR);
  });
});

describe('exposeViaService', () => {
  test.each<[string, GuestPort[], Rendered[]]>([
    ['one port', [{ port: 8080 }], [{ name: 'tcp-8080', port: 8080, targetPort: 8080 }]],
    ['named ports', [{ port: 80, name: 'http' }, { port: 443, name: 'https', protocol: kplus.Protocol.TCP }],
      [{ name: 'http', port: 80, targetPort: 80 }, { name: 'https', port: 443, targetPort: 443, protocol: 'TCP' }]],
    ['one number in two protocols', [{ port: 53 }, { port: 53, protocol: kplus.Protocol.UDP }],
      [{ name: 'tcp-53', port: 53, targetPort: 53 }, { name: 'udp-53', port: 53, targetPort: 53, protocol: 'UDP' }]],
  ])('%s of the guest', (_, ports, expected) => {
    const { chart, vm } = web(...ports);
    vm.exposeViaService();
    expect(object(chart, 'Service')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'apps' },
      spec: { type: 'ClusterIP', externalIPs: [], selector: SELECTOR, ports: expected },
    });
  });

  test('options, and a second time', () => {
    const { chart, vm } = web({ port: 8080 });
    vm.exposeViaService();
    vm.exposeViaService({ name: 'web-public', serviceType: kplus.ServiceType.LOAD_BALANCER, ports: [{ port: 80, targetPort: 8080, name: 'http' }] });
    expect(object(chart, 'Service', 'web-public').spec).toEqual({
      type: 'LoadBalancer', externalIPs: [], selector: SELECTOR, ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    });
  });

  test('a second time without a name is misuse', () => {
    const { vm } = web({ port: 8080 });
    vm.exposeViaService();
    expect(() => vm.exposeViaService()).toThrow(new Error(
      '[chart/web] name of exposeViaService: got "web"; allowed: one that no other service of the workload has. Give this service a `name` of its own.'));
  });

  test('in the namespace of the workload', () => {
    const chart = newChart();
    const vm = new VirtualMachine(chart, 'web', { ...SMALL, metadata: { namespace: 'prod' } });
    vm.exposeViaIngress('/', { ports: [{ port: 80 }] });
    expect(object(chart, 'Service').metadata).toEqual({ name: 'web', namespace: 'prod' });
    expect(object(chart, 'Ingress').metadata).toEqual({ name: 'web', namespace: 'prod' });
  });

  test.each<[string, GuestNetwork[]]>([
    ['no ports', [GuestNetwork.masquerade()]],
    ['no pod network', [GuestNetwork.bridge('storage', imported('apps/storage'))]],
  ])('with %s is misuse', (_, networks) => {
    const vm = new VirtualMachine(newChart(), 'web', { ...SMALL, networks });
    expect(() => vm.exposeViaService()).toThrow(new Error(
      '[chart/web] ports of a service: got "none"; allowed: at least one. Pass `ports`, or give the guest\'s pod network its `ports`.'));
  });
});

describe('exposeViaIngress', () => {
  const BACKEND = { service: { name: 'web', port: { number: 8080 } } };

  test('a new ingress, named as the service', () => {
    const { chart, vm } = web({ port: 8080 });
    vm.exposeViaIngress('/shop');
    expect(object(chart, 'Ingress')).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web', namespace: 'apps' },
      spec: { rules: [{ http: { paths: [{ path: '/shop', pathType: 'Prefix', backend: BACKEND }] } }] },
    });
    expect(object(chart, 'Service').metadata.name).toBe('web');
  });

  test('an ingress of the app, with options', () => {
    const { chart, vm } = web({ port: 8080 });
    const ingress = new kplus.Ingress(chart, 'edge', { metadata: { name: 'edge' } });
    expect(vm.exposeViaIngress('/shop', { ingress, pathType: kplus.HttpIngressPathType.EXACT, name: 'shop' })).toBe(ingress);
    expect(object(chart, 'Ingress').spec.rules[0].http.paths).toEqual([
      { path: '/shop', pathType: 'Exact', backend: { service: { name: 'shop', port: { number: 8080 } } } },
    ]);
  });

  test('an ingress backend of the service', () => {
    const { chart, vm } = web({ port: 8080 });
    const service = vm.exposeViaService();
    new kplus.Ingress(chart, 'edge', { rules: [{ host: 'a.example.com', path: '/', backend: kplus.IngressBackend.fromService(service) }] });
    expect(object(chart, 'Ingress').spec.rules).toEqual([
      { host: 'a.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: BACKEND }] } },
    ]);
  });
});

describe('what cdk8s-plus has no prop for', () => {
  const exposed = (options: ExposeViaServiceOptions, ports: GuestPort[] = [{ port: 8080, name: 'http' }]) => {
    const chart = newChart();
    new VirtualMachine(chart, 'vm', { ...SMALL, networks: [GuestNetwork.masquerade({ ports })] }).exposeViaService(options);
    return object(chart, 'Service');
  };
  const pool = () => IpAddressPool.fromIpAddressPoolName(newChart(), 'pool', 'public');
  const { LOAD_BALANCER } = kplus.ServiceType;

  test('a load balancer', () => {
    const { metadata, spec } = exposed({
      serviceType: LOAD_BALANCER,
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
      sessionAffinity: SessionAffinity.CLIENT_IP,
      addressPool: pool(),
      loadBalancerIps: ['192.0.2.1', 'fd00::1'],
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      ports: [{ port: 80, targetPortName: 'http' }],
    });
    expect(metadata.annotations).toEqual({ 'metallb.io/address-pool': 'public', 'metallb.io/loadBalancerIPs': '192.0.2.1,fd00::1' });
    expect(spec).toMatchObject({
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      sessionAffinity: 'ClientIP',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      ports: [{ port: 80, targetPort: 'http' }],
    });
  });

  test('a headless service of containers and VMs', () => {
    const selector = kplus.Pods.select(newChart(), 'all', { labels: { app: 'web' } });
    expect(exposed({ headless: true, publishNotReadyAddresses: true, selector }).spec).toMatchObject({
      clusterIP: 'None', publishNotReadyAddresses: true, selector: { app: 'web' }, ports: [{ port: 8080 }],
    });
  });

  test.each<[string, ExposeViaServiceOptions, string]>([
    ['a name that no port has', { ports: [{ port: 80, targetPortName: 'web' }] }, 'targetPortName: got "web"; allowed: the name of a port of the guest: http.'],
    ['name and number', { ports: [{ port: 80, targetPort: 1, targetPortName: 'http' }] }, 'targetPortName: got "http"; allowed: a name without `targetPort`.'],
    ['a headless load balancer', { headless: true, serviceType: LOAD_BALANCER }, 'headless: got "LoadBalancer"'],
    ['traffic from outside', { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }, 'externalTrafficPolicy: got "ClusterIP"'],
    ['a pool', { addressPool: pool() }, 'addressPool: got "public"'],
    ['an address', { serviceType: LOAD_BALANCER, loadBalancerIps: ['192.0.2.0/24'] }, 'loadBalancerIps: got "192.0.2.0/24"'],
  ])('%s is refused', (_, options, message) => {
    expect(() => exposed(options)).toThrow(message);
  });

  test('an ingress rule of a host, by the name of a port', () => {
    const chart = newChart();
    const machine = new VirtualMachine(chart, 'vm', { ...SMALL, networks: [GuestNetwork.masquerade({ ports: [{ port: 8080, name: 'http' }, { port: 22 }] })] });
    machine.exposeViaIngress('/', { host: 'web.example.com', byPortName: true });
    expect(object(chart, 'Ingress').spec.rules).toEqual([{
      host: 'web.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'vm', port: { name: 'http' } } } }] },
    }]);
    expect(() => machine.exposeViaIngress('/', { name: 'other', ports: [{ port: 80 }], byPortName: true })).toThrow('byPortName: got true');
  });
});
