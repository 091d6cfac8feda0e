/** What Kubernetes calls a kind of object. */
export interface ArgoResourceKindOptions {
  /** The version, such as `v1`. */
  readonly version: string;
  /** The kind, such as `Service`. */
  readonly kind: string;
  /** The plural in small letters, such as `services`: roles and kubectl name kinds by it. */
  readonly resourceType: string;

  /**
   * The API group, such as `apps`.
   *
   * @default - the core group
   */
  readonly apiGroup?: string;
}

/** A kind of object that a template makes, reads or deletes. */
export class ArgoResourceKind {
  /** Virtual machines. */
  public static readonly VIRTUAL_MACHINE = ArgoResourceKind.of({
    apiGroup: 'kubevirt.io', version: 'v1', kind: 'VirtualMachine', resourceType: 'virtualmachines',
  });
  /** Running virtual machines. */
  public static readonly VIRTUAL_MACHINE_INSTANCE = ArgoResourceKind.of({
    apiGroup: 'kubevirt.io', version: 'v1', kind: 'VirtualMachineInstance', resourceType: 'virtualmachineinstances',
  });
  /** Disks that CDI fills. */
  public static readonly DATA_VOLUME = ArgoResourceKind.of({
    apiGroup: 'cdi.kubevirt.io', version: 'v1beta1', kind: 'DataVolume', resourceType: 'datavolumes',
  });
  /** Workflows. */
  public static readonly WORKFLOW = ArgoResourceKind.of({ apiGroup: 'argoproj.io', version: 'v1alpha1', kind: 'Workflow', resourceType: 'workflows' });
  /** Config maps. */
  public static readonly CONFIG_MAP = ArgoResourceKind.of({ version: 'v1', kind: 'ConfigMap', resourceType: 'configmaps' });

  /** Any other kind. */
  public static of(options: ArgoResourceKindOptions): ArgoResourceKind {
    return new ArgoResourceKind(options);
  }

  /** The API group of the kind; empty for the core group. */
  public readonly apiGroup: string;
  /** Group and version, as manifests have them. */
  public readonly apiVersion: string;
  /** The kind, such as `VirtualMachine`. */
  public readonly kind: string;
  /** The plural in small letters. */
  public readonly resourceType: string;
  /** What kubectl calls it, such as `virtualmachines.kubevirt.io`. */
  public readonly qualifiedType: string;

  private constructor({ apiGroup = '', version, kind, resourceType }: ArgoResourceKindOptions) {
    this.apiGroup = apiGroup;
    this.apiVersion = apiGroup ? `${apiGroup}/${version}` : version;
    this.kind = kind;
    this.resourceType = resourceType;
    this.qualifiedType = apiGroup ? `${resourceType}.${apiGroup}` : resourceType;
  }
}
