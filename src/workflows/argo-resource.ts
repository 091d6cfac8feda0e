import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { ArgoPermission } from './argo-permissions';
import { ArgoResourceKind } from './argo-resource-kind';
import { ArgoCreateOptions, ArgoDeleteOptions, ArgoMergeStrategy, ArgoPatchOptions, ArgoResourceOptions } from './argo-resource-props';
import { ArgoTemplate } from './argo-template';
import { leafProblems, renderLeaf } from './render-leaf';
import type { TemplateDefaults as Template, V1alpha1Resource } from '../../imports/argoproj.io';
import { entriesInOrder, inKeyOrder } from '../kubernetes/in-key-order';
import { omitEmpty } from '../kubernetes/omit-empty';
import { keepProblems } from '../usage-error';

/** What a template does with objects: the fields of Argo without the manifest, which kubectl is given, and what that must be allowed. */
interface Work extends Omit<V1alpha1Resource, 'manifest'> {
  readonly manifest?: object;
}

const READ = ['get', 'list', 'watch'];

/**
 * A template that does something with objects of Kubernetes, by kubectl. What it needs to be allowed is added to a role by `addPermissionsTo` of the
 * workflow template.
 */
export class ArgoResource extends ArgoTemplate {
  /**
   * Makes an object.
   *
   * @param content the manifest without `apiVersion` and `kind`; texts in it may have references
   */
  public static create(name: string, kind: ArgoResourceKind, content: { [field: string]: any }, options: ArgoCreateOptions = {}): ArgoResource {
    const work: Work = { action: 'create', setOwnerReference: options.setOwnerReference ?? true, manifest: { ...typeOf(kind), ...inKeyOrder(content) } };
    return new ArgoResource(name, kind, work, options, ['create', 'get']);
  }

  /**
   * Makes an object, or changes it to be like this.
   *
   * @param content the manifest without `apiVersion` and `kind`; texts in it may have references
   */
  public static apply(name: string, kind: ArgoResourceKind, content: { [field: string]: any }, options: ArgoCreateOptions = {}): ArgoResource {
    const work: Work = { action: 'apply', setOwnerReference: options.setOwnerReference ?? true, manifest: { ...typeOf(kind), ...inKeyOrder(content) } };
    return new ArgoResource(name, kind, work, options, ['create', 'get', 'patch']);
  }

  /**
   * Changes an object.
   *
   * @param objectName the name of the object; may be a reference
   * @param fields the patch; may have references
   */
  public static patch(
    name: string, kind: ArgoResourceKind, objectName: string, fields: { [field: string]: any }, options: ArgoPatchOptions = {},
  ): ArgoResource {
    const flags = [kind.qualifiedType, objectName, ...options.flags ?? []];
    const work: Work = { action: 'patch', mergeStrategy: options.mergeStrategy ?? ArgoMergeStrategy.MERGE, manifest: inKeyOrder(fields) };
    return new ArgoResource(name, kind, work, { ...options, flags }, ['get', 'patch']);
  }

  /**
   * Reads an object, once it is as `successCondition` says.
   *
   * @param objectName the name of the object; may be a reference
   */
  public static get(name: string, kind: ArgoResourceKind, objectName: string, options: ArgoResourceOptions = {}): ArgoResource {
    return new ArgoResource(name, kind, { action: 'get', manifest: { ...typeOf(kind), metadata: { name: objectName } } }, options, READ);
  }

  /**
   * Deletes an object. It need not be there.
   *
   * @param objectName the name of the object; may be a reference
   */
  public static deleteByName(name: string, kind: ArgoResourceKind, objectName: string, options: ArgoDeleteOptions = {}): ArgoResource {
    return ArgoResource.deletion(name, kind, [objectName], options);
  }

  /**
   * Deletes all objects that have some labels. There need not be any.
   *
   * @param labels at least one; values may be references
   */
  public static deleteByLabels(
    name: string, kind: ArgoResourceKind, labels: { [key: string]: string }, options: ArgoDeleteOptions = {},
  ): ArgoResource {
    const selector = entriesInOrder(labels).map(([key, value]) => `${key}=${value}`).join(',');
    const template = ArgoResource.deletion(name, kind, ['--selector', selector], options);
    if (!selector) {
      const fix = 'Say which objects are deleted: without labels it would be all.';
      keepProblems(template, [{ what: `labels of template "${name}"`, got: labels, allowed: 'at least one', fix }]);
    }
    return template;
  }

  private static deletion(name: string, kind: ArgoResourceKind, which: string[], options: ArgoDeleteOptions): ArgoResource {
    const flags = [kind.qualifiedType, ...which, `--wait=${options.waitForDeletion ?? true}`];
    return new ArgoResource(name, kind, { action: 'delete' }, { ...options, flags }, [...READ, 'delete']);
  }

  private constructor(
    name: string,
    private readonly kind: ArgoResourceKind,
    private readonly work: Work,
    private readonly options: ArgoResourceOptions,
    private readonly verbs: readonly string[],
  ) {
    super(name, options);
    keepProblems(this, leafProblems(name, options));
    this._keepUndeclared(this._render());
  }

  /** @internal */
  public _render(_scope?: Construct): object {
    const { successCondition, failureCondition, flags } = this.options;
    const { action, manifest, ...work } = this.work;
    return {
      ...renderLeaf(this.options),
      resource: { action, ...work, successCondition, failureCondition, flags: omitEmpty(flags), manifest: manifest && Yaml.stringify(manifest) },
    } satisfies Partial<Template>;
  }

  /** @internal */
  public _permissions(): readonly ArgoPermission[] {
    return [{ apiGroup: this.kind.apiGroup, resourceType: this.kind.resourceType, verbs: this.verbs }];
  }
}

function typeOf({ apiVersion, kind }: ArgoResourceKind): object {
  return { apiVersion, kind };
}
