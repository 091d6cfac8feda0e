import type { Destination, Generator, Source } from '../../imports/argoproj.io';
import type { Target } from '../../imports/fleet.cattle.io';
import type { SourceRef } from '../../imports/kustomize.toolkit.fluxcd.io';
import { WireForms } from '../wire-forms';

/** Of `ArgoSource`. */
export const ARGO_SOURCES = new WireForms<Source>();

/** Of `ArgoDestination`. */
export const ARGO_DESTINATIONS = new WireForms<Destination>();

/** Of `ArgoGenerator`. */
export const ARGO_GENERATORS = new WireForms<Generator>();

/** Of `FleetTarget`. */
export const FLEET_TARGETS = new WireForms<Target>();

/** Of `FluxSource`. */
export const FLUX_SOURCES = new WireForms<SourceRef>();
