import type { Chart } from 'cdk8s';
import type { Adoption, Importer, KeysOf, Surroundings, Written } from './adopter';
import { attempt, cheapest, fieldsOf, remove } from './candidate';
import type { Trial, Way } from './candidate';
import { Evaluator } from './evaluate';
import { cdk8s, construct, fields, make, variable } from './expression';
import type { Expression, Statement, Variable } from './expression';
import { Ids } from './ids';
import { ADOPTERS } from './kinds';
import { labelOf } from './label';
import { usedVariables } from './program';
import type { Paragraph } from './program';
import { WORDS } from './references';
import type { AdoptedObject } from './report';
import { reservedIds } from './reserved-ids';
import type { Part } from './split';
import { value } from './values';
import { asApiObject, constructWay } from './ways';
import type { Place } from './ways';
import { writtenKind } from './written-kind';
import { groupBy } from '../kubernetes/group-by';
import { textAt } from '../kubernetes/untyped';

/** How the program begins. */
export interface AssemblyOptions {
  readonly chart?: string;
  readonly platform?: string;
  /** Whether each chart has a file of its own. */
  readonly isSplit?: boolean;
  /** Kinds that are written as they are. */
  readonly isPlain?: (kind: string) => boolean;
}

/** A chart of the program: the objects of one namespace. */
interface ChartState {
  readonly id: string;
  readonly variable: Variable;
  readonly namespace?: string;
  readonly ids: Ids;
  readonly imports: Map<string, Variable | undefined>;
  readonly indexes: Map<KeysOf, Map<string, Index>>;
}

type Index = ReadonlyMap<string, readonly Written[]>;

/** Lines that belong together, and the chart that they are of. */
interface Lines {
  readonly chart: ChartState | undefined;
  readonly statements: Paragraph;
}

interface Result {
  readonly object: AdoptedObject;
  /** What other objects may refer to. */
  readonly variable?: Variable;
}

/** The id of the chart of objects without namespace, where nothing better is known. */
const REST = 'adopted';


/** A program as it grows, object by object: each is made at once, and others refer to what was made. */
export class Assembly {
  public readonly app: Variable = { hint: 'app' };
  private readonly evaluator = new Evaluator();
  private readonly lines: Lines[] = [];
  private readonly charts = new Map<string | undefined, ChartState>();
  private readonly imported = new Set<Variable>();
  private readonly byKind: ReadonlyMap<string, readonly number[]>;
  private readonly byName: ReadonlyMap<string, number>;
  private readonly ids: readonly string[];
  private readonly results: (Result | 'in progress' | undefined)[];

  constructor(private readonly objects: readonly Written[], private readonly options: AssemblyOptions) {
    this.results = objects.map(() => undefined);
    this.byKind = groupBy(objects.map((_, i) => i), (i) => `${writtenKind(objects[i])} ${namespaceOf(objects[i]) ?? ''}`);
    this.byName = new Map(objects.map((object, i): [string, number] => (
      [nameKey(writtenKind(object), namespaceOf(object), textAt(object.metadata, 'name') ?? ''), i]
    )).reverse());
    const start: Statement[] = [{ variable: this.app, value: construct(cdk8s('App')) }];
    if (options.platform !== undefined) {
      start.push({ value: make('Platform', 'fromFile', variable(this.app), value('platform'), value(options.platform)) });
    }
    this.add(start);
    this.addCharts(options.chart ?? REST);
    this.ids = reservedIds(this.objects, (object) => this.chartOf(object).ids);
  }

  /** Adopts all objects, namespace by namespace. */
  public adoptAll(): AdoptedObject[] {
    for (const namespace of groupBy(this.objects.map((_, i) => i), (i) => namespaceOf(this.objects[i])).values()) {
      for (const i of namespace) this.adopt(i);
    }
    return this.results.flatMap((result) => (typeof result === 'object' ? result.object : []));
  }

  /** The program so far, without imports that nothing uses. */
  public paragraphs(): Paragraph[] {
    return this.neededLines().map(({ statements }) => statements);
  }

  /** The same in parts: the app, and each chart. */
  public parts(): Part[] {
    const byChart = groupBy(this.neededLines(), ({ chart }) => chart);
    return [undefined, ...this.charts.values()].map((chart) => (
      { name: chart?.id ?? 'app', paragraphs: (byChart.get(chart) ?? []).map(({ statements }) => statements) }
    ));
  }

  private neededLines(): Lines[] {
    const used = usedVariables(this.lines.flatMap(({ statements }) => statements));
    const isNeeded = ({ variable: made }: Statement) => !made || !this.imported.has(made) || used.has(made);
    return this.lines.map(({ chart, statements }) => ({ chart, statements: statements.filter(isNeeded) }));
  }

  private adopt(i: number): Result | undefined {
    const known = this.results[i];
    if (known !== undefined) return known === 'in progress' ? undefined : known;
    this.results[i] = 'in progress';
    const result = this.write(i);
    this.results[i] = result;
    return result;
  }

  private write(i: number): Result {
    const manifest = this.objects[i];
    const chart = this.chartOf(manifest);
    const { kind } = manifest;
    const facts = { object: labelOf(manifest), kind: typeof kind === 'string' ? kind : '', fields: fieldsOf(manifest) };
    const made: Variable = { hint: textAt(manifest.metadata, 'name') === undefined ? facts.kind : this.ids[i] };
    const place = { scope: variable(chart.variable), id: this.ids[i], variable: made };
    let reason: string | undefined;
    try {
      const tell = (message: string) => { reason ??= message; };
      const { adoptions, lent } = this.adoptionsOf(manifest, chart);
      const trials = adoptions.map((adoption) => ({ adoption, trial: this.try(manifest, adoption, place, tell) }));
      const trial = cheapest(trials.flatMap((each) => each.trial ?? []));
      const best = trials.find((each) => trial && each.trial === trial);
      const isWorth = best?.trial && (best.adoption.isAllOrNothing ? best.trial.cost === 0 : best.trial.cost <= Math.max(2, facts.fields / 3));
      if (isWorth && best?.trial) {
        this.add(best.trial.statements, chart);
        const type = best.adoption.type as Expression & { readonly kind: 'import' };
        const by = type.module === 'cdk8s-plus-28' ? 'cdk8s-plus' : 'construct';
        return { object: { ...facts, by, construct: type.name, ...patched(best.trial), ...reason === undefined ? {} : { reason } }, variable: made };
      }
      chart.ids.release(lent);
      if (best?.trial) reason ??= best.adoption.isAllOrNothing ? 'cdk8s-plus writes it otherwise' : 'too much of it would be patched';
      const written = attempt(asApiObject(manifest, place), manifest, this.live(chart), this.evaluator);
      this.lines.push({ chart, statements: written.statements });
      return { object: { ...facts, by: 'ApiObject', ...patched(written), ...reason === undefined ? {} : { reason } } };
    } catch (error) {
      return { object: { ...facts, by: 'nothing', patchedFields: 0, patches: [], reason: messageOf(error) } };
    }
  }

  /** Tries a construct, if need be without the one prop that it does not take. What was tried is taken away again. */
  private try(manifest: Written, adoption: Adoption, place: Place, tell: (reason: string) => void): Trial | undefined {
    const live = this.live(this.chartOf(manifest));
    const once = (way: Way): Trial | string => {
      try {
        return attempt(way, manifest, live, this.evaluator);
      } catch (error) {
        return messageOf(error);
      } finally {
        remove(way, live);
      }
    };
    const whole = once(constructWay(manifest, adoption, place));
    if (typeof whole !== 'string') return whole;
    tell(whole);
    const all = adoption.props?.fields ?? [];
    const without = (prop: string): Adoption => ({ ...adoption, props: { kind: 'object', fields: all.filter(([name]) => name !== prop) } });
    const rests = all.map(([prop]) => once(constructWay(manifest, without(prop), place)));
    return cheapest(rests.filter((rest) => typeof rest !== 'string'));
  }

  /** Ways to make an object, and ids that they took. */
  private adoptionsOf(manifest: Written, chart: ChartState): { readonly adoptions: readonly Adoption[]; readonly lent: readonly string[] } {
    const lent: string[] = [];
    const kind = writtenKind(manifest);
    const adopter = this.options.isPlain?.(kind) ? undefined : ADOPTERS.get(kind);
    const adoptions = adopter?.(manifest, this.surroundings(chart, lent)) ?? [];
    return { adoptions: Array.isArray(adoptions) ? adoptions as Adoption[] : [adoptions as Adoption], lent };
  }

  private surroundings(chart: ChartState, lent: string[]): Surroundings {
    const scope = variable(chart.variable);
    const made = (kind: string, name: unknown, namespace: string | undefined = chart.namespace): Variable | undefined => {
      const found = typeof name === 'string' ? this.byName.get(nameKey(kind, namespace, name)) : undefined;
      return found === undefined ? undefined : this.adopt(found)?.variable;
    };
    const objectsOf = (kind: string) => this.ofKind(kind, chart.namespace).map((i) => this.objects[i]);
    const surroundings: Surroundings = {
      scope,
      namespace: chart.namespace,
      objectsOf,
      objectsBy: (kind, keysOf) => {
        const index = chart.indexes.get(keysOf)?.get(kind) ?? indexOf(objectsOf(kind), (object) => keysOf(object, surroundings));
        chart.indexes.set(keysOf, (chart.indexes.get(keysOf) ?? new Map<string, Index>()).set(kind, index));
        return index;
      },
      made,
      freshId: (hint) => {
        const id = chart.ids.fresh(hint);
        lent.push(id);
        return { kind: 'value', value: id };
      },
      reference: (kind, name, importer, namespace) => {
        if (typeof name !== 'string' || name === '') return undefined;
        const found = made(kind, name, namespace) ?? this.importOf(kind, name, importer, chart);
        return found && variable(found);
      },
    };
    return surroundings;
  }

  private ofKind(kind: string, namespace = ''): readonly number[] {
    return this.options.isPlain?.(kind) ? [] : this.byKind.get(`${kind} ${namespace}`) ?? [];
  }

  private importOf(kind: string, name: string, importer: Importer, chart: ChartState): Variable | undefined {
    const key = `${kind} ${name}`;
    if (chart.imports.has(key)) return chart.imports.get(key);
    const word = WORDS.get(kind) ?? 'reference';
    const reference: Variable = { hint: name.endsWith(word) ? name : `${name}-${word}` };
    const id = chart.ids.fresh(`imported-${name}`, `imported-${name}-${word}`);
    const statement = { variable: reference, value: importer(variable(chart.variable), { kind: 'value', value: id }, { kind: 'value', value: name }) };
    let result: Variable | undefined;
    try {
      this.add([statement], chart);
      this.imported.add(reference);
      result = reference;
    } catch {
      // A name that no object can have: what refers to it is patched.
    }
    chart.imports.set(key, result);
    return result;
  }

  private add(statements: readonly Statement[], chart?: ChartState): void {
    for (const statement of statements) this.evaluator.run(statement);
    this.lines.push({ chart, statements });
  }

  private live(chart: ChartState): Chart {
    return this.evaluator.valueOf(chart.variable) as Chart;
  }

  private chartOf(manifest: Written): ChartState {
    return this.charts.get(namespaceOf(manifest)) as ChartState;
  }

  private addCharts(idOfRest: string): void {
    const namespaces = [...new Set(this.objects.map(namespaceOf))];
    const ids = new Ids();
    const named = new Map(namespaces.filter((namespace) => namespace !== undefined).map((namespace) => [namespace, ids.fresh(namespace)]));
    for (const namespace of namespaces) {
      const id = namespace === undefined ? ids.fresh(idOfRest, REST) : named.get(namespace) as string;
      const made = { hint: namespaces.length === 1 || this.options.isSplit ? 'chart' : `${id}-chart` };
      const chart = { id, variable: made, ids: new Ids(), imports: new Map(), indexes: new Map(), ...namespace === undefined ? {} : { namespace } };
      this.charts.set(namespace, chart);
      const props = namespace === undefined ? undefined : fields({ namespace: value(namespace) });
      this.add([{ variable: chart.variable, value: construct(cdk8s('Chart'), variable(this.app), value(id), props) }], chart);
    }
  }

}

function nameKey(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ?? ''} ${name}`;
}

function indexOf(objects: readonly Written[], keysOf: (object: Written) => readonly string[]): Index {
  const entries = objects.flatMap((object) => keysOf(object).map((key) => ({ key, object })));
  return new Map([...groupBy(entries, ({ key }) => key)].map(([key, all]) => [key, all.map(({ object }) => object)]));
}

function patched({ operations, cost }: Trial): Pick<AdoptedObject, 'patches' | 'patchedFields'> {
  return { patches: operations.map(({ path }) => path), patchedFields: cost };
}

function namespaceOf({ metadata }: Written): string | undefined {
  return textAt(metadata, 'namespace');
}

function messageOf(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/^\[[^\]]*\] /, '');
}
