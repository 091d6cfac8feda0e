import { App, Chart, Size, Testing } from 'cdk8s';
import { Disk } from '../../src/storage/disks/disk';

/** A chart in namespace `apps`. */
export function chart(): Chart {
  return new Chart(new App(), 'test', { namespace: 'apps' });
}

/** The least a guest needs. */
export const GUEST = {
  memory: Size.gibibytes(2),
  disks: [Disk.containerDisk('bootdisk', { image: 'quay.io/containerdisks/ubuntu:22.04' })],
};

/** The synthesized objects of a chart by `Kind/name`. */
export function synthesized(of: Chart): { [object: string]: any } {
  return Object.fromEntries(Testing.synth(of).map((object) => [`${object.kind}/${object.metadata.name}`, object]));
}
