import { Duration } from 'cdk8s';
import { GrafanaPanel } from './grafana-dashboard-panel';
import { GrafanaDashboardProps } from './grafana-dashboard-props';
import { GrafanaVariable } from './grafana-dashboard-variable';
import { repeated } from '../kubernetes/repeated';
import { UsageError } from '../usage-error';

/** Grafana's own limits (`pkg/util/shortid_generator.go`). */
const UID = /^[a-zA-Z0-9_-]{1,40}$/;
/** Keys of a ConfigMap. */
const FILE_NAME = /^[-._a-zA-Z0-9]{1,253}$/;
const VARIABLE = /^\w+$/;

/** What Grafana does not load, or shows as nothing. */
export function* dashboardProblems(props: GrafanaDashboardProps, uid: string): Generator<UsageError> {
  const { title, panels, fileName, variables = [], timeRange, refresh, schemaVersion } = props;
  if (title === '') yield { what: 'title', got: title, allowed: 'a text', fix: 'Say what it shows.' };
  if (!UID.test(uid)) yield { what: 'uid', got: uid, allowed: 'at most 40 letters, digits, - and _', fix: 'Give such a `uid`.' };
  if (fileName !== undefined && !(FILE_NAME.test(fileName) && fileName.endsWith('.json'))) {
    yield { what: 'fileName', got: fileName, allowed: 'letters, digits, -, . and _, ending in .json', fix: 'The sidecar loads no other files.' };
  }
  for (const [what, duration] of Object.entries({ timeRange, refresh })) {
    if (duration && !isWholeSeconds(duration)) yield { what, got: duration.toHumanString(), allowed: 'whole seconds, from 1', fix: 'Round it.' };
  }
  if (schemaVersion !== undefined && !(Number.isInteger(schemaVersion) && schemaVersion > 0)) {
    yield { what: 'schemaVersion', got: schemaVersion, allowed: 'a whole number from 1', fix: 'Leave it out.' };
  }
  for (const index of repeated(variables, ({ name }) => name)) {
    yield { what: 'variables', got: variables[index].name, allowed: 'each name once', fix: 'Rename one of them.' };
  }
  for (const variable of variables) yield* variableProblems(variable);
  for (const panel of panels) yield* panelProblems(panel);
}

/** What is wrong with one panel. */
export function* panelProblems({ type, title, queries, options: { width = 12, height = 8, min, max } }: GrafanaPanel): Generator<UsageError> {
  const what = `panel "${title}"`;
  if (title === '') yield { what, got: title, allowed: 'a title', fix: 'Say what it shows.' };
  if (type !== 'row' && queries.length === 0) yield { what, got: queries, allowed: 'at least one query', fix: 'Add a GrafanaQuery.' };
  if (queries.some(({ expr }) => expr.trim() === '')) yield { what, got: '', allowed: 'an expression', fix: 'Write the PromQL of its query.' };
  if (!(Number.isInteger(width) && width >= 1 && width <= 24)) yield { what: `${what}.width`, got: width, allowed: 'a whole number from 1 to 24', fix: 'The grid has 24 columns.' };
  if (!(Number.isInteger(height) && height >= 1)) yield { what: `${what}.height`, got: height, allowed: 'a whole number from 1', fix: 'Count rows of the grid.' };
  if (min !== undefined && max !== undefined && min >= max) yield { what: `${what}.max`, got: max, allowed: `more than min, ${min}`, fix: 'Correct the range.' };
}

function* variableProblems({ name, query }: GrafanaVariable): Generator<UsageError> {
  if (!VARIABLE.test(name)) yield { what: 'variables', got: name, allowed: 'letters, digits and _', fix: 'Queries cannot name others.' };
  if (query === '') yield { what: `variable "${name}"`, got: query, allowed: 'at least one value', fix: 'Name the values.' };
}

function isWholeSeconds(duration: Duration): boolean {
  const seconds = duration.toSeconds({ integral: false });
  return Number.isInteger(seconds) && seconds > 0;
}
