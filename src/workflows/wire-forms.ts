import type { Mutex, Semaphore } from '../../imports/argoproj.io';
import { WireForms } from '../wire-forms';

/** Where an output comes from. */
export interface ArgoOutputSource {
  readonly path?: string;
  readonly jsonPath?: string;
  readonly jqFilter?: string;
  readonly parameter?: string;
}

/** Of `ArgoLock`. */
export const ARGO_LOCKS = new WireForms<{ readonly semaphore?: Semaphore; readonly mutex?: Mutex }>();
/** Of `ArgoLoop`. */
export const ARGO_LOOPS = new WireForms<object>();
/** Of `ArgoOutput`. */
export const ARGO_OUTPUTS = new WireForms<ArgoOutputSource & { readonly default?: string }>();
