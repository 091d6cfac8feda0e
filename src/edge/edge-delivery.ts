import { Construct } from 'constructs';
import { DeliveredFleet } from './delivered-fleet';

/** How the stores of a fleet get their manifests. */
export abstract class EdgeDelivery {
  /** @internal Makes the objects of head office. */
  public abstract _deliver(scope: Construct, fleet: DeliveredFleet): void;
}
