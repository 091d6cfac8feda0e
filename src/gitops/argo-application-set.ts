import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ArgoApplicationSetProps, ArgoApplicationTemplate, ArgoRollingSyncStep } from './argo-application-set-props';
import { argoApplicationProblems, renderArgoApplication } from './render-argo-application';
import { ARGO_GENERATORS } from './wire-forms';
import type { ApplicationSetSpec } from '../../imports/argoproj.io';
import { omitEmpty } from '../kubernetes/omit-empty';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { problemsOf, throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'argoproj.io', version: 'v1alpha1', kind: 'ApplicationSet', resourceType: 'applicationsets' };

/** An ApplicationSet of Argo CD, of this app or imported. */
export interface IArgoApplicationSet extends kplus.IResource {}

/**
 * An application for each cluster, directory or entry of a list, made by Argo CD from one template. It belongs into the namespace of Argo CD.
 *
 * @example
 * new ArgoApplicationSet(chart, 'stores', {
 *   generators: [ArgoGenerator.gitDirectories('https://git.example.com/retail/edge.git', ['dist/*'])],
 *   template: {
 *     name: '{{.path.basename}}',
 *     source: ArgoSource.directory('https://git.example.com/retail/edge.git', '{{.path.path}}'),
 *     destination: ArgoDestination.clusterName('{{.path.basename}}'),
 *   },
 * });
 */
export class ArgoApplicationSet extends kplus.Resource implements IArgoApplicationSet {
  /**
   * An ApplicationSet that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromArgoApplicationSetName(scope: Construct, id: string, name: string): IArgoApplicationSet {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what it makes applications of, and what they are
   * @throws without generators, where all applications would have one name, on steps that find no application by its labels, and where `ArgoApplication`
   * does
   */
  constructor(scope: Construct, id: string, props: ArgoApplicationSetProps) {
    super(scope, id);
    throwIfAny(this, [...problemsOf(...props.generators), ...argoApplicationSetProblems(props)]);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderArgoApplicationSet(props) }),
    });
  }
}

function* argoApplicationSetProblems(props: ArgoApplicationSetProps): Generator<UsageError> {
  const { generators, template, rollingSync, goTemplate, goTemplateOptions } = props;
  if (generators.length === 0) yield { what: 'generators', got: generators, allowed: 'at least one', fix: 'Say what it makes applications of.' };
  if (!template.name.includes('{{')) {
    yield {
      what: 'template.name', got: template.name, allowed: 'a name with a parameter, such as {{ .name }}', fix: 'All would have one name: tell them apart.',
    };
  }
  if (goTemplate === false && goTemplateOptions) {
    yield { what: 'goTemplateOptions', got: goTemplateOptions, allowed: 'none without Go templates', fix: 'They are not read: leave them out.' };
  }
  yield* argoApplicationProblems(template, 'template.');
  for (const [index, step] of rollingSync?.entries() ?? []) yield* stepProblems(`rollingSync[${index}]`, step, template);
}

function* stepProblems(what: string, step: ArgoRollingSyncStep, { labels = {} }: ArgoApplicationTemplate): Generator<UsageError> {
  const { matchExpressions, maxUpdate } = step;
  if (matchExpressions.length === 0) {
    yield { what: `${what}.matchExpressions`, got: matchExpressions, allowed: 'at least one', fix: 'Say which labels the applications of the step have.' };
  }
  for (const { key, operator } of matchExpressions) {
    if (operator !== 'In' && operator !== 'NotIn') {
      yield { what: `${what}.matchExpressions`, got: operator, allowed: 'kplus.LabelExpression.in or notIn', fix: 'Argo CD knows no other: list the values.' };
    } else if (!Object.keys(labels).includes(key)) {
      yield {
        what: `${what}.matchExpressions`, got: key, allowed: 'a label of the template', fix: 'No application has it: add it to `template.labels`.',
      };
    }
  }
  if (maxUpdate?.isZero()) {
    yield { what: `${what}.maxUpdate`, got: maxUpdate.value, allowed: 'at least one application', fix: 'The step would never end: leave it out for all at once.' };
  }
}

function renderArgoApplicationSet(props: ArgoApplicationSetProps): ApplicationSetSpec {
  const { generators, template, rollingSync, preserveResourcesOnDeletion, applicationsSync } = props;
  const { goTemplate = true, goTemplateOptions = goTemplate ? ['missingkey=error'] : undefined } = props;
  const { name, labels, annotations, namespace, ...application } = template;
  return {
    goTemplate,
    goTemplateOptions,
    generators: generators.map((each) => ARGO_GENERATORS.of(each)),
    strategy: rollingSync && {
      type: 'RollingSync',
      rollingSync: {
        steps: rollingSync.map(({ matchExpressions, maxUpdate }) => ({
          matchExpressions: matchExpressions.map(({ key, operator, values }) => ({ key, operator, values })),
          maxUpdate: maxUpdate?.value,
        })),
      },
    },
    template: { metadata: { name, namespace, labels, annotations }, spec: renderArgoApplication(application) },
    syncPolicy: omitEmpty<unknown>({ preserveResourcesOnDeletion, applicationsSync }),
  };
}
