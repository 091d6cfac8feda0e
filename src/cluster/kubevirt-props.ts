import * as kplus from 'cdk8s-plus-28';
import { KubeVirtCertificates, KubeVirtComponents, KubeVirtMonitoring, KubeVirtUninstallStrategy, WorkloadUpdates } from './kubevirt-components';
import { KubeVirtDensity } from './kubevirt-density';
import { KubeVirtFeatureGate } from './kubevirt-feature-gate';
import { KubeVirtGuestDefaults } from './kubevirt-guest-defaults';
import { KubeVirtMigrations } from './kubevirt-migrations';
import { KubeVirtSecurity } from './kubevirt-security';
import { NetworkBindingPluginOptions } from './network-binding-plugin';
import { MediatedDeviceTypes, PermittedDevice } from './permitted-device';

/** Which VMs keep track of changed blocks, as incremental backups need it. What one of the two selects does. */
export interface ChangedBlockTracking {
  /**
   * The labels of namespaces whose VMs do; `{}` is all namespaces.
   *
   * @default - none
   */
  readonly namespaceLabels?: { [label: string]: string };

  /**
   * The labels of the VMs that do; `{}` is all VMs.
   *
   * @default - none
   */
  readonly virtualMachineLabels?: { [label: string]: string };
}

/** Properties of `KubeVirt`. */
export interface KubeVirtProps extends kplus.ResourceProps {
  /**
   * What is on that is off by itself, and the other way round: `developerConfiguration.featureGates` and `disabledFeatureGates`.
   *
   * @default - those that are on by themselves
   */
  readonly featureGates?: KubeVirtFeatureGate[];

  /**
   * What holds for VMs that do not say otherwise.
   *
   * @default - KubeVirt's own
   */
  readonly guestDefaults?: KubeVirtGuestDefaults;

  /**
   * How many guests share a node.
   *
   * @default - KubeVirt's own
   */
  readonly density?: KubeVirtDensity;

  /**
   * How many VMs migrate at a time, how fast, over which network, and when to give up.
   *
   * @default - KubeVirt's own
   */
  readonly migrations?: KubeVirtMigrations;

  /**
   * What KubeVirt and its launchers may do.
   *
   * @default - KubeVirt's own
   */
  readonly security?: KubeVirtSecurity;

  /**
   * The devices of nodes that guests may have: `configuration.permittedHostDevices`.
   *
   * @default - none
   */
  readonly permittedDevices?: PermittedDevice[];

  /**
   * The types of mediated devices that nodes are set up with: `configuration.mediatedDevicesConfiguration`.
   *
   * @default - what they are set up with by others
   */
  readonly mediatedDeviceTypes?: MediatedDeviceTypes[];

  /**
   * The network binding plugins, by the name that interfaces give: `network.binding`.
   *
   * @default - none
   */
  readonly networkBindings?: { [name: string]: NetworkBindingPluginOptions };

  /**
   * Whether guests may be bridged to the pod network: `network.permitBridgeInterfaceOnPodNetwork`. Such guests cannot migrate.
   *
   * @default - KubeVirt's: true
   */
  readonly permitBridgeOnPodNetwork?: boolean;

  /**
   * Which VMs keep track of changed blocks: `configuration.changedBlockTrackingLabelSelectors`.
   *
   * @default - none
   */
  readonly changedBlockTracking?: ChangedBlockTracking;

  /**
   * Whether KubeVirt brings the common instancetypes and preferences: `commonInstancetypesDeployment.enabled`.
   *
   * @default - KubeVirt's: true
   */
  readonly commonInstancetypes?: boolean;

  /**
   * Whether KubeVirt runs what VirtualMachineTemplates need: `virtTemplateDeployment.enabled`, from KubeVirt v1.8.0.
   *
   * @default - KubeVirt's own
   */
  readonly virtualMachineTemplates?: boolean;

  /**
   * How running VMs follow an update of KubeVirt.
   *
   * @default - they keep their launcher until they restart
   */
  readonly workloadUpdates?: WorkloadUpdates;

  /**
   * What happens to VMs when this CR is deleted.
   *
   * @default - KubeVirt's: KubeVirtUninstallStrategy.REMOVE_WORKLOADS
   */
  readonly uninstallStrategy?: KubeVirtUninstallStrategy;

  /**
   * How certificates of the components are rotated.
   *
   * @default - KubeVirt's own
   */
  readonly certificates?: KubeVirtCertificates;

  /**
   * The components of KubeVirt, where they run and how.
   *
   * @default - KubeVirt's own
   */
  readonly components?: KubeVirtComponents;

  /**
   * Where Prometheus is, and as whom it reads.
   *
   * @default - KubeVirt's own
   */
  readonly monitoring?: KubeVirtMonitoring;

  /**
   * What of `spec.configuration` the other props do not have, such as `architectureConfiguration`, in the form of the CR. It is merged over what they
   * say as a JSON merge patch (RFC 7386), so that `null` takes a field out, and judged like the rest: unknown fields and wrong values are findings.
   *
   * @default - nothing
   */
  readonly configuration?: { [field: string]: any };
}
