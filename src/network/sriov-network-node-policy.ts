import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { outOfRange } from './out-of-range';
import { operatorMetadata, resourceNameProblems } from './sriov-operator';
import type { SriovNetworkNodePolicySpec } from '../../imports/sriovnetwork.openshift.io';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { UsageError, throwIfAny } from '../usage-error';

/** The driver that virtual functions are bound to. */
export enum SriovDeviceType {
  /** For VMs, which get the function itself, and for DPDK in containers. */
  VFIO_PCI = 'vfio-pci',
  /** The kernel's own driver, for containers. KubeVirt cannot pass such a function through. */
  NETDEVICE = 'netdevice',
}

/** The protocol of the ports of a card. */
export enum SriovLinkType {
  /** Ethernet. */
  ETHERNET = 'eth',
  /** InfiniBand. */
  INFINIBAND = 'ib',
}

/** Which cards are meant; a card must meet all that is given, and something must be given. */
export interface SriovNicSelector {
  /**
   * PCI vendor, four hex digits in lower case: `8086` is Intel, `15b3` is Mellanox.
   *
   * @default - any
   */
  readonly vendor?: string;

  /**
   * PCI device, four hex digits in lower case.
   *
   * @default - any
   */
  readonly deviceId?: string;

  /**
   * Names of the physical functions on the nodes, with a range of virtual functions if it is not all of them: `ens2f0`, `ens2f0#0-3`.
   *
   * @default - any
   */
  readonly pfNames?: string[];

  /**
   * PCI addresses of the physical functions: `0000:86:00.0`.
   *
   * @default - any
   */
  readonly rootDevices?: string[];
}

/** How cards are divided. */
export interface SriovNetworkNodePolicyOptions {
  /** The network cards whose virtual functions are made. */
  readonly nicSelector: SriovNicSelector;

  /** Virtual functions of each card, at least 1. A change on a card that has some drains its node. */
  readonly numVfs: number;

  /**
   * Labels of the nodes that have such cards.
   *
   * @default - `feature.node.kubernetes.io/network-sriov.capable: "true"`, set by Node Feature Discovery
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Which policy wins on a card that several select: 0, the highest, to 99.
   *
   * @default - the operator's: 0
   */
  readonly priority?: number;

  /**
   * Largest packet of the functions in bytes, 1 to 65535. Cards take less, mostly some 9000.
   *
   * @default - the card's
   */
  readonly mtu?: number;

  /**
   * The driver of the virtual functions. The operator's own default is netdevice.
   *
   * @default SriovDeviceType.VFIO_PCI
   */
  readonly deviceType?: SriovDeviceType;

  /**
   * Hands out RDMA devices too; with netdevice only.
   *
   * @default - the operator's: false
   */
  readonly isRdma?: boolean;

  /**
   * The protocol of the cards' ports, which a card with both kinds has to be told.
   *
   * @default - the card's
   */
  readonly linkType?: SriovLinkType;

  /**
   * Does not tell the kubelet on which NUMA node a card is, so that a virtual function of another node than the CPUs is better than none.
   *
   * @default - the operator's: false
   */
  readonly excludeTopology?: boolean;

  /**
   * Leaves it to others to make the virtual functions, such as nmstate for a card that carries the node's own network, and hands them out only.
   *
   * @default - the operator's: false
   */
  readonly externallyManaged?: boolean;
}

/** Properties of `SriovNetworkNodePolicy`. */
export interface SriovNetworkNodePolicyProps extends kplus.ResourceProps, SriovNetworkNodePolicyOptions {
  /** The resource that nodes then advertise, without the operator's prefix: letters, digits and `_`. */
  readonly resourceName: string;
}

const TYPE: ResourceType = {
  apiGroup: 'sriovnetwork.openshift.io', version: 'v1', kind: 'SriovNetworkNodePolicy', resourceType: 'sriovnetworknodepolicies',
};

/** A policy that makes virtual functions, of this app or imported. */
export interface ISriovNetworkNodePolicy extends kplus.IResource {}

/**
 * Divides SR-IOV cards of nodes into virtual functions: an object of cluster administrators, in the operator's namespace. Policies
 * elsewhere, and one named `default`, are ignored by the operator, so they are refused here.
 *
 * @example
 * new SriovNetworkNodePolicy(chart, 'fastnic', {
 *   resourceName: 'fastnic',
 *   numVfs: 8,
 *   nicSelector: { vendor: '8086', pfNames: ['ens2f0'] },
 * });
 */
export class SriovNetworkNodePolicy extends kplus.Resource implements ISriovNetworkNodePolicy {
  /**
   * A policy that makes virtual functions that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the policy
   */
  public static fromSriovNetworkNodePolicyName(scope: Construct, id: string, name: string): ISriovNetworkNodePolicy {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  /** The resource that nodes then advertise, for a `SriovNetwork` on it. `resourceName`, of cdk8s-plus, is the object's name. */
  public readonly sriovResourceName: string;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the cards and how they are divided
   * @throws on another namespace than the operator's, and on what the operator's webhook would refuse
   */
  constructor(scope: Construct, id: string, props: SriovNetworkNodePolicyProps) {
    super(scope, id);
    const metadata = operatorMetadata(this, props.metadata);
    throwIfAny(this, policyProblems(props, metadata.name ?? id));
    this.sriovResourceName = props.resourceName;
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata,
      spec: Lazy.any({ produce: () => renderNodePolicy(props) }),
    });
  }
}

function renderNodePolicy(props: SriovNetworkNodePolicyProps): SriovNetworkNodePolicySpec {
  const { resourceName, nicSelector: { vendor, deviceId: deviceID, pfNames, rootDevices }, priority, mtu, numVfs, isRdma } = props;
  const { linkType, excludeTopology, externallyManaged } = props;
  return {
    resourceName,
    nodeSelector: props.nodeSelector ?? { 'feature.node.kubernetes.io/network-sriov.capable': 'true' },
    priority,
    mtu,
    numVfs,
    nicSelector: { vendor, deviceID, pfNames, rootDevices },
    deviceType: props.deviceType ?? SriovDeviceType.VFIO_PCI,
    isRdma,
    linkType,
    excludeTopology,
    externallyManaged,
  };
}

function* policyProblems(props: SriovNetworkNodePolicyProps, name: string): Generator<UsageError> {
  const { nicSelector: { vendor, deviceId, pfNames = [], rootDevices = [] }, deviceType = SriovDeviceType.VFIO_PCI } = props;
  if (name === 'default') {
    yield { what: 'name', got: name, allowed: 'any other', fix: 'The operator ignores a policy of this name: choose another.' };
  }
  yield* resourceNameProblems(props.resourceName);
  if (!vendor && !deviceId && pfNames.length === 0 && rootDevices.length === 0) {
    yield {
      what: 'nicSelector',
      got: props.nicSelector,
      allowed: 'at least one of vendor, deviceId, pfNames, rootDevices',
      fix: 'Name the cards, such as { pfNames: [\'ens2f0\'] }.',
    };
  }
  for (const [field, got] of Object.entries({ vendor, deviceId })) {
    if (got !== undefined && !/^[0-9a-f]{4}$/.test(got)) {
      yield { what: `nicSelector.${field}`, got, allowed: 'four hex digits in lower case', fix: 'Write it as `lspci -n` shows it.' };
    }
  }
  yield* outOfRange('numVfs', props.numVfs, 1, 65535, 'Write how many virtual functions a card is divided into.');
  yield* outOfRange('priority', props.priority, 0, 99, '0 is the highest.');
  yield* outOfRange('mtu', props.mtu, 1, 65535, 'Write the bytes of a packet.');
  if (props.isRdma && deviceType === SriovDeviceType.VFIO_PCI) {
    yield { what: 'isRdma', got: true, allowed: 'false with vfio-pci', fix: 'Guests load the RDMA driver themselves: leave it out.' };
  }
}
