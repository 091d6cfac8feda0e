import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  GuestCpu, GuestNetwork, Hugepages, InterfaceState, NetworkAttachment, NetworkAttachmentConfig, RunStrategy,
  VirtualMachine, VirtualMachineIdentity, WhenUnsatisfiable,
} from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'lab', { namespace: 'lab' });

const fast = new NetworkAttachment(chart, 'fast', {
  config: NetworkAttachmentConfig.sriov({ resourceName: 'intel.com/sriov', vlan: 7, trust: true }),
});

const old = new NetworkAttachment(chart, 'old', {
  config: NetworkAttachmentConfig.raw({ cniVersion: '0.3.1', type: 'cnv-bridge', bridge: 'br9' }),
});

const infraSharedNetwork = NetworkAttachment.fromNetworkAttachmentName(chart, 'imported-infra-shared', 'infra/shared');
const passtNetwork = NetworkAttachment.fromNetworkAttachmentName(chart, 'imported-passt', 'passt');

const router = new VirtualMachine(chart, 'router', {
  runStrategy: RunStrategy.MANUAL,
  cpu: GuestCpu.dedicated({ sockets: 1, cores: 4, threads: 2, numaPassthrough: true }),
  memory: Size.gibibytes(8),
  hugepages: Hugepages.ONE_GIBIBYTE,
  networks: [
    GuestNetwork.masquerade({ vmNetworkCidr: '10.1.0.0/24' }),
    GuestNetwork.sriov('fast', fast, { pciAddress: '0000:05:00.0' }),
    GuestNetwork.bridge('old', old, { acpiIndex: 7, state: InterfaceState.DOWN }),
    GuestNetwork.bridge('shared', infraSharedNetwork),
    GuestNetwork.binding('passt', { name: 'passt', attachment: passtNetwork }),
  ],
  nodeSelector: { zone: 'a' },
  spread: [{ whenUnsatisfiable: WhenUnsatisfiable.SCHEDULE_ANYWAY }],
  identity: VirtualMachineIdentity.fromCluster(),
});
router.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.is('dedicated', 'nfv', {
  effect: kplus.TaintEffect.NO_EXECUTE,
  evictAfter: Duration.minutes(5),
})));

app.synth();
