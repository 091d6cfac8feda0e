import { FLUX_SOURCES } from './wire-forms';

/** Where the manifests of a `FluxKustomization` come from: a source of Flux, by name. */
export class FluxSource {
  /**
   * A `GitRepository`.
   *
   * @param name its name
   * @param namespaceName its namespace; by default that of the Kustomization
   */
  public static gitRepository(name: string, namespaceName?: string): FluxSource {
    return new FluxSource('GitRepository', name, namespaceName);
  }

  /**
   * An `OCIRepository`: manifests that CI pushed to a registry.
   *
   * @param name its name
   * @param namespaceName its namespace; by default that of the Kustomization
   */
  public static ociRepository(name: string, namespaceName?: string): FluxSource {
    return new FluxSource('OCIRepository', name, namespaceName);
  }

  /**
   * A `Bucket` of an object store.
   *
   * @param name its name
   * @param namespaceName its namespace; by default that of the Kustomization
   */
  public static bucket(name: string, namespaceName?: string): FluxSource {
    return new FluxSource('Bucket', name, namespaceName);
  }

  private constructor(kind: 'GitRepository' | 'OCIRepository' | 'Bucket', name: string, namespace?: string) {
    FLUX_SOURCES.set(this, { kind, name, namespace });
  }
}
