import { Construct } from 'constructs';
import { deliverByArgoCd } from './deliver-by-argo-cd';
import { deliverByRancherFleet } from './deliver-by-rancher-fleet';
import { BundleFiles, DeliveredFleet } from './delivered-fleet';
import { EdgeArgoCdOptions } from './edge-argo-cd-options';
import { EdgeRancherFleetOptions } from './edge-rancher-fleet-options';

type Deliver = (scope: Construct, fleet: DeliveredFleet) => BundleFiles;

/** How the stores of a fleet get their manifests, from the repository that the output of the app is pushed to. */
export class EdgeDelivery {
  /**
   * By Argo CD at head office, which must reach the API server of each store: an AppProject, and an ApplicationSet that makes an application of each
   * cluster and syncs wave after wave. Progressive syncs must be turned on in Argo CD. A wave begins when all stores of the one before are healthy
   * (`getAppsToSync` of Argo CD v3.5.1), so one that is offline holds it up until it is back.
   *
   * @param options the repository, and how
   */
  public static argoCd(options: EdgeArgoCdOptions): EdgeDelivery {
    return new EdgeDelivery((scope, fleet) => deliverByArgoCd(scope, fleet, options));
  }

  /**
   * By Rancher Fleet, whose agent in each store opens the connection: stores may be behind NAT and offline for days. A token with which stores
   * register, and of each wave a ClusterGroup and a GitRepo. Fleet updates all stores of a branch at once, so each wave follows its own.
   *
   * The app must write a folder for each chart (`YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE`), and `writeBundleFiles` of the fleet a
   * `fleet.yaml` into each, which says the store that it is for. Without that file nothing is deployed.
   *
   * @param options the repository, and how
   */
  public static rancherFleet(options: EdgeRancherFleetOptions): EdgeDelivery {
    return new EdgeDelivery((scope, fleet) => deliverByRancherFleet(scope, fleet, options));
  }

  private constructor(private readonly deliver: Deliver) {}

  /** @internal Makes the objects of head office. */
  public _deliver(scope: Construct, fleet: DeliveredFleet): BundleFiles {
    return this.deliver(scope, fleet);
  }
}
