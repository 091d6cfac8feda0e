import * as kplus from 'cdk8s-plus-28';

/** An object that must be healthy before a `FluxKustomization` is ready. */
export class FluxHealthCheck {
  /**
   * An object of this app.
   *
   * @param resource the object, such as a `VirtualMachine`
   */
  public static of(resource: kplus.Resource): FluxHealthCheck {
    return new FluxHealthCheck(resource.apiVersion, resource.kind, resource.name, resource.metadata.namespace);
  }

  /**
   * An object by its name.
   *
   * @param apiVersion its version, such as `kubevirt.io/v1`
   * @param kind its kind
   * @param name its name
   * @param namespaceName its namespace; by default that of the Kustomization
   */
  public static byName(apiVersion: string, kind: string, name: string, namespaceName?: string): FluxHealthCheck {
    return new FluxHealthCheck(apiVersion, kind, name, namespaceName);
  }

  private constructor(
    /** The version of its kind. */
    public readonly apiVersion: string,
    /** Its kind. */
    public readonly kind: string,
    /** Its name. */
    public readonly name: string,
    /** Its namespace, if it says one. */
    public readonly namespace?: string,
  ) {}
}

/** What tells the health of an object, in CEL; its fields stand for themselves, as `status.phase`. */
export interface FluxHealthCheckExpressionOptions {
  /** When it is healthy. */
  readonly current: string;

  /**
   * When it has failed; Flux waits no longer then.
   *
   * @default - never
   */
  readonly failed?: string;

  /**
   * When it is not known yet.
   *
   * @default - while it is neither healthy nor failed
   */
  readonly inProgress?: string;
}

/** How Flux tells the health of the objects of a kind. */
export class FluxHealthCheckExpression {
  /** A VM is healthy when it is ready, and also while it is stopped and nothing but somebody starts it: by itself Flux would wait for that. */
  public static readonly VIRTUAL_MACHINE = FluxHealthCheckExpression.of('kubevirt.io/v1', 'VirtualMachine', {
    current: [
      'status.conditions.exists(c, c.type == "Ready" && c.status == "True")',
      '(has(spec.runStrategy) ? spec.runStrategy in ["Halted", "Manual"] : !spec.running) && status.printableStatus == "Stopped"',
    ].join(' || '),
  });

  /** A DataVolume is healthy when it is filled, and also while it waits for the VM that uses it first: by itself Flux would wait for that. */
  public static readonly DATA_VOLUME = FluxHealthCheckExpression.of('cdi.kubevirt.io/v1beta1', 'DataVolume', {
    failed: 'status.phase == "Failed"',
    current: 'status.phase in ["Succeeded", "WaitForFirstConsumer", "PendingPopulation"]',
  });

  /**
   * For another kind.
   *
   * @param apiVersion its version; Flux reads the group only
   * @param kind the kind
   * @param options when its objects are healthy
   */
  public static of(apiVersion: string, kind: string, options: FluxHealthCheckExpressionOptions): FluxHealthCheckExpression {
    return new FluxHealthCheckExpression(apiVersion, kind, options);
  }

  private constructor(
    /** The version of the kind. */
    public readonly apiVersion: string,
    /** The kind. */
    public readonly kind: string,
    /** When its objects are healthy. */
    public readonly options: FluxHealthCheckExpressionOptions,
  ) {}
}
