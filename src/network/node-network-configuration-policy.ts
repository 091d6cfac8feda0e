import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { NodeInterface } from './node-interface';
import type { NodeNetworkConfigurationPolicySpec } from '../../imports/nmstate.io';
import { omitEmpty } from '../kubernetes/omit-empty';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { problemsOf, throwIfAny, UsageError } from '../usage-error';

/** Which bridge of the nodes a physical network of OVN-Kubernetes is on. */
export interface BridgeMapping {
  /** The `physicalNetworkName` of localnet networks. */
  readonly localnet: string;

  /** A bridge of Open vSwitch; `br-ex` is that of the cluster network. */
  readonly bridge: string;
}

/** Properties of `NodeNetworkConfigurationPolicy`. */
export interface NodeNetworkConfigurationPolicyProps extends kplus.ResourceProps {
  /**
   * Labels of the nodes that it is for.
   *
   * @default - all nodes
   */
  readonly nodeSelector?: { readonly [key: string]: string };

  /**
   * The interfaces as they shall be on each of the nodes.
   *
   * @default - none
   */
  readonly interfaces?: NodeInterface[];

  /**
   * The physical networks that localnet networks of OVN-Kubernetes may name.
   *
   * @default - none
   */
  readonly bridgeMappings?: BridgeMapping[];

  /**
   * How many nodes, or what part of them (`25%`), change at a time.
   *
   * @default - NMState's: 50%
   */
  readonly maxUnavailable?: string;

  /**
   * Expressions on what a node has, by names that the desired state refers to: `{ 'default-gw': 'routes.running.destination="0.0.0.0/0"' }`.
   *
   * @default - none
   */
  readonly capture?: { readonly [name: string]: string };

  /**
   * Whatever else NMState knows, in wire form: `routes`, `dns-resolver`, `ovs-db` … Keys that props make are not allowed here.
   *
   * @default - none
   */
  readonly desiredState?: { readonly [key: string]: any };
}

const TYPE: ResourceType = {
  apiGroup: 'nmstate.io', version: 'v1', kind: 'NodeNetworkConfigurationPolicy', resourceType: 'nodenetworkconfigurationpolicies',
};

/** A configuration of the network of nodes, of this app or imported. */
export interface INodeNetworkConfigurationPolicy extends kplus.IResource {}

/**
 * The network of nodes as NMState makes it: bridges, bonds, VLANs. An object of cluster administrators. A node that loses its way to the API
 * server takes the change back. What a policy made stays when the policy is deleted: `NodeInterfaceState.ABSENT` removes it.
 *
 * @example
 * new NodeNetworkConfigurationPolicy(chart, 'br1', {
 *   nodeSelector: { 'node-role.kubernetes.io/worker': '' },
 *   interfaces: [NodeInterface.linuxBridge('br1', { ports: ['ens4'], ipv4: NodeAddressing.disabled() })],
 * });
 */
export class NodeNetworkConfigurationPolicy extends kplus.Resource implements INodeNetworkConfigurationPolicy {
  /**
   * A configuration of the network of nodes that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the policy
   */
  public static fromNodeNetworkConfigurationPolicyName(scope: Construct, id: string, name: string): INodeNetworkConfigurationPolicy {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the nodes and their network
   * @throws on names that Linux does not take, a port in two bridges or bonds, two interfaces of a name, an empty state, and keys of `desiredState`
   * that props make
   */
  constructor(scope: Construct, id: string, props: NodeNetworkConfigurationPolicyProps) {
    super(scope, id);
    throwIfAny(this, [...problemsOf(...props.interfaces ?? []), ...policyProblems(props)]);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderPolicy(props) }),
    });
  }
}

function renderPolicy({ nodeSelector, maxUnavailable, capture, ...props }: NodeNetworkConfigurationPolicyProps): NodeNetworkConfigurationPolicySpec {
  return {
    nodeSelector,
    maxUnavailable: maxUnavailable !== undefined && /^\d+$/.test(maxUnavailable) ? Number(maxUnavailable) : maxUnavailable,
    capture,
    desiredState: { ...madeState(props), ...props.desiredState },
  };
}

function madeState({ interfaces, bridgeMappings }: NodeNetworkConfigurationPolicyProps): { [key: string]: unknown } {
  const mappings = bridgeMappings?.map(({ localnet, bridge }) => ({ localnet, bridge, state: 'present' }));
  return omitEmpty<unknown>({
    interfaces: omitEmpty(interfaces?.map((each) => each._render())),
    ovn: mappings?.length ? { 'bridge-mappings': mappings } : undefined,
  }) ?? {};
}

function* policyProblems(props: NodeNetworkConfigurationPolicyProps): Generator<UsageError> {
  const { interfaces = [], maxUnavailable, desiredState = {} } = props;
  const made = madeState(props);
  if (Object.keys({ ...made, ...desiredState }).length === 0) {
    yield { what: 'interfaces', got: props.interfaces, allowed: 'some state of the nodes', fix: 'Give interfaces, bridgeMappings or desiredState.' };
  }
  for (const key of Object.keys(desiredState).filter((each) => Object.hasOwn(made, each))) {
    yield { what: 'desiredState', got: key, allowed: 'keys that no prop makes', fix: `Write all of ${key} in one place.` };
  }
  if (maxUnavailable !== undefined && !/^(\d+|\d{1,2}%|100%)$/.test(maxUnavailable)) {
    yield { what: 'maxUnavailable', got: maxUnavailable, allowed: 'a number of nodes or a percentage', fix: "Write '1' or '25%'." };
  }
  const controllers = new Map<string, string>();
  const names = new Set<string>();
  for (const { name, ports, _isAbsent } of interfaces) {
    if (names.has(name)) yield { what: 'name of a node interface', got: name, allowed: 'one interface of a name', fix: 'Merge the two.' };
    names.add(name);
    for (const port of _isAbsent ? [] : ports) {
      const other = controllers.get(port);
      if (other !== undefined && other !== name) {
        yield { what: `ports of ${name}`, got: port, allowed: `a port that is in no other bridge or bond: it is in ${other}`, fix: 'Use VLANs of one bridge.' };
      }
      controllers.set(port, name);
    }
  }
}
