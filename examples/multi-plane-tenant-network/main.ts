import { App, Chart, ChartProps, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  BondMode, CloudInit, CloudInitPlacement, DataVolumeSource, Disk, GuestCpu, GuestNetwork, NetworkAttachment, NetworkAttachmentConfig, NetworkData,
  NodeAddressing, NodeInterface, NodeNetworkConfigurationPolicy, TenantNamespace, VirtualMachine,
} from 'cdk8s-kubevirt';

/** A plane: a VLAN of the fabric that guests join besides the pod network. */
interface Plane {
  readonly name: string;
  readonly vlan: number;
  /** Largest packet: storage and user planes have jumbo frames. */
  readonly mtu?: number;
}

/** What differs from house to house. */
interface PlanesProps extends ChartProps {
  /** The cards of the nodes that carry all planes, bonded. */
  readonly uplinks: string[];
  /** Labels of the nodes that have them. */
  readonly nodeSelector: { [key: string]: string };
}

/** The bridge of the nodes, which carries the VLANs of all planes on a bond of cards. */
class Planes extends Chart {
  public readonly bridge = 'br-planes';

  constructor(scope: Construct, id: string, props: PlanesProps) {
    super(scope, id, props);
    new NodeNetworkConfigurationPolicy(this, 'planes', {
      nodeSelector: props.nodeSelector,
      interfaces: [
        NodeInterface.bond('bond-planes', { mode: BondMode.ACTIVE_BACKUP, ports: props.uplinks }),
        NodeInterface.linuxBridge(this.bridge, { ports: ['bond-planes'], stp: false, ipv4: NodeAddressing.disabled() }),
      ],
    });
  }

  /** The attachment of a tenant to a plane. */
  public attachTo(tenant: TenantNamespace, { name, vlan, mtu }: Plane): NetworkAttachment {
    return new NetworkAttachment(tenant, name, { config: NetworkAttachmentConfig.bridge({ bridge: this.bridge, vlan, mtu, vmOnly: true }) });
  }
}

const app = new App();
const planes = new Planes(app, 'planes', { uplinks: ['ens2f0', 'ens2f1'], nodeSelector: { 'node-role.kubernetes.io/worker': '' } });

const tenant = new TenantNamespace(app, 'packet-core');
const signalling = planes.attachTo(tenant, { name: 'signalling', vlan: 210 });
const userPlane = planes.attachTo(tenant, { name: 'user-plane', vlan: 220, mtu: 9000 });

// Management is the pod network, with its policies; the planes are layer 2, with addresses of the guest's own.
const gateway = new VirtualMachine(tenant, 'gateway', {
  cpu: GuestCpu.dedicated({ cores: 4 }),
  memory: Size.gibibytes(8),
  networkInterfaceMultiqueue: true,
  disks: [Disk.dataVolumeTemplate('root', { source: DataVolumeSource.dataSource({ name: 'rhel-9', namespace: 'golden-images' }) })],
  networks: [
    GuestNetwork.masquerade({ ports: [{ name: 'https', port: 443 }], macAddress: '02:00:00:02:00:01' }),
    GuestNetwork.bridge('signalling', signalling, { macAddress: '02:00:00:02:10:01' }),
    GuestNetwork.bridge('user-plane', userPlane, { macAddress: '02:00:00:02:20:01' }),
  ],
  cloudInit: new CloudInit({
    allowPasswordAuthentication: false,
    networkData: new NetworkData({
      ethernets: [
        { name: 'management', macAddress: '02:00:00:02:00:01', dhcp4: true },
        { name: 'signalling', macAddress: '02:00:00:02:10:01', addresses: ['10.210.0.10/24'] },
        { name: 'user-plane', macAddress: '02:00:00:02:20:01', addresses: ['10.220.0.10/24'] },
      ],
    }),
  }),
  cloudInitPlacement: CloudInitPlacement.SECRET,
});
gateway.exposeViaService();

app.synth();
