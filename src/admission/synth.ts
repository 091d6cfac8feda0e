import { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type * as acknowledgement from './acknowledgement';
import type * as admission from './admission';
import { isAdvicePrinted, renderAdvice } from './advice';
import { withoutInheritedNamespace } from './cluster-scope';
import { messageOf } from './failure';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { localeFindings } from './locale';
import { fileFindings } from './output-files';
import type { Rendered } from './output-files';
import { patchFailure } from './patch-failure';
import { inRenderingOrder } from './render-last';
import { renderOnce } from './render-once';
import { isFatal, renderRefusal, renderReport } from './report';
import type * as ruleBook from './rule-book';
import { compareFindings } from './sort';
import type { Submission } from './submission';
import type { AdmissionProfile } from '../manifests/profile';
import { manifestOf } from '../render-api-object';
import type { LatestManifests } from '../render-api-object';
import { renderable, uniqueFile } from '../rules/object/engine-rules';

/** Makes the manifest of an object, whose parts may stand in others too. */
type Render = (apiObject: ApiObject, latest: LatestManifests) => unknown;

/** The objects of a tree as they are written. */
interface RenderedTree {
  readonly constructs: IConstruct[];
  readonly apiObjects: ApiObject[];
  readonly clusters: Map<AdmissionProfile | undefined, Submission[]>;
  readonly rendered: Rendered[];
  readonly failures: Finding[];
}

/**
 * Judges the objects of a construct tree as the cluster will: their schemas, their names, and the rules of KubeVirt's admission webhook.
 *
 * Every construct of this library guards its tree by itself. Once guarded, `app.synth()` throws one error with all findings that would keep
 * an object from being admitted or a VM from starting, and writes nothing. Objects of other libraries and patches are judged too. What keeps
 * nothing from being written, warnings and advice, is printed once, in short, to the standard error stream; see `printAdvice`.
 */
export class Admission {
  /**
   * Makes synthesis of the whole tree fail on what the cluster would refuse. Guarding twice does nothing.
   *
   * @param scope any construct of the tree
   */
  public static guard(scope: IConstruct): void {
    Admission.of(scope).install();
  }

  /**
   * Says which cluster the objects below a construct go to; the nearest such construct above an object counts. Objects of different
   * clusters may have the same name.
   *
   * @param scope the construct, such as the app or a chart
   * @param profile the cluster
   */
  public static target(scope: IConstruct, profile: AdmissionProfile): void {
    profiles.set(scope, profile);
  }

  /**
   * Accepts what a rule finds in a construct and in everything below it: the findings are still reported, with the reason, but no longer
   * keep the tree from being synthesized. The cluster is not told: what it refuses, it refuses still. An acknowledgement of a rule that
   * there is not, or that finds nothing, is a finding itself. For manifests that no construct makes, the annotation
   * `admission.cdk8s-kubevirt.dev/acknowledge` says the same, one `<rule>: <reason>` a line.
   *
   * @param scope the construct, such as a virtual machine, a chart or the app
   * @param rule the id of the rule, such as `vm/fits-dns-label`
   * @param reason why it is right here, in one sentence
   */
  public static acknowledge(scope: IConstruct, rule: string, reason: string): void {
    acknowledgements.set(scope, [...acknowledgements.get(scope) ?? [], { rule, reason: reason.trim() }]);
  }

  /**
   * Says whether `app.synth()` prints the warnings and advice found in a guarded tree: how many there are of each rule, and the first of each.
   * It does, unless this switches it off or the environment variable CDK8S_KUBEVIRT_ADVICE is `off`. Acknowledged findings are not printed,
   * and `synthYaml` prints nothing.
   *
   * @param scope any construct of the tree
   * @param printed whether it prints them
   */
  public static printAdvice(scope: IConstruct, printed: boolean): void {
    Admission.of(scope).printsAdvice = printed;
  }

  /**
   * The admission of the tree that a construct belongs to. It guards nothing by itself.
   *
   * @param scope any construct of the tree
   */
  public static of(scope: IConstruct): Admission {
    const root = scope.node.root;
    const existing = admissions.get(root) ?? new Admission(root);
    admissions.set(root, existing);
    return existing;
  }

  private static surrounded = false;

  /**
   * The stock App of cdk8s validates its tree once more for every chart. Its two methods are replaced so that one synthesis judges once: on the
   * prototype, since that is where jsii looks methods up for programs in other languages, whatever the instance has. An app that is not guarded
   * synthesizes as before. PlatformApp validates once and has methods of its own.
   */
  private static surroundStockApp(): void {
    if (Admission.surrounded) return;
    Admission.surrounded = true;
    const { synth, synthYaml } = App.prototype;
    App.prototype.synth = function (this: App) {
      const admission = Admission.of(this);
      if (!admission.installed) return synth.call(this);
      admission._advising(() => admission.judgingOnce('files', () => synth.call(this)));
    };
    App.prototype.synthYaml = function (this: App) {
      const admission = Admission.of(this);
      return admission.installed ? admission.judgingOnce('text', () => synthYaml.call(this)) : synthYaml.call(this);
    };
  }

  private installed = false;
  private synthesizing?: 'files' | 'text';
  private judged?: Finding[];
  private latest: Finding[] = [];
  private printsAdvice = true;
  private readonly followers: ((findings: readonly Finding[]) => void)[] = [];

  private constructor(private readonly root: IConstruct) {}

  /**
   * All findings of the whole tree as it is now, the harmless ones too, sorted by construct path, field and rule. It changes nothing.
   */
  public findings(): Finding[] {
    return this.judge((apiObject, latest) => this.manifestOf(apiObject, latest));
  }

  /**
   * All findings as text: one block each, then a line that counts them.
   */
  public report(): string {
    return renderReport(this.findings());
  }

  /** @internal All objects of the tree as they are written, by the cluster they go to. What cannot be rendered is left out. */
  public _submissions(): ReadonlyMap<AdmissionProfile | undefined, readonly Submission[]> {
    return this.rendered((apiObject, latest) => this.manifestOf(apiObject, latest)).clusters;
  }

  /** @internal The objects that go to the cluster of a construct; of a tree for one cluster, all. */
  public _submissionsBeside(scope: IConstruct): readonly [AdmissionProfile | undefined, readonly Submission[]] {
    const clusters = [...this._submissions()];
    const profile = profileOf(scope);
    return clusters.length === 1 ? clusters[0] : clusters.find(([each]) => each === profile) ?? [profile, []];
  }

  /** @internal Has something done after each synthesis that wrote its files, with what was found in it. */
  public _afterSynthesis(act: (findings: readonly Finding[]) => void): void {
    this.followers.push(act);
  }

  /** @internal The same findings with the reasons that constructs of the tree give for them. */
  public _acknowledged(findings: readonly (readonly Finding[])[]): Finding[][] {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { acknowledge } = require('./acknowledgement') as typeof acknowledgement;
    const answered = acknowledge(findings.flat(), this._acknowledgements(), []);
    let end = 0;
    return findings.map(({ length }) => answered.slice(end, end += length));
  }

  /** @internal All that constructs of the tree accept. */
  public _acknowledgements(): acknowledgement.Acknowledgement[] {
    return this.root.node.findAll().flatMap(acknowledgementsOf);
  }

  /** @internal Prints what a synthesis has found, after it. The findings of one that fails are in its error. */
  public _advising(synthesize: () => void): void {
    this.latest = [];
    synthesize();
    for (const act of this.followers) act(this.latest);
    const advice = this.printsAdvice && isAdvicePrinted() ? renderAdvice(this.latest) : '';
    if (advice) process.stderr.write(advice);
    this.latest = [];
  }

  private install(): void {
    if (this.installed) return;
    this.installed = true;
    this.root.node.addValidation({
      validate: () => {
        const fatal = this.judgeForWriting().filter((finding) => isFatal(finding) && (finding.rule !== uniqueFile.id || this.synthesizing !== 'text'));
        return fatal.length > 0 ? [renderRefusal(fatal)] : [];
      },
    });
    if (this.root instanceof App) Admission.surroundStockApp();
  }

  private judgeForWriting(): Finding[] {
    if (this.judged) return this.judged;
    const findings = this.judge((apiObject, latest) => renderOnce(apiObject, () => this.manifestOf(apiObject, latest)));
    if (this.synthesizing) this.judged = findings;
    this.latest = findings;
    return findings;
  }

  private judgingOnce<T>(into: 'files' | 'text', synthesize: () => T): T {
    if (this.synthesizing) return synthesize();
    this.synthesizing = into;
    try {
      return synthesize();
    } finally {
      this.synthesizing = undefined;
      this.judged = undefined;
    }
  }

  /** What is written of an object: a guarded tree gives no cluster-scoped object the namespace of its chart. */
  private manifestOf(apiObject: ApiObject, latest: LatestManifests): unknown {
    const manifest: unknown = manifestOf(apiObject, latest);
    return this.installed ? withoutInheritedNamespace(apiObject, manifest) : manifest;
  }

  private rendered(render: Render): RenderedTree {
    const constructs = this.root.node.findAll();
    const failures: Finding[] = [];
    const rendered: Rendered[] = [];
    const clusters = new Map<AdmissionProfile | undefined, Submission[]>();
    const latest: LatestManifests = new Map();
    const apiObjects = constructs.filter((construct) => ApiObject.isApiObject(construct));
    for (const apiObject of inRenderingOrder(apiObjects)) {
      const profile = profileOf(apiObject);
      const submissions = clusters.get(profile) ?? [];
      clusters.set(profile, submissions);
      try {
        const manifest = render(apiObject, latest);
        submissions.push({ manifest, constructPath: apiObject.node.path });
        rendered.push([apiObject, manifest]);
      } catch (error) {
        failures.push(unrenderable(apiObject, error));
      }
    }
    return { constructs, apiObjects, clusters, rendered, failures };
  }

  private judge(render: Render): Finding[] {
    const { constructs, apiObjects, clusters, rendered, failures } = this.rendered(render);
    // Loaded when they are needed: schemas and rules would double the time to require the package.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { admit } = require('./admission') as typeof admission;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { RULE_IDS } = require('./rule-book') as typeof ruleBook;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { acknowledge } = require('./acknowledgement') as typeof acknowledgement;
    const ofObjects = [...clusters].flatMap(([profile, submissions]) => admit(submissions, profile));
    const ofTree = [...fileFindings(this.root, constructs, rendered), ...localeFindings(this.root, apiObjects)];
    const findings = [...failures, ...ofObjects, ...ofTree];
    return acknowledge(findings, constructs.flatMap(acknowledgementsOf), RULE_IDS).sort(compareFindings);
  }
}

const admissions = new WeakMap<IConstruct, Admission>();
const profiles = new WeakMap<IConstruct, AdmissionProfile>();
const acknowledgements = new WeakMap<IConstruct, { readonly rule: string; readonly reason: string }[]>();

function acknowledgementsOf(scope: IConstruct): acknowledgement.Acknowledgement[] {
  const { path, id } = scope.node;
  const where = { apiVersion: '', kind: 'Construct', name: id, constructPath: path, field: '' };
  const covers = ({ constructPath = '' }: Finding) => path === '' || constructPath === path || constructPath.startsWith(`${path}/`);
  return (acknowledgements.get(scope) ?? []).map((said) => ({ ...said, where, covers }));
}

function profileOf(construct: IConstruct): AdmissionProfile | undefined {
  const targeted = construct.node.scopes.reverse().find((scope) => profiles.has(scope));
  return targeted && profiles.get(targeted);
}

function unrenderable(apiObject: ApiObject, error: unknown): Finding {
  const { apiVersion, kind, name, metadata: { namespace }, node } = apiObject;
  const object = { apiVersion, kind, ...namespace === undefined ? {} : { namespace }, name, constructPath: node.path };
  return findingOf({ rule: renderable, field: '', got: messageOf(error), ...patchFailure(apiObject) }, object);
}
