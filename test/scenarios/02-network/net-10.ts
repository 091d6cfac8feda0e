import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, ExternalTrafficPolicy, GuestNetwork, IpAddressPool, L2Advertisement, VirtualMachine } from '../../../src';

/** One service in front of VMs and containers: by a load balancer of MetalLB, and by an ingress. */
export function build(app: App): void {
  const chart = new Chart(app, 'net-10', { namespace: 'apps' });
  const pool = new IpAddressPool(chart, 'public', { addresses: ['192.0.2.10-192.0.2.50'], autoAssign: false });
  new L2Advertisement(chart, 'public-l2', { metadata: { name: 'public' }, ipAddressPools: [pool] });

  const machine = new VirtualMachine(chart, 'web', {
    memory: Size.gibibytes(4),
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
    networks: [GuestNetwork.masquerade({ ports: [{ name: 'http', port: 8080 }] })],
  });
  const secret = kplus.Secret.fromSecretName(chart, 'web-tls', 'web-tls');
  machine.exposeViaIngress('/', {
    ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: kplus.Protocol.TCP }],
    serviceType: kplus.ServiceType.LOAD_BALANCER,
    externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    addressPool: pool,
    ingress: new kplus.Ingress(chart, 'Ingress', { metadata: { name: 'web' }, className: 'nginx', tls: [{ hosts: ['web.example.com'], secret }] }),
    host: 'web.example.com',
    byPortName: true,
  });
}
