import { ApiObject, App, Chart } from 'cdk8s';
import { Admission } from '../../src';

/** What somebody builds who makes the mistake. */
export type Mistake = (chart: Chart, app: App) => void;

/**
 * Tests what must be refused, by the ids of its lines: what is said of each, as `<level> <rule> <field>: <got>` of a finding or as the first line of an
 * error, without what to do about it.
 */
export function refused(lines: { readonly [id: string]: readonly [mistake: Mistake, ...said: string[]] }): void {
  test.each(Object.entries(lines))('%s', (_, [mistake, ...said]) => expect(whatIsSaid(mistake)).toEqual(said));
}

/** A manifest as somebody writes it by hand. */
export function manifest(chart: Chart, content: { readonly apiVersion: string; readonly kind: string; readonly [field: string]: unknown }): void {
  new ApiObject(chart, `${content.kind}${chart.node.children.length}`, { metadata: { name: 'by-hand' }, ...content });
}

/** The report of admission, whose findings are told one by one. */
const REPORT = /^\d+ findings?: /;

function whatIsSaid(mistake: Mistake): string[] {
  const app = new App();
  const chart = new Chart(app, 'apps', { namespace: 'apps' });
  try {
    mistake(chart, app);
  } catch (error) {
    return (error as Error).message.split('\n').map(withoutAdvice);
  }
  const problems = app.node.findAll().flatMap(({ node }) => node.validate()).filter((message) => !REPORT.test(message)).map(withoutAdvice);
  return [...problems, ...Admission.of(app).findings().map(({ level, rule, field, got }) => `${level} ${rule} ${field}: ${got}`)];
}

/** `[path] prop: got x` of `[path] prop: got x; allowed: y. Do z.` */
function withoutAdvice(message: string): string {
  return message.split('; allowed:')[0];
}
