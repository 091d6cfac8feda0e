import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { capacityProblem } from './capacity-problem';
import { nodeOf } from './default-node';
import { EdgeCapacity } from './edge-capacity';
import { EdgeKubeVirt } from './edge-kubevirt';
import { createLocalVolume } from './edge-local-volume';
import { EdgeMonitor } from './edge-monitor';
import { EdgeNode } from './edge-node';
import { edgePlatform } from './edge-platform';
import { EdgeStoreWorkloadProps } from './edge-store-workload-props';
import { EdgeVirtualMachine } from './edge-virtual-machine';
import { EdgeVirtualMachineProps } from './edge-virtual-machine-props';
import { KUBEVIRT_NAMESPACE } from './kubevirt-namespace';
import { launcherAmounts, monitorAmounts } from './pod-amounts';
import { EvictionStrategy } from '../compute';
import { Platform } from '../platform';
import { PodSecurityLevel } from '../tenancy';
import { problemsOf, throwIfAny, UsageError } from '../usage-error';

/**
 * All of one store: its namespace, its VM, a container beside it and, where asked for, KubeVirt's CR, for a cluster of one node.
 *
 * It is a Chart, one output file: what is created inside lands in the namespace. It has a Platform of its own, of what the node of the store has left
 * beside its footprint: whatever is added is judged against that.
 *
 * @example
 * new EdgeStoreWorkload(app, 'berlin-01', {
 *   virtualMachine: { image: 'registry.example.com/images/pos-arm64:2025.11.1', memory: Size.gibibytes(2) },
 *   monitor: { image: 'registry.example.com/edge/edge-monitor:1.4.2' },
 * });
 */
export class EdgeStoreWorkload extends Chart {
  /** The namespace of the store, as an object. */
  public readonly storeNamespace: kplus.Namespace;
  /** The VM. */
  public readonly virtualMachine: EdgeVirtualMachine;
  /** The container beside it, where there is one. */
  public readonly monitor?: EdgeMonitor;
  /** KubeVirt's CR, where it was asked for. */
  public readonly kubevirt?: EdgeKubeVirt;
  /** The node of the store. */
  public readonly edgeNode: EdgeNode;

  /**
   * @param scope the App
   * @param id the construct's id, and the name of the namespace unless `namespace` is given
   * @param props what it runs
   * @throws on a node smaller than its footprint; on a VM that would have to migrate; where its VM and its monitor do
   */
  constructor(scope: Construct, id: string, props: EdgeStoreWorkloadProps) {
    const { namespace = id, labels, virtualMachine, monitor, kubevirt, podSecurity = PodSecurityLevel.BASELINE } = props;
    super(scope, id, { namespace, labels: { ...labels }, disableResourceNameHashes: true });
    this.edgeNode = nodeOf(props);
    throwIfAny(this, [...nodeProblems(this.edgeNode), ...evictionProblems(virtualMachine)]);
    new Platform(this, 'Platform', edgePlatform(id, props, this.edgeNode));
    this.storeNamespace = new kplus.Namespace(this, 'Namespace', {
      metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': podSecurity } },
    });
    const metadata = { namespace: KUBEVIRT_NAMESPACE, ...kubevirt?.metadata };
    this.kubevirt = kubevirt && new EdgeKubeVirt(this, 'kubevirt', { ...kubevirt, metadata });
    this.virtualMachine = new EdgeVirtualMachine(this, 'pos', virtualMachine);
    createLocalVolume(this, this.virtualMachine);
    this.monitor = monitor && new EdgeMonitor(this, 'monitor', monitor);
  }

  /** What its node, its VM and its monitor take. */
  public get capacity(): EdgeCapacity {
    const { virtualMachine, monitor } = this;
    return new EdgeCapacity(this.edgeNode, [...launcherAmounts(virtualMachine), ...monitor ? [monitorAmounts(monitor)] : []]);
  }
}

/** A Platform has no node without anything to give. */
function* nodeProblems(node: EdgeNode): Generator<UsageError> {
  const problems = problemsOf(node);
  yield* problems;
  const footprint = new EdgeCapacity(node, []);
  if (!problems.length && !footprint.fits) yield capacityProblem('footprint', footprint, node);
}

function* evictionProblems({ evictionStrategy }: EdgeVirtualMachineProps): Generator<UsageError> {
  if (evictionStrategy !== EvictionStrategy.LIVE_MIGRATE) return;
  yield {
    what: 'evictionStrategy',
    got: evictionStrategy,
    allowed: 'one that needs no second node',
    fix: 'Leave it out: a VM that cannot move would block the drain of its node for good.',
  };
}
