import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ApiObject, App, Chart, Size } from 'cdk8s';
import { load, loadAll } from 'js-yaml';
import { sections } from '../projenrc/scenarios/catalog';
import { VmAlerts } from '../src';

/**
 * Prometheus' own promtool reads each PrometheusRule of the goldens and the scenarios, and proves that each alert of `VmAlerts` fires and stops.
 */
const ROOT = resolve(__dirname, '..');
const TOOL = join(__dirname, 'promtool');
const CACHE = join(__dirname, '.cache');
const RULES = join(CACHE, 'promtool');

/** As far as it is read here. */
interface RuleObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly groups: readonly { readonly rules: readonly { readonly alert?: string }[] }[] };
}
interface RuleTests { readonly tests: readonly { readonly alert_rule_test: readonly AlertTest[] }[] }
interface AlertTest { readonly eval_time: string; readonly alertname: string; readonly exp_alerts: readonly unknown[] }

rmSync(RULES, { recursive: true, force: true });
mkdirSync(RULES, { recursive: true });
const promtool = build();
const files = [...goldens(), ...scenarios()].map(([name, { spec }]) => write(name, spec));
const tested = vmAlerts();
write('vm-alerts', tested.spec);
const untested = [...alertsOf(tested)].filter((alert) => !isProven(alert));
for (const alert of untested) console.error(`${alert}: no test says that it fires and then stops`);
const passed = [
  run('check', 'rules', '--lint=all', '--lint-fatal', ...files, join(RULES, 'vm-alerts.yaml')),
  run('test', 'rules', ...readdirSync(TOOL).filter((file) => file.endsWith('.test.yaml')).map((file) => join(TOOL, file))),
  untested.length === 0,
];
console.log(`promtool: ${files.length} PrometheusRules of goldens and scenarios, ${alertsOf(tested).size} alerts of VmAlerts`);
process.exitCode = passed.every(Boolean) ? 0 : 1;

/** Without service discovery, which a check of rules does not need: it halves the build. */
function build(): string {
  const target = join(CACHE, 'promtool-binary');
  const flags = ['-tags', 'remove_all_sd', '-ldflags', '-s -w', '-o', target];
  if (spawnSync('go', ['build', ...flags, 'github.com/prometheus/prometheus/cmd/promtool'], { cwd: TOOL, stdio: 'inherit' }).status !== 0) {
    throw new Error('promtool cannot be built');
  }
  return target;
}

function goldens(): [string, RuleObject][] {
  const directory = join(ROOT, 'test', 'golden');
  const found = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return found.flatMap((file) => loadAll(readFileSync(join(directory, file), 'utf8')).filter(isRule).map((rule): [string, RuleObject] => [file, rule]));
}

function scenarios(): [string, RuleObject][] {
  return sections().flatMap(({ scenario, name, build: construct }) => {
    const app = new App();
    construct(app);
    return rulesOf(app).map((rule): [string, RuleObject] => [`${scenario}-${name}`, rule]);
  });
}

/** All alerts, also those that are not there by default. */
function vmAlerts(): RuleObject {
  const app = new App();
  new VmAlerts(new Chart(app, 'chart'), 'vm-alerts', { containers: { memory: {} }, throughput: { expectedPerSecond: Size.mebibytes(1) } });
  return rulesOf(app)[0];
}

function rulesOf(app: App): RuleObject[] {
  return app.node.findAll().filter((construct) => ApiObject.isApiObject(construct)).map((object) => object.toJson() as unknown).filter(isRule);
}

function isRule(manifest: unknown): manifest is RuleObject {
  return (manifest as RuleObject | null)?.kind === 'PrometheusRule';
}

function alertsOf({ spec }: RuleObject): ReadonlySet<string> {
  return new Set(spec.groups.flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? [])));
}

/** Whether a test sees it fire, and later not any more. */
function isProven(alert: string): boolean {
  const { tests } = load(readFileSync(join(TOOL, 'vm-alerts.test.yaml'), 'utf8')) as RuleTests;
  return tests.some(({ alert_rule_test: each }) => {
    const of = each.filter(({ alertname }) => alertname === alert);
    const fires = of.find(({ exp_alerts: expected }) => expected.length > 0);
    return fires && of.some(({ exp_alerts: expected, eval_time: at }) => expected.length === 0 && parseInt(at, 10) > parseInt(fires.eval_time, 10));
  });
}

/** YAML is JSON, too. */
function write(name: string, spec: object): string {
  const file = join(RULES, `${name.replace(/\W+/g, '-')}.yaml`);
  writeFileSync(file, JSON.stringify(spec, undefined, 1));
  return file;
}

function run(...args: string[]): boolean {
  const { status, stdout, stderr } = spawnSync(promtool, args, { encoding: 'utf8' });
  if (status !== 0) console.error(`${stdout}${stderr}`.replaceAll(RULES, relative(ROOT, RULES)));
  return status === 0;
}
