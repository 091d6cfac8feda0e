import type { ReportData } from '../src/report/report-data';

/** The data of the report, which stands in the page as JSON. */
export function readData(document: Document): ReportData {
  return JSON.parse(document.getElementById('data')?.textContent ?? '{}') as ReportData;
}
