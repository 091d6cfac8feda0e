import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ImportedResource } from '../resource/imported-resource';

/** What a remediator makes a node healthy by: a template of the medik8s project, of this app or imported. */
export interface IRemediationTemplate extends kplus.IResource {
  /** Its namespace; `undefined` where neither its chart nor its metadata has one. */
  readonly templateNamespace?: string;
}

/** A template that this app does not make. */
export interface RemediationTemplateReference {
  /** Its API version, such as `fence-agents-remediation.medik8s.io/v1alpha1`. */
  readonly apiVersion: string;
  /** Its kind, such as `FenceAgentsRemediationTemplate`. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /** Its namespace, as a rule that of its operator. */
  readonly namespace: string;
}

/** The template of any remediator that NodeHealthCheck can use: SelfNodeRemediation, FenceAgentsRemediation, MachineDeletionRemediation, Metal3. */
export class RemediationTemplate {
  /**
   * A template that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param reference the template
   */
  public static fromReference(scope: Construct, id: string, reference: RemediationTemplateReference): IRemediationTemplate {
    return new ImportedRemediationTemplate(scope, id, reference);
  }

  private constructor() {}
}

class ImportedRemediationTemplate extends ImportedResource implements IRemediationTemplate {
  public readonly templateNamespace?: string;

  constructor(scope: Construct, id: string, { apiVersion, kind, name, namespace }: RemediationTemplateReference) {
    const [apiGroup, version] = apiVersion.split('/');
    super(scope, id, { apiGroup, version, kind, resourceType: `${kind.toLowerCase()}s` }, name);
    this.templateNamespace = namespace;
  }
}
