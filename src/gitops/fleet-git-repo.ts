import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { FleetGitRepoProps } from './fleet-git-repo-props';
import { durationProblems, formatDuration } from './go-duration';
import { FLEET_TARGETS } from './wire-forms';
import type { GitRepoSpec } from '../../imports/fleet.cattle.io';
import { repeated } from '../kubernetes/repeated';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'fleet.cattle.io', version: 'v1alpha1', kind: 'GitRepo', resourceType: 'gitrepos' };
/** In seconds. Fleet takes less; its own default is this, and each poll of each GitRepo asks the Git server. */
const SHORTEST_POLLING_INTERVAL = 15;

/** A GitRepo of Fleet, of this app or imported. */
export interface IFleetGitRepo extends kplus.IResource {}

/**
 * What Rancher Fleet deploys to clusters: directories of a Git repository. Agents in the clusters fetch it, so they may be behind NAT and offline for
 * days. It belongs into the namespace of the `Cluster` objects.
 *
 * How many clusters are updated at a time is not said here but in the `fleet.yaml` of each directory (`rolloutStrategy`).
 *
 * @example
 * const stores = new FleetClusterGroup(chart, 'stores-eu', { selector: kplus.LabelSelector.of({ labels: { region: 'eu' } }) });
 * new FleetGitRepo(chart, 'edge', {
 *   repo: 'https://git.example.com/retail/edge.git',
 *   branch: 'release',
 *   paths: ['dist'],
 *   targets: [FleetTarget.clusterGroup(stores)],
 * });
 */
export class FleetGitRepo extends kplus.Resource implements IFleetGitRepo {
  /**
   * A GitRepo that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromFleetGitRepoName(scope: Construct, id: string, name: string): IFleetGitRepo {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is deployed where
   * @throws without a repository, on `branch` with `revision`, on a polling interval below 15 seconds or beside `disablePolling`, and on two targets of
   * one name
   */
  constructor(scope: Construct, id: string, props: FleetGitRepoProps) {
    super(scope, id);
    throwIfAny(this, fleetGitRepoProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderFleetGitRepo(props) }),
    });
  }
}

function* fleetGitRepoProblems({ repo, branch, revision, pollingInterval, disablePolling, targets = [] }: FleetGitRepoProps): Generator<UsageError> {
  if (!repo) yield { what: 'repo', got: repo, allowed: 'the URL of a Git repository', fix: 'Fleet refuses an empty one: name the repository.' };
  if (branch !== undefined && revision !== undefined) {
    yield { what: 'revision', got: revision, allowed: 'no revision beside a branch', fix: 'Fleet reads the revision only: keep one of them.' };
  }
  yield* durationProblems({
    what: 'pollingInterval',
    duration: pollingInterval,
    shortest: SHORTEST_POLLING_INTERVAL,
    fix: 'Each poll asks the Git server: let a webhook tell Fleet of new commits sooner (`disablePolling`).',
  });
  if (pollingInterval && disablePolling) {
    yield {
      what: 'pollingInterval', got: pollingInterval.toHumanString(), allowed: 'none beside `disablePolling`', fix: 'It is not read: keep one of them.',
    };
  }
  for (const index of repeated(targets, ({ name }) => name)) {
    yield { what: 'targets', got: targets[index].name, allowed: 'targets of different names', fix: 'fleet.yaml finds a target by its name: name one of them otherwise.' };
  }
}

function renderFleetGitRepo(props: FleetGitRepoProps): GitRepoSpec {
  const { repo, branch, revision, paths, targets, pollingInterval, disablePolling, clientSecret, helmSecret, keepResources, correctDrift } = props;
  const { targetNamespace, serviceAccountName: serviceAccount, paused } = props;
  return {
    repo,
    branch,
    revision,
    paths,
    pollingInterval: pollingInterval && formatDuration(pollingInterval),
    disablePolling,
    clientSecretName: clientSecret?.name,
    helmSecretName: helmSecret?.name,
    keepResources,
    correctDrift: correctDrift && { enabled: true, ...correctDrift },
    targetNamespace,
    serviceAccount,
    paused,
    targets: targets?.map((target) => FLEET_TARGETS.of(target)),
  };
}
