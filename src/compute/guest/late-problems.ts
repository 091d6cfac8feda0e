import { Resource } from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { CloudInitVolume } from './cloud-init-volume';
import { Guest } from './guest';
import { technologyProblems } from './migration-problems';
import { overrideProblems } from './overrides';
import { UsageError } from '../../usage-error';

/** What is wrong with a workload once all is known that was added to it, and its Platform. */
export function* lateProblems(scope: Resource, guest: Guest, cloudInit: CloudInitVolume): Generator<UsageError> {
  yield* cloudInit.problems();
  yield* overrideProblems(guest, cloudInit);
  yield* technologyProblems(scope, guest.props);
  yield* referenceProblems(scope, guest);
}

/** Objects of other namespaces, to which a guest cannot refer. */
function* referenceProblems({ metadata: { namespace } }: Resource, { props, accessCredentials }: Guest): Generator<UsageError> {
  const { cloudInit, serviceAccount, acpiTables } = props;
  const references: [what: string, object: IConstruct | undefined][] = [
    ...accessCredentials.map(({ secret }): [string, IConstruct] => ['accessCredentials', secret]),
    ['cloudInit', cloudInit?.userDataSecret],
    ['cloudInit', cloudInit?.networkDataSecret],
    ['serviceAccount', serviceAccount],
    ['acpiTables', acpiTables?.slic],
    ['acpiTables', acpiTables?.msdm],
  ];
  for (const [what, object] of references) {
    const other = object instanceof Resource ? object.metadata.namespace : undefined;
    if (!object || namespace === undefined || other === undefined || other === namespace) continue;
    yield {
      what,
      got: `${other}/${(object as Resource).name}`,
      allowed: `an object of the namespace ${namespace}`,
      fix: 'A guest refers to objects of its own namespace only: make it there.',
    };
  }
}
