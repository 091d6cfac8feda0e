import { ApiObject, ApiObjectMetadataDefinition, JsonPatch, Lazy, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CloudInit } from './cloud-init/cloud-init';
import { ExposeViaIngressOptions, ExposeViaServiceOptions } from './expose-options';
import { asPod } from '../cdk8s-plus-internals';
import { messagesOf, usageError } from '../usage-error';
import { IVirtualMachineWorkload } from '../virtual-machine-reference';
import { AccessCredential } from './guest/access-credential';
import { CloudInitVolume } from './guest/cloud-init-volume';
import { Guest } from './guest/guest';
import { GuestCpu } from './guest/guest-cpu';
import { GuestProps } from './guest/guest-props';
import { Gpu, HostDevice } from './guest/host-device';
import { lateProblems } from './guest/late-problems';
import { launcherContainer } from './guest/launcher-container';
import { GuestResources, Hugepages } from './guest/memory';
import { addOverride } from './guest/overrides';
import { EvictionStrategy } from './guest/policies';
import { allowIngressController } from './ingress-traffic';
import { markAsLauncherPods } from './launcher-pods';
import { selectedBy, selectorLabels } from './selector-labels';
import { addIngressRule, workloadService } from './workload-service';
import { WorkloadType } from './workload-type';
import { GuestNetwork } from '../network/guest-network';
import { Platform } from '../platform/platform';
import { createApiObject } from '../resource/create-api-object';
import { Disk } from '../storage/disks/disk';

/**
 * What virtual machines, their pools and their replica sets have in common: a guest, and the place of a pod workload in
 * cdk8s-plus. Services, network policies, connections, scheduling and role bindings take it as they take a Deployment.
 */
export abstract class VirtualMachineWorkload extends kplus.Resource
  implements IVirtualMachineWorkload, kplus.ISubject {
  /** The launcher pod's labels and annotations; KubeVirt copies them from the template. */
  public readonly podMetadata: ApiObjectMetadataDefinition;
  /** Where the VMs run: affinity to nodes and to other workloads, tolerations. `assign` becomes the node's `kubernetes.io/hostname`. */
  public readonly scheduling: kplus.WorkloadScheduling;
  /** What the VMs may connect to, and from where. cdk8s-plus assumes TCP for all ports: pass `ports` if the guest has others. */
  public readonly connections: kplus.PodConnections;
  protected readonly apiObject: ApiObject;
  /** @internal */
  protected readonly _guest: Guest;
  /** @internal */
  protected readonly _cloudInitVolume: CloudInitVolume;

  protected constructor(scope: Construct, id: string, props: GuestProps) {
    super(scope, id);
    markAsLauncherPods(this);
    const type = this._type();
    this._guest = new Guest(this, props, type.isSingle);
    this.apiObject = createApiObject(this, id, type, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => this._toSpec() }),
    });
    this.podMetadata = new ApiObjectMetadataDefinition({
      labels: { ...selectorLabels(this.name, props), ...props.labels },
      annotations: props.annotations,
      apiObject: this.apiObject,
    });
    this.scheduling = new kplus.WorkloadScheduling(asPod(this));
    this.connections = new kplus.PodConnections(asPod(this));
    this._cloudInitVolume = new CloudInitVolume(this, { name: this.name, namespace: this.metadata.namespace }, this._guest);
    this.node.addValidation({ validate: () => messagesOf(lateProblems(this, this._guest, this._cloudInitVolume)) });
  }

  /** The disks, in the order in which firmware tries them; not that of `cloudInit`. */
  public get disks(): Disk[] {
    return [...this._guest.disks];
  }

  /** The networks: the masqueraded pod network where none was given, and it was not refused by `autoattachPodInterface`. */
  public get networks(): GuestNetwork[] {
    return this._guest.networks;
  }

  /** The GPUs. */
  public get gpus(): Gpu[] {
    return [...this._guest.gpus];
  }

  /** The devices of the node, besides GPUs. */
  public get hostDevices(): HostDevice[] {
    return [...this._guest.hostDevices];
  }

  /** The credentials taken from Secrets. */
  public get accessCredentials(): AccessCredential[] {
    return [...this._guest.accessCredentials];
  }

  /** The virtual CPUs, where they were given by hand. */
  public get cpu(): GuestCpu | undefined {
    return this._guest.props.cpu;
  }

  /** The memory that the guest sees, where it was given by hand. */
  public get memory(): Size | undefined {
    return this._guest.props.memory;
  }

  /** The page size of the memory, where huge pages were asked for. */
  public get hugepages(): Hugepages | undefined {
    return this._guest.props.hugepages;
  }

  /** The requests and limits of the launcher pod, where they were given by hand. */
  public get resources(): GuestResources | undefined {
    return this._guest.props.resources;
  }

  /** The first-boot configuration. */
  public get cloudInit(): CloudInit | undefined {
    return this._guest.props.cloudInit;
  }

  /** What happens when the node is drained, where it was given. */
  public get evictionStrategy(): EvictionStrategy | undefined {
    return this._guest.props.evictionStrategy;
  }

  /** The service account of the launcher pods, where it was given. */
  public get serviceAccount(): kplus.IServiceAccount | undefined {
    return this._guest.props.serviceAccount;
  }

  /** The launcher pod's main container, as far as cdk8s-plus wants to know: ports of the guest, resources. */
  public get containers(): kplus.Container[] {
    return [launcherContainer(this._guest, Platform.of(this).kubevirtConfiguration.cpuAllocationRatio)];
  }

  /** Selects the launcher pods, in the workload's namespace. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    const { namespace } = this.metadata;
    return {
      labelSelector: kplus.LabelSelector.of({ labels: selectedBy(this.name, this._guest.props) }),
      namespaces: namespace ? { names: [namespace] } : undefined,
    };
  }

  /** The launcher pods as a peer of a network policy. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** The launcher pods as a selector. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }

  /**
   * The service account of the launcher pods as a subject of role bindings.
   *
   * @throws if the workload has no `serviceAccount`
   */
  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    const { serviceAccount } = this._guest.props;
    if (!serviceAccount) {
      throw usageError(this, {
        what: 'subject of a role binding',
        got: 'a workload without service account',
        allowed: 'one with `serviceAccount`',
        fix: 'Pass `serviceAccount` to the workload, or bind the role to a service account.',
      });
    }
    return { kind: 'ServiceAccount', name: serviceAccount.name, namespace: this.metadata.namespace, apiGroup: '' };
  }

  /**
   * Adds a disk with its volume, after those it has.
   *
   * @throws if its name is malformed or taken; if another disk of the guest has its claim
   */
  public addDisk(disk: Disk): void {
    this._guest.addDisk(disk);
  }

  /**
   * Adds a network with its interface, after those it has. The first one replaces the default pod network.
   *
   * @throws if its name is malformed or taken; on malformed addresses; on addresses beside network data of `cloudInit`, and of VMs that share a
   * template
   */
  public addNetwork(network: GuestNetwork): void {
    this._guest.addNetwork(network);
    this._cloudInitVolume.place();
  }

  /**
   * Adds credentials from a Secret.
   *
   * @throws if others of the guest come from this Secret
   */
  public addAccessCredential(credential: AccessCredential): void {
    this._guest.addAccessCredential(credential);
  }

  /**
   * Adds a GPU.
   *
   * @throws if its name is taken; if it comes from nowhere or from two places; if the guest must live-migrate and then cannot
   */
  public addGpu(gpu: Gpu): void {
    this._guest.addDevices({ gpus: [gpu] });
  }

  /**
   * Adds a device of the node.
   *
   * @throws if its name is taken; if it comes from nowhere or from two places; if the guest must live-migrate
   */
  public addHostDevice(device: HostDevice): void {
    this._guest.addDevices({ hostDevices: [device] });
  }

  /**
   * Lays fields over a rendered disk, by its name (`cloudinit` for that of `cloudInit`): whatever the API has and the props do
   * not. Several calls add up.
   *
   * @param name the disk's name
   * @param fields fields of `devices.disks[]` in wire form; objects are merged, `null` removes, everything else is replaced
   */
  public overrideDisk(name: string, fields: { [key: string]: any }): void {
    addOverride(this._guest.diskOverrides, name, fields);
  }

  /**
   * Lays fields over a rendered interface, by its name. Several calls add up.
   *
   * @param name the network's name
   * @param fields fields of `devices.interfaces[]` in wire form; objects are merged, `null` removes, everything else is replaced
   */
  public overrideInterface(name: string, fields: { [key: string]: any }): void {
    addOverride(this._guest.interfaceOverrides, name, fields);
  }

  /**
   * Applies JSON patches to the finished manifest. Nothing is dropped, and the result is validated like everything else.
   *
   * @param ops operations of RFC 6902
   */
  public patch(...ops: JsonPatch[]): void {
    this.apiObject.addJsonPatch(...ops);
  }

  /**
   * Makes a Service in front of the VMs. It opens no NetworkPolicy: where the VMs are isolated, let the clients of a load balancer or of node
   * ports in with `connections.allowFrom` and a `kplus.NetworkPolicyIpBlock`.
   *
   * @throws if there is a service already and no `name` is given; if no ports are given and none of the guest's networks has any; on a `targetPortName` that no port of the guest has; on options of load
   * balancers and node ports on another type of service
   */
  public exposeViaService(options: ExposeViaServiceOptions = {}): kplus.Service {
    return workloadService(this, this.containers[0].ports, options);
  }

  /**
   * Makes a Service and an ingress rule for its first port in front of it. A new ingress is named as the service. In a tenant that is isolated the pods of the
   * Platform's ingress namespace may call the VMs on the port of the guest: NetworkPolicy `<service>-ingress`.
   *
   * @param path the path
   */
  public exposeViaIngress(path: string, options: ExposeViaIngressOptions = {}): kplus.Ingress {
    const service = this.exposeViaService(options);
    const ingress = options.ingress ?? new kplus.Ingress(service, 'Ingress', {
      metadata: { name: service.name, namespace: service.metadata.namespace },
    });
    addIngressRule(ingress, path, service, options);
    allowIngressController(service, selectedBy(this.name, this._guest.props));
    return ingress;
  }

  /** @internal */
  protected abstract _type(): WorkloadType;

  /** @internal */
  protected abstract _toSpec(): object;
}
