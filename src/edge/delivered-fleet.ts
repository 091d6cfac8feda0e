import { EdgeStore } from './edge-store';
import { EdgeWave } from './edge-wave';

/** A store whose wave is known. */
export interface DeliveredStore extends EdgeStore {
  readonly wave: string;
}

/** What a delivery must know of a fleet. */
export interface DeliveredFleet {
  readonly id: string;
  readonly stores: readonly DeliveredStore[];
  readonly waves: readonly EdgeWave[];
  /** The namespace that all stores share. */
  readonly namespace?: string;
  readonly locationLabel: string;
}
