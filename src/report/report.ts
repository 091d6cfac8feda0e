import { join } from 'path';
import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { pendingChange } from './pending-change';
import type * as rendering from './render';
import type { ReportData } from './report-data';
import type * as reporting from './report-of';
import { Admission } from '../admission/synth';
import { judgedTree } from '../changes/cluster-set';
import type { ManifestSet } from '../changes/manifest-set';
import { throwIfAny, UsageError } from '../usage-error';
import { writeWhole } from '../write-whole';

/** Properties of a `Report`. */
export interface ReportProps {
  /**
   * The file that synthesis writes, as it is seen from the output directory of the app. `.html` makes it a page that loads nothing, `.md` a short text for a
   * pull request. Neither kubectl nor Argo CD reads such files.
   *
   * @default 'report.html'
   */
  readonly file?: string;

  /**
   * The heading of the report.
   *
   * @default - the id of the construct
   */
  readonly title?: string;

  /**
   * What is applied now, such as `ManifestSet.fromDirectory('deployed')`: the report tells what applying the objects does there. Guests are taken for running.
   *
   * @default - no change is told
   */
  readonly against?: ManifestSet;
}

/**
 * A report that people look at, written by each synthesis that succeeds: quotas and what is charged to them, workloads and what their pods request,
 * which guests can migrate, who reaches whom, how long starts take, which nodes take which pods, and all findings.
 *
 * It is about the objects of the app that go to the cluster of its scope; an app for several clusters has a report in the scope of each. Where synthesis
 * fails, an earlier report stays as it is. `cdk8s-kubevirt report` does the same for files.
 *
 * @example
 * new Report(app, 'report', { title: 'Tenants of the test cluster' });
 */
export class Report extends Construct {
  private readonly file: string;
  private readonly title: string;
  private readonly against?: ManifestSet;

  /**
   * @param scope the app, or a construct with a Platform of its own
   * @param id the construct's id
   * @param props where to, and what it is called
   * @throws on a file that is neither `.html` nor `.md`
   */
  constructor(scope: Construct, id: string, props: ReportProps = {}) {
    super(scope, id);
    this.file = props.file ?? 'report.html';
    this.title = props.title ?? id;
    this.against = props.against;
    throwIfAny(this, [...problems(this.file)]);
    Admission.guard(this);
    Admission.of(this)._afterSynthesis(() => this.write());
  }

  /** The report as one HTML file, of the tree as it is now. */
  public toHtml(): string {
    return this.render('html');
  }

  /** The report as Markdown for a pull request. */
  public toMarkdown(): string {
    return this.render('md');
  }

  /** All that the report shows, as JSON. */
  public toJson(): string {
    return this.render('json');
  }

  private write(): void {
    writeWhole(this.render(this.file.endsWith('.md') ? 'md' : 'html'), join(App.of(this).outdir, this.file));
  }

  private render(format: 'html' | 'md' | 'json'): string {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { render } = require('./render') as typeof rendering;
    return render(this.data(), format);
  }

  private data(): ReportData {
    // Loaded when they are needed: schemas and rules would double the time to require the package.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { reportOf } = require('./report-of') as typeof reporting;
    const tree = Admission.of(this);
    const [profile, submissions] = tree._submissionsBeside(this);
    const judged = judgedTree(tree, submissions, profile);
    const { findings, cluster, manifests = [] } = judged;
    return reportOf({
      title: this.title,
      objects: submissions.length,
      findings: findings.flat(),
      cluster: cluster!,
      manifests: manifests.flatMap((manifest) => manifest ?? []),
      pending: this.against && pendingChange(this.against, judged, profile),
    });
  }
}

function* problems(file: string): Generator<UsageError> {
  if (/\.(?:html|md)$/.test(file)) return;
  yield { what: 'file', got: file, allowed: 'a name that ends in .html or .md', fix: 'Write toJson() where programs read it: a JSON file beside manifests is taken for one.' };
}
