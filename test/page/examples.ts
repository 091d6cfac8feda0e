import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { check } from '../../src/admission/check';
import type { Source } from '../../src/admission/check';
import type { AdmissionProfile } from '../../src/manifests/profile';
import { renderHtml } from '../../src/report/html';
import type { ReportData } from '../../src/report/report-data';
import { reportOf } from '../../src/report/report-of';

const GOLDEN = resolve(__dirname, '..', 'golden');

/** The report on what an example writes. */
export function reportOnExample(name: string, profile: AdmissionProfile = {}): ReportData {
  const folder = join(GOLDEN, name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort();
  return reportOnFiles(name, files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') })), profile);
}

function reportOnFiles(title: string, files: readonly Source[], profile: AdmissionProfile): ReportData {
  const { subjects, objects, notJudged, cluster, manifests = [] } = check(files, profile);
  const findings = subjects.flatMap((subject) => subject.findings);
  return reportOf({ title, objects, findings, cluster: cluster!, manifests: manifests.flatMap((each) => each ?? []), notJudged });
}

export function htmlOnExample(name: string): string {
  return renderHtml(reportOnExample(name));
}
