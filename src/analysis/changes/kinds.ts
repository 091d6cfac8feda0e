import type { KindFacts } from './kind-facts';
import { CLUSTER_FACTS } from './kinds/cluster';
import { CONFIGURATION_FACTS } from './kinds/configuration';
import { GUEST_FACTS } from './kinds/guests';
import { KUBEVIRT_FACTS } from './kinds/kubevirt';
import { NETWORK_FACTS } from './kinds/network';
import { STORAGE_FACTS } from './kinds/storage';
import { WORKLOAD_FACTS } from './kinds/workloads';

/** What is known of changes, by `<group>/<kind>`. */
export const KIND_FACTS: ReadonlyMap<string, KindFacts> = new Map([
  ...GUEST_FACTS, ...KUBEVIRT_FACTS, ...STORAGE_FACTS, ...NETWORK_FACTS, ...WORKLOAD_FACTS, ...CONFIGURATION_FACTS, ...CLUSTER_FACTS,
]);
