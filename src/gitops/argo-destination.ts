import { ArgoCluster } from './argo-cluster';
import { ARGO_DESTINATIONS } from './wire-forms';

const IN_CLUSTER = 'https://kubernetes.default.svc';

/** The cluster that an `ArgoApplication` deploys to, and the namespace of the objects that name none. */
export class ArgoDestination {
  /**
   * The cluster in which Argo CD runs.
   *
   * @param namespace the namespace of objects that name none
   */
  public static inCluster(namespace?: string): ArgoDestination {
    return new ArgoDestination({ server: IN_CLUSTER, namespace });
  }

  /**
   * A cluster by the name that Argo CD knows it by. In an `ArgoApplicationSet` it may have parameters, as `{{ .name }}`.
   *
   * @param name the name
   * @param namespace the namespace of objects that name none
   */
  public static clusterName(name: string, namespace?: string): ArgoDestination {
    return new ArgoDestination({ name, namespace });
  }

  /**
   * A cluster that `ArgoCluster` describes.
   *
   * @param cluster the cluster
   * @param namespace the namespace of objects that name none
   */
  public static cluster(cluster: ArgoCluster, namespace?: string): ArgoDestination {
    return new ArgoDestination({ name: cluster.name, namespace });
  }

  /**
   * A cluster by the URL of its API server. In an `ArgoApplicationSet` it may have parameters, as `{{ .server }}`.
   *
   * @param server the URL
   * @param namespace the namespace of objects that name none
   */
  public static server(server: string, namespace?: string): ArgoDestination {
    return new ArgoDestination({ server, namespace });
  }

  private constructor(wire: { readonly server?: string; readonly name?: string; readonly namespace?: string }) {
    ARGO_DESTINATIONS.set(this, wire);
  }
}
