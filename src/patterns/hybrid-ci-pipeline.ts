import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { argoPipeline } from './hybrid-ci-pipeline-argo';
import { CompleteCiPipeline, completeCiPipeline } from './hybrid-ci-pipeline-defaults';
import { ciPipelineProblems } from './hybrid-ci-pipeline-problems';
import { HybridCiPipelineProps } from './hybrid-ci-pipeline-props';
import { tektonPipeline } from './hybrid-ci-pipeline-tekton';
import { Admission } from '../admission';
import { throwIfAny } from '../usage-error';
import { ArgoLock, TektonPipeline, TektonPipelineRun, Workflow, WorkflowTemplate } from '../workflows';

const SEMAPHORE = 'test-vms';
/** What a run of Tekton has to delete its VM once its time is up. Argo Workflows runs what is at the end without a bound. */
const CLEAN_UP = Duration.minutes(5);

/**
 * Builds a container image and tests it in a virtual machine, which is gone afterwards whatever the outcome: the pipeline deletes it once the tests have succeeded, what
 * the engine runs at the end deletes it again, the run owns it, and the deadline ends the run. Nothing runs at the end of a workflow of Argo that is terminated or deleted; its owner
 * is gone then, or soon. Nor does it at the end of a run of Tekton that is `Cancelled`, or whose time is up before Tekton v1.13: its VM stays until the run is deleted.
 *
 * The service account may do what the pipeline does and nothing else. Under a quota of CPU or memory the pods that the engine adds must have requests, too: give the
 * namespace defaults by a LimitRange. Where the namespace is isolated, say by `egress` what they may call.
 *
 * @example
 * new HybridCiPipeline(chart, 'shop', {
 *   repo: 'https://git.example.com/retail/shop.git',
 *   revision: 'main',
 *   image: 'registry.example.com/retail/shop',
 *   containerBuild: { registryAuth: kplus.Secret.fromSecretName(chart, 'RegistryPush', 'registry-push') },
 *   test: CiTest.guestAgent(['/usr/lib/shop/self-test']),
 * });
 */
export class HybridCiPipeline extends Construct {
  /** What the pods of the pipeline run as. */
  public readonly serviceAccount: kplus.ServiceAccount;
  /** What it may do. */
  public readonly role: kplus.Role;
  /** The pipeline, where Argo Workflows runs it. */
  public readonly workflowTemplate?: WorkflowTemplate;
  /** The pipeline, where Tekton runs it. */
  public readonly tektonPipeline?: TektonPipeline;

  private readonly metadata: { readonly name: string };
  private readonly complete: CompleteCiPipeline;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and what its objects are called unless `metadata.name` is given
   * @param props what is built and tested, and how
   * @throws on credentials in the URL, a container disk that is the application, `RunStrategy.ALWAYS`, a deadline that does not hold start and tests, and where the
   * templates and `VirtualMachine` do
   */
  constructor(scope: Construct, id: string, props: HybridCiPipelineProps) {
    super(scope, id);
    Admission.guard(this);
    const metadata = this.metadata = { ...props.metadata, name: props.metadata?.name ?? id };
    const complete = this.complete = completeCiPipeline(props, metadata.name);
    throwIfAny(this, ciPipelineProblems(complete));
    this.serviceAccount = new kplus.ServiceAccount(this, 'ServiceAccount', { metadata, automountToken: true });
    this.role = new kplus.Role(this, 'Role', { metadata });
    new kplus.RoleBinding(this, 'RoleBinding', { metadata, role: this.role }).addSubjects(this.serviceAccount);
    if (complete.engine.tektonOptions) {
      this.tektonPipeline = tektonPipeline(this, metadata.name, complete, complete.engine.tektonOptions, this.role);
    } else {
      const { serviceAccount } = this;
      const lock = complete.engine.argoOptions?.lock ?? this.semaphore();
      this.workflowTemplate = new WorkflowTemplate(this, 'WorkflowTemplate', { metadata, ...argoPipeline(this, complete, lock), serviceAccount });
      this.workflowTemplate.addPermissionsTo(this.role);
    }
    if (complete.egress.length) this.openEgress(complete);
  }

  /**
   * Runs it, each time that the manifest is created.
   *
   * @param parameters other values than those of the pipeline, by the names `repo`, `revision`, `image` and `vm-image`
   * @param id the construct's id, and what the name of the run begins with
   */
  public addRun(parameters: { [name: string]: string } = {}, id: string = this.metadata.name): kplus.IResource {
    const { tektonPipeline: pipeline, workflowTemplate: template, serviceAccount, complete: { deadline } } = this;
    return pipeline
      ? new TektonPipelineRun(this, id, {
        pipeline, parameters, serviceAccount, deadline: Duration.seconds(deadline.toSeconds() + CLEAN_UP.toSeconds()), finallyDeadline: CLEAN_UP,
      })
      : new Workflow(this, id, { template, parameters });
  }

  private openEgress({ podLabels, egress }: CompleteCiPipeline): void {
    new kplus.NetworkPolicy(this, 'Egress', {
      metadata: { name: `${this.metadata.name}-egress` },
      selector: kplus.Pods.select(this, 'Pods', { labels: podLabels }),
      egress: { rules: egress },
    });
  }

  private semaphore(): ArgoLock {
    const { metadata: { name }, complete: { maxParallelVms } } = this;
    const places = new kplus.ConfigMap(this, 'Semaphores', { metadata: { name: `${name}-semaphores` }, data: { [SEMAPHORE]: String(maxParallelVms) } });
    return ArgoLock.semaphore(places, SEMAPHORE);
  }
}
