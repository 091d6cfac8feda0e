import { Resource } from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { CloudInitVolume } from './cloud-init-volume';
import { Guest } from './guest';
import { technologyProblems } from './migration-problems';
import { overrideProblems } from './overrides';
import { namespaceProblems, referencesOf } from '../../resource/references';
import { UsageError } from '../../usage-error';

/** What is wrong with a workload once all is known that was added to it, and its Platform. */
export function* lateProblems(scope: Resource, guest: Guest, cloudInit: CloudInitVolume): Generator<UsageError> {
  yield* cloudInit.problems();
  yield* overrideProblems(guest, cloudInit);
  yield* technologyProblems(scope, guest.props);
  yield* namespaceProblems(scope, references(guest));
}

/** What a guest refers to by prop or disk, in its own namespace only. */
function references({ props, disks, accessCredentials }: Guest): { [what: string]: readonly (IConstruct | undefined)[] } {
  const { cloudInit, serviceAccount, acpiTables, kernelBoot } = props;
  return {
    ...Object.fromEntries(Array.from(disks, (disk) => [`disk "${disk.name}"`, referencesOf(disk)])),
    accessCredentials: accessCredentials.map(({ secret }) => secret),
    cloudInit: [cloudInit?.userDataSecret, cloudInit?.networkDataSecret],
    serviceAccount: [serviceAccount],
    acpiTables: [acpiTables?.slic, acpiTables?.msdm],
    kernelBoot: [kernelBoot?.pullSecret],
  };
}
