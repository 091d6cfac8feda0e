import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesize } from '../../projenrc/examples/synthesize';
import { checkObjects, readSources } from '../../src/admission/check';
import type { Checked, Source, Sources } from '../../src/admission/check';
import { USUAL_SITUATION } from '../../src/analysis/changes/situation';
import { reviewOf } from '../../src/changes/review';
import type { JudgedSet } from '../../src/changes/review';
import type { AdmissionProfile } from '../../src/manifests/profile';
import { renderHtml } from '../../src/report/html';
import type { ReportData } from '../../src/report/report-data';
import { reportOf } from '../../src/report/report-of';

const GOLDEN = resolve(__dirname, '..', 'golden');

/** How an example is looked at. */
export interface Looking {
  readonly profile?: AdmissionProfile;
  /** The text of its files as they are applied now: what the example changes. */
  readonly before?: (text: string) => string;
}

/** The report on what an example writes. */
export function reportOnExample(name: string, { profile = {}, before }: Looking = {}): ReportData {
  const sources = sourcesOf(name, (text) => text);
  const checked = checkObjects(sources, profile);
  const { subjects, objects, notJudged, cluster, manifests = [] } = checked;
  const findings = subjects.flatMap((subject) => subject.findings);
  const pending = before && { against: 'main', review: review(sourcesOf(name, before), sources, checked, profile) };
  return reportOf({ title: name, objects, findings, cluster: cluster!, manifests: manifests.flatMap((each) => each ?? []), notJudged, pending });
}

export function htmlOnExample(name: string, looking?: Looking): string {
  return renderHtml(reportOnExample(name, looking));
}

/** A report that an example writes itself. */
export function pageOfExample(name: string, file: string): string {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const { ok, output } = synthesize(name, outdir);
    if (!ok) throw new Error(output);
    return readFileSync(join(outdir, file), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function sourcesOf(name: string, edit: (text: string) => string): Sources {
  const folder = join(GOLDEN, name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort();
  return readSources(files.map((file): Source => ({ file, text: edit(readFileSync(join(folder, file), 'utf8')) })));
}

function review(earlier: Sources, sources: Sources, checked: Checked, profile: AdmissionProfile) {
  const [before, after] = [setOf(earlier, checkObjects(earlier, profile)), setOf(sources, checked)];
  return reviewOf(before, after, { situation: USUAL_SITUATION, prunes: true, remakes: false });
}

function setOf({ objects }: Sources, { judged, manifests, cluster }: Checked): JudgedSet {
  return { objects: objects.map(({ manifest }) => ({ manifest })), findings: judged.map(({ findings }) => findings), manifests, cluster };
}
