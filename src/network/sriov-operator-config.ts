import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { outOfRange } from './out-of-range';
import { operatorMetadata } from './sriov-operator';
import type { SriovOperatorConfigSpec } from '../../imports/sriovnetwork.openshift.io';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

/** How the operator configures cards. */
export enum SriovConfigurationMode {
  /** By its daemon, once the node is in the cluster. */
  DAEMON = 'daemon',
  /** By a service of systemd at boot, before the kubelet. */
  SYSTEMD = 'systemd',
}

/** Properties of `SriovOperatorConfig`. */
export interface SriovOperatorConfigProps extends kplus.ResourceProps {
  /**
   * Whether the network resources injector runs. It adds the device resource of a network to pods: with KubeVirt 1.9 and its gate
   * ExternalNetResourceInjection, which is on, nothing else does, and VMs start without their virtual function. Say it to the Platform,
   * too: `network.resourcesInjector`.
   *
   * @default - the operator's: false
   */
  readonly enableInjector?: boolean;

  /**
   * Whether the operator's webhook judges policies.
   *
   * @default - the operator's: false
   */
  readonly enableOperatorWebhook?: boolean;

  /**
   * The nodes whose cards it configures, by labels.
   *
   * @default - all that run pods
   */
  readonly configDaemonNodeSelector?: { readonly [key: string]: string };

  /**
   * Whether nodes are configured without being drained: for clusters of one node.
   *
   * @default - the operator's: false
   */
  readonly disableDrain?: boolean;

  /**
   * How it configures cards.
   *
   * @default - the operator's: SriovConfigurationMode.DAEMON
   */
  readonly configurationMode?: SriovConfigurationMode;

  /**
   * How much its daemon logs, 0 to 2.
   *
   * @default - the operator's: 0
   */
  readonly logLevel?: number;

  /**
   * Its feature gates, such as `parallelNicConfig`.
   *
   * @default - the operator's
   */
  readonly featureGates?: { readonly [gate: string]: boolean };
}

const TYPE: ResourceType = {
  apiGroup: 'sriovnetwork.openshift.io', version: 'v1', kind: 'SriovOperatorConfig', resourceType: 'sriovoperatorconfigs',
};

/**
 * The settings of the SR-IOV operator: one object of cluster administrators in the operator's namespace, which is called `default`.
 *
 * @example
 * new SriovOperatorConfig(chart, 'default', { disableDrain: true });
 */
export class SriovOperatorConfig extends kplus.Resource {
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param props the settings
   * @throws on another namespace than the operator's, another name than `default`, and a log level outside 0 to 2
   */
  constructor(scope: Construct, id: string, props: SriovOperatorConfigProps = {}) {
    super(scope, id);
    const { metadata, ...settings } = props;
    const { name: got = 'default' } = metadata ?? {};
    throwIfAny(this, [
      ...got === 'default' ? [] : [{ what: 'metadata.name', got, allowed: 'default', fix: 'The operator reads this one only: leave the name out.' }],
      ...outOfRange('logLevel', props.logLevel, 0, 2, '2 says most.'),
    ]);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: { ...operatorMetadata(this, metadata), name: 'default' },
      spec: Lazy.any({ produce: () => renderOperatorConfig(settings) }),
    });
  }
}

function renderOperatorConfig({ configurationMode, ...settings }: Omit<SriovOperatorConfigProps, 'metadata'>): SriovOperatorConfigSpec {
  return { ...settings, configurationMode: configurationMode && `${configurationMode}` };
}
