import { App, Chart, ChartProps, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  DataVolumeSource, Disk, DiskErrorPolicy, EvictionStrategy, GuestCpu, GuestNetwork, GuestProbe, Hugepages, IoThreadsPolicy, VirtualMachine,
} from 'cdk8s-kubevirt';

/** What differs from bank to bank. */
interface DatabaseProps extends ChartProps {
  /** The golden image with the database in it, and how much room it needs. */
  readonly image: DataVolumeSource;
  readonly imageSize: Size;
  /** A class that provisions Block volumes which are ReadWriteMany, as live migration needs. */
  readonly storageClassName: string;
  /** Where the data lies, and where the log of transactions. */
  readonly dataSize: Size;
  readonly logSize: Size;
  /** Physical CPUs and memory of each member, and the threads beside them that serve its disks. */
  readonly cores: number;
  readonly memory: Size;
  readonly ioThreads: number;
  readonly members: string[];
  readonly port: number;
  /** Labels of the nodes that are licensed for the database. */
  readonly nodeSelector: { [key: string]: string };
}

/** Members of one database, each on a node and in a zone of its own, with disks as fast as a guest can have them. */
class Database extends Chart {
  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id, props);
    const members = props.members.map((name) => this.member(name, props));
    for (const [i, member] of members.entries()) members.slice(i + 1).forEach((other) => member.scheduling.separate(other));
  }

  private member(name: string, props: DatabaseProps): VirtualMachine {
    // KubeVirt takes no cache and native I/O by itself on a block device: nothing to tune on the disks.
    const storage = {
      storageClassName: props.storageClassName,
      volumeMode: kplus.PersistentVolumeMode.BLOCK,
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
    };
    // Claims of their own: data and log stay when the VM is deleted or made anew.
    const volume = (purpose: string, size: Size) => Disk.persistentVolumeClaim(
      purpose,
      new kplus.PersistentVolumeClaim(this, `${name}-${purpose}`, { metadata: { name: `${name}-${purpose}` }, storage: size, ...storage }),
      // The guest finds its disks by serial number; an error pauses it rather than reaching the database.
      { serial: purpose, errorPolicy: DiskErrorPolicy.STOP },
    );
    return new VirtualMachine(this, name, {
      cpu: GuestCpu.dedicated({ cores: props.cores }),
      memory: props.memory,
      hugepages: Hugepages.ONE_GIBIBYTE,
      // Several threads for each disk, and a queue for each CPU.
      ioThreadsPolicy: IoThreadsPolicy.supplementalPool(props.ioThreads),
      blockMultiQueue: true,
      disks: [
        Disk.dataVolumeTemplate('root', { source: props.image, size: props.imageSize, bootOrder: 1, ...storage }),
        volume('data', props.dataSize),
        volume('log', props.logSize),
      ],
      networks: [GuestNetwork.masquerade({ ports: [{ name: 'sql', port: props.port }] })],
      readinessProbe: GuestProbe.tcpSocket(props.port),
      evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
      nodeSelector: props.nodeSelector,
      labels: { 'app.kubernetes.io/name': this.node.id },
      spread: [{ topology: kplus.Topology.ZONE }],
    });
  }
}

const app = new App();

new Database(app, 'ledger', {
  namespace: 'core-banking',
  image: DataVolumeSource.dataSource({ name: 'postgresql-17', namespace: 'golden-images' }),
  imageSize: Size.gibibytes(30),
  storageClassName: 'nvme-block',
  dataSize: Size.gibibytes(500),
  logSize: Size.gibibytes(50),
  cores: 8,
  memory: Size.gibibytes(64),
  ioThreads: 4,
  members: ['ledger-a', 'ledger-b'],
  port: 5432,
  nodeSelector: { 'bank.example.com/database': 'licensed' },
});

app.synth();
