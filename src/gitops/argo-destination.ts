import { ArgoCluster } from './argo-cluster';
import { ARGO_DESTINATIONS } from './wire-forms';

const IN_CLUSTER = 'https://kubernetes.default.svc';

/** The cluster that an `ArgoApplication` deploys to, and the namespace of the objects that name none. */
export class ArgoDestination {
  /**
   * The cluster in which Argo CD runs.
   *
   * @param namespaceName the namespace of objects that name none
   */
  public static inCluster(namespaceName?: string): ArgoDestination {
    return new ArgoDestination({ server: IN_CLUSTER, namespace: namespaceName });
  }

  /**
   * A cluster by the name that Argo CD knows it by. In an `ArgoApplicationSet` it may have parameters, as `{{ .name }}`.
   *
   * @param name the name
   * @param namespaceName the namespace of objects that name none
   */
  public static clusterName(name: string, namespaceName?: string): ArgoDestination {
    return new ArgoDestination({ name, namespace: namespaceName });
  }

  /**
   * A cluster that `ArgoCluster` describes.
   *
   * @param cluster the cluster
   * @param namespaceName the namespace of objects that name none
   */
  public static cluster(cluster: ArgoCluster, namespaceName?: string): ArgoDestination {
    return new ArgoDestination({ name: cluster.name, namespace: namespaceName });
  }

  /**
   * A cluster by the URL of its API server. In an `ArgoApplicationSet` it may have parameters, as `{{ .server }}`.
   *
   * @param server the URL
   * @param namespaceName the namespace of objects that name none
   */
  public static server(server: string, namespaceName?: string): ArgoDestination {
    return new ArgoDestination({ server, namespace: namespaceName });
  }

  private constructor(wire: { readonly server?: string; readonly name?: string; readonly namespace?: string }) {
    ARGO_DESTINATIONS.set(this, wire);
  }
}
