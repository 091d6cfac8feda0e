import { vmi } from './vmi';
import type { Interface, Network } from '../../../imports/kubevirt.io';
import { joinPaths } from '../../kubernetes/field-path';
import type { Vmi } from '../../manifests/vmi';
import { partsOf, reportedBy } from '../subject';
import type { Subject } from '../subject';

/** An interface of a guest, with its network and the VMI spec that has it. */
export interface JudgedNic {
  readonly entry: Interface;
  /** The last network of its name, which is the one upstream looks at; `undefined` where there is none. */
  readonly network?: Network;
  readonly vmi: Vmi;
}

/** Each interface of a VMI spec. */
export const nic: Subject<JudgedNic> = partsOf(vmi, (value) => {
  const { networks = [], domain } = value.spec;
  const byName = new Map(networks.map((network) => [network.name, network]));
  return (domain.devices?.interfaces ?? []).map((entry, i) => (
    { value: { entry, network: byName.get(entry.name), vmi: value }, path: `domain.devices.interfaces[${i}]` }
  ));
});

/** The subject where upstream reports a distorted path: `distort` makes it of the right one. */
export function reportedThrough<T>(subject: Subject<T>, distort: (path: string) => string): Subject<T> {
  return {
    ...subject,
    * find(manifest, cluster, level) {
      for (const occurrence of subject.find(manifest, cluster, level)) {
        yield reportedBy(occurrence, (field) => {
          const reported = occurrence.report ? occurrence.report(field) : joinPaths(occurrence.path, field);
          return reported && distort(reported);
        });
      }
    },
  };
}
