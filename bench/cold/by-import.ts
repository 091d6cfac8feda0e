import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { customKind } from '../crd';
import type { TypeMeta } from '../crd';

/** An object as it is written. */
export interface Written extends TypeMeta {
  readonly [field: string]: unknown;
}

/** What `cdk8s import` calls a field, and of what type it is: `Foo`, `Foo[]` or `{ [key: string]: Foo }`. */
interface Member {
  readonly name: string;
  readonly type: string;
}

/**
 * The app that makes some objects with the classes of `cdk8s import` in a folder, as a user would write it. Kubernetes' own kinds are
 * plain API objects, which cost less than classes for them.
 */
export function appByImport(objects: readonly Written[], folder: string): string {
  const modules = new Map<string, Module>();
  const lines = objects.map((object, number) => {
    const custom = customKind(object);
    if (custom === undefined) return `new cdk8s.ApiObject(chart, 'object-${number}', ${JSON.stringify(object)});`;
    const module = modules.get(custom.group) ?? new Module(folder, custom.group);
    modules.set(custom.group, module);
    return module.construct(object, `object-${number}`);
  });
  return [
    'import * as cdk8s from \'cdk8s\';',
    ...[...modules.values()].map((module) => module.importLine),
    'const app = new cdk8s.App();',
    'const chart = new cdk8s.Chart(app, \'chart\');',
    ...lines,
    'app.synth();',
    '',
  ].join('\n');
}

/** A file that `cdk8s import` has made. */
class Module {
  public readonly importLine: string;
  private readonly alias: string;
  private readonly text: string;
  /** By `Type#field`, with the field's name on the wire. */
  private readonly members: ReadonlyMap<string, Member>;

  constructor(folder: string, group: string) {
    this.alias = group.replaceAll(/[^a-z]/g, '_');
    this.importLine = `import * as ${this.alias} from './${folder.split('/').pop()}/${group}';`;
    this.text = readFileSync(join(folder, `${group}.ts`), 'utf8');
    const found = this.text.matchAll(/@schema (\S+#\S+)\n\s+\*\/\n\s+readonly (\w+)\??: (.+);/g);
    this.members = new Map([...found].map(([, place, name, type]) => [place, { name, type }]));
  }

  public construct({ apiVersion: _, kind, ...props }: Written, id: string): string {
    return `new ${this.alias}.${kind}(chart, '${id}', ${this.literal(props, kind)});`;
  }

  /** A value that may be a number or a string is of a class. */
  private literal(value: unknown, type: string): string {
    if (typeof value !== 'object' || value === null) {
      const union = this.text.includes(`export class ${type} {`);
      return union ? `${this.alias}.${type}.from${typeof value === 'number' ? 'Number' : 'String'}(${JSON.stringify(value)})` : JSON.stringify(value);
    }
    if (Array.isArray(value)) return `[${value.map((item) => this.literal(item, type.replace('[]', ''))).join(', ')}]`;
    const [, values] = /^\{ \[key: string\]: (.+) \}$/.exec(type) ?? [];
    const fields = Object.entries(value).map(([field, inner]) => {
      const { name, type: below } = this.members.get(`${type}#${field}`) ?? { name: field, type: values ?? 'any' };
      return `${JSON.stringify(name)}: ${this.literal(inner, below)}`;
    });
    return `{ ${fields.join(', ')} }`;
  }
}
