import { DataVolumeTemplateDiskOptions } from './data-volume-template-disk-options';
import { UsageError } from '../../usage-error';
import { dataVolumeProblems } from '../data-volumes/data-volume-problems';

/** What is wrong with the DataVolume of a disk. */
export function templateProblems(disk: string, template: DataVolumeTemplateDiskOptions): UsageError[] {
  return [...dataVolumeProblems(template.source, template)].map((problem) => ({ ...problem, what: `${problem.what} of disk "${disk}"` }));
}
