import { Size, SizeRoundingBehavior } from 'cdk8s';
import { EdgeFootprint } from './edge-footprint';
import { Architecture, NodeGroup, NodeTaint } from '../platform';
import { keepProblems, UsageError } from '../usage-error';

/** The one node of a store. */
export interface EdgeNodeProps {
  /**
   * The CPUs of the node, as `nproc` counts them.
   *
   * @default 4
   */
  readonly cpus?: number;

  /**
   * The memory of the node, before anything is reserved.
   *
   * @default Size.gibibytes(8)
   */
  readonly memory?: Size;

  /**
   * The CPU architecture of the node.
   *
   * @default Architecture.ARM64
   */
  readonly architecture?: Architecture;

  /**
   * What takes a part of it before any workload does.
   *
   * @default - operating system, K3s, KubeVirt and CDI, by the defaults of EdgeFootprint
   */
  readonly footprint?: EdgeFootprint[];

  /**
   * The taints of the node, which pods must tolerate.
   *
   * @default - none
   */
  readonly taints?: NodeTaint[];

  /**
   * Its labels by which workloads select it.
   *
   * @default - unknown: selectors are taken to match
   */
  readonly labels?: { readonly [key: string]: string };
}

/** The one node of a store: its size, and what it has left for workloads. */
export class EdgeNode {
  /** Its CPUs. */
  public readonly cpus: number;
  /** Its memory. */
  public readonly memory: Size;
  /** Its architecture. */
  public readonly architecture: Architecture;
  /** What takes a part of it before any workload does. */
  public readonly footprint: EdgeFootprint[];
  private readonly props: EdgeNodeProps;

  /**
   * @param props its size. A fleet that takes it throws if it is not larger than its footprint
   */
  constructor(props: EdgeNodeProps = {}) {
    this.props = props;
    this.cpus = props.cpus ?? 4;
    this.memory = props.memory ?? Size.gibibytes(8);
    this.architecture = props.architecture ?? Architecture.ARM64;
    this.footprint = props.footprint ?? [EdgeFootprint.operatingSystem(), EdgeFootprint.k3s(), EdgeFootprint.kubeVirt(), EdgeFootprint.cdi()];
    keepProblems(this, this.problems());
  }

  /** What a Platform is told of it: what its workloads can be given. */
  public get allocatable(): NodeGroup {
    const { taints, labels } = this.props;
    return {
      count: 1,
      cpus: this.cpus - sum(this.footprint.map(({ cpuMillis }) => cpuMillis)) / 1000,
      memory: Size.kibibytes(kibibytes(this.memory) - sum(this.footprint.map(({ memory }) => kibibytes(memory)))),
      architecture: this.architecture,
      ...taints && { taints },
      ...labels && { labels },
    };
  }

  /** @internal The same node of another size. */
  public _withSize(cpus = this.cpus, memory = this.memory): EdgeNode {
    return cpus === this.cpus && memory === this.memory ? this : new EdgeNode({ ...this.props, cpus, memory });
  }

  private *problems(): Generator<UsageError> {
    if (!(this.cpus > 0)) yield { what: 'node.cpus', got: this.cpus, allowed: 'a number above 0', fix: 'Write the CPUs of the node.' };
  }
}

function kibibytes(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
