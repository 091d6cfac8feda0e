import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ArgoAppProjectProps, ArgoGroupKind, ArgoSyncWindow } from './argo-app-project-props';
import { durationProblems, formatDuration } from './go-duration';
import type { AppProjectSpec } from '../../imports/argoproj.io';
import { repeated } from '../kubernetes/repeated';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'argoproj.io', version: 'v1alpha1', kind: 'AppProject', resourceType: 'appprojects' };
const LONGEST_DESCRIPTION = 255;

/** A project of Argo CD, of this app or imported. */
export interface IArgoAppProject extends kplus.IResource {}

/**
 * What the applications of a team may do: from which repositories, to which clusters and namespaces, which kinds. Without one an application is in the
 * project `default`, which may do everything.
 *
 * @example
 * new ArgoAppProject(chart, 'shop', {
 *   sourceRepos: ['https://git.example.com/shop/vms.git'],
 *   destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'webshop' }],
 *   clusterResourceWhitelist: [{ kind: 'Namespace' }],
 * });
 */
export class ArgoAppProject extends kplus.Resource implements IArgoAppProject {
  /**
   * A project that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the project's name
   */
  public static fromArgoAppProjectName(scope: Construct, id: string, name: string): IArgoAppProject {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what its applications may do
   * @throws where nothing could be deployed, on a destination without cluster, a window for no application, and two roles of one name
   */
  constructor(scope: Construct, id: string, props: ArgoAppProjectProps) {
    super(scope, id);
    throwIfAny(this, argoAppProjectProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderArgoAppProject(props) }),
    });
  }
}

function* argoAppProjectProblems(props: ArgoAppProjectProps): Generator<UsageError> {
  const { description = '', sourceRepos, destinations, syncWindows = [], roles = [] } = props;
  if (description.length > LONGEST_DESCRIPTION) {
    yield { what: 'description', got: `${description.length} characters`, allowed: `at most ${LONGEST_DESCRIPTION}`, fix: 'Shorten it.' };
  }
  if (sourceRepos.length === 0) {
    yield { what: 'sourceRepos', got: sourceRepos, allowed: 'at least one repository', fix: 'Without any, Argo CD refuses each application of the project.' };
  }
  if (destinations.length === 0) {
    yield { what: 'destinations', got: destinations, allowed: 'at least one destination', fix: 'Without any, Argo CD refuses each application of the project.' };
  }
  for (const [index, { server, name, namespace }] of destinations.entries()) {
    if (server || name) continue;
    yield { what: `destinations[${index}]`, got: { namespace }, allowed: 'a server or a name', fix: 'Name the cluster, or write server: "*" for all.' };
  }
  for (const index of repeated(roles, ({ name }) => name)) {
    yield { what: 'roles', got: roles[index].name, allowed: 'roles of different names', fix: 'Argo CD refuses the project: rename one.' };
  }
  for (const [index, window] of syncWindows.entries()) yield* syncWindowProblems(`syncWindows[${index}]`, window);
}

function* syncWindowProblems(what: string, { duration, applications = [], namespaces = [], clusters = [] }: ArgoSyncWindow): Generator<UsageError> {
  if (applications.length + namespaces.length + clusters.length === 0) {
    yield { what, got: 'no application', allowed: 'applications, namespaces or clusters', fix: 'Say for what it holds; "*" is all.' };
  }
  yield* durationProblems({ what: `${what}.duration`, duration, shortest: 1, fix: 'Say how long the window is open.' });
}

function renderArgoAppProject(props: ArgoAppProjectProps): AppProjectSpec {
  const { description, sourceRepos, destinations, roles, sourceNamespaces, syncWindows } = props;
  const { clusterResourceWhitelist, clusterResourceBlacklist, namespaceResourceWhitelist, namespaceResourceBlacklist } = props;
  return {
    description,
    sourceRepos,
    destinations,
    roles,
    sourceNamespaces,
    clusterResourceWhitelist: clusterResourceWhitelist?.map(renderGroupKind),
    clusterResourceBlacklist: clusterResourceBlacklist?.map(renderGroupKind),
    namespaceResourceWhitelist: namespaceResourceWhitelist?.map(renderGroupKind),
    namespaceResourceBlacklist: namespaceResourceBlacklist?.map(renderGroupKind),
    syncWindows: syncWindows?.map(({ schedule, duration, ...window }) => ({
      ...window, schedule: schedule.expressionString, duration: formatDuration(duration),
    })),
  };
}

function renderGroupKind({ group = '', kind }: ArgoGroupKind): { group: string; kind: string } {
  return { group, kind };
}
