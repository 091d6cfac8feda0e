import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { INetworkAttachment } from './network-attachment-reference';
import { PolicyRule, policyRuleOf } from './policy-rule';
import type { MultiNetworkPolicySpec } from '../../imports/k8s.cni.cncf.io';
import { labelSelectorOf } from '../cdk8s-plus-internals';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

/** The annotation by which a policy names its networks. */
const POLICY_FOR = 'k8s.v1.cni.cncf.io/policy-for';

/** Properties of `MultiNetworkPolicy`. */
export interface MultiNetworkPolicyProps extends kplus.ResourceProps {
  /** The secondary networks on which it holds. */
  readonly networks: INetworkAttachment[];

  /**
   * The pods and VMs that it is for.
   *
   * @default - all of the namespace
   */
  readonly selector?: kplus.IPodSelector;

  /**
   * Who may call the selected pods and VMs on these networks.
   *
   * @default - not limited
   */
  readonly ingress?: kplus.NetworkPolicyTraffic;

  /**
   * Whom the selected pods and VMs may call on these networks.
   *
   * @default - not limited
   */
  readonly egress?: kplus.NetworkPolicyTraffic;
}

const TYPE: ResourceType = {
  apiGroup: 'k8s.cni.cncf.io', version: 'v1beta1', kind: 'MultiNetworkPolicy', resourceType: 'multi-networkpolicies',
};

/** A policy on secondary networks, of this app or imported. */
export interface IMultiNetworkPolicy extends kplus.IResource {}

/**
 * A network policy on secondary networks, where Kubernetes' own does not hold. It takes a controller: OVN-Kubernetes for its own networks,
 * multi-networkpolicy-iptables for bridges, macvlan and SR-IOV netdevices. Functions that are passed to guests are out of the reach of any. On networks whose
 * addresses the cluster does not know, OVN-Kubernetes takes `NetworkPolicyIpBlock` peers only.
 *
 * @example
 * const lan = new NetworkAttachment(chart, 'lan', { config: NetworkAttachmentConfig.bridge({ bridge: 'br1', vlan: 100 }) });
 * new MultiNetworkPolicy(chart, 'lan-postgres', {
 *   networks: [lan],
 *   selector: vm,
 *   ingress: { rules: [{ peer: kplus.NetworkPolicyIpBlock.ipv4(chart, 'Lan', '10.0.0.0/24'), ports: [kplus.NetworkPolicyPort.tcp(5432)] }] },
 * });
 */
export class MultiNetworkPolicy extends kplus.Resource implements IMultiNetworkPolicy {
  /**
   * A policy on secondary networks that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the policy
   */
  public static fromMultiNetworkPolicyName(scope: Construct, id: string, name: string): IMultiNetworkPolicy {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the networks, and what is allowed on them
   * @throws without networks; without `ingress` and `egress`; on a range of ports, which this API does not have
   */
  constructor(scope: Construct, id: string, props: MultiNetworkPolicyProps) {
    super(scope, id);
    const { networks, metadata, ingress, egress } = props;
    const rules = { ingress: rulesOf(ingress), egress: rulesOf(egress) };
    throwIfAny(this, policyProblems(props, rules));
    const annotations = { [POLICY_FOR]: networks.map(({ networkName }) => networkName).join(','), ...metadata?.annotations };
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: { ...metadata, annotations },
      spec: Lazy.any({ produce: () => renderPolicy(props, rules) }),
    });
  }
}

interface Rules {
  readonly ingress?: readonly PolicyRule[];
  readonly egress?: readonly PolicyRule[];
}

/** `undefined` where the direction is not limited; no rule where all is refused. */
function rulesOf(traffic: kplus.NetworkPolicyTraffic | undefined): PolicyRule[] | undefined {
  if (!traffic) return undefined;
  const all = traffic.default === kplus.NetworkPolicyTrafficDefault.ALLOW ? [{}] : [];
  return [...all, ...(traffic.rules ?? []).map(policyRuleOf)];
}

function renderPolicy({ selector }: MultiNetworkPolicyProps, { ingress, egress }: Rules): MultiNetworkPolicySpec {
  return {
    podSelector: selector ? labelSelectorOf(selector) : {},
    policyTypes: [...ingress ? ['Ingress'] : [], ...egress ? ['Egress'] : []],
    ingress: ingress?.length ? ingress.map(({ peers: from, ports }) => ({ from, ports })) : undefined,
    egress: egress?.length ? egress.map(({ peers: to, ports }) => ({ to, ports })) : undefined,
  };
}

function* policyProblems({ networks, ingress, egress }: MultiNetworkPolicyProps, rules: Rules): Generator<UsageError> {
  if (networks.length === 0) {
    yield { what: 'networks', got: networks, allowed: 'at least one', fix: 'Name the secondary networks: without any it holds on none.' };
  }
  if (!ingress && !egress) {
    yield { what: 'ingress', got: ingress, allowed: 'ingress or egress', fix: 'Say what is limited: { default: NetworkPolicyTrafficDefault.DENY } closes all.' };
  }
  for (const { range: got } of [...rules.ingress ?? [], ...rules.egress ?? []]) {
    if (got !== undefined) yield { what: 'ports', got, allowed: 'single ports', fix: 'Write a rule for each port, or allow all of them: the API has no ranges.' };
  }
}
