import { Testing, type App, type Chart } from 'cdk8s';
import { differences, show, type Difference } from './difference';

/**
 * Assertions about synthesized objects for any test framework: a failed assertion throws an `Error`.
 *
 * A kind is written `VirtualMachine`, or `kubevirt.io/v1/VirtualMachine` if several API groups have it. Expectations are partial: an
 * object may have further fields, but an array has exactly the given elements. `ManifestMatch` has matchers for absent fields, parts
 * of arrays, patterns and exact objects.
 */
export class Manifests {
  /**
   * The objects of a chart.
   *
   * @param chart the chart; it is synthesized now
   * @throws if a validation of the app fails
   */
  public static of(chart: Chart): Manifests {
    return new Manifests(Testing.synth(chart));
  }

  /**
   * The objects of all charts of an app, in the order in which they are applied.
   *
   * @param app the app; it is synthesized now
   * @throws if a validation of the app fails
   */
  public static ofApp(app: App): Manifests {
    return new Manifests(app.charts.flatMap((chart) => Testing.synth(chart)));
  }

  private constructor(private readonly manifests: any[]) {}

  /**
   * Asserts that at least one object of the kind matches.
   *
   * @param kind the kind, alone or after its `apiVersion` and a slash
   * @param expected fields of the object, literals or matchers
   * @throws an error that shows how the closest object differs
   */
  public hasResource(kind: string, expected: any = {}): void {
    const candidates = this.ofKind(kind).map((manifest) => ({ manifest, found: differences(expected, manifest, '', false) }));
    const [closest] = [...candidates].sort((a, b) => inMetadata(a.found) - inMetadata(b.found) || a.found.length - b.found.length);
    if (!closest) {
      throw new Error(`There is no ${kind}. Kinds: ${this.kinds() || 'none'}.`);
    }
    if (closest.found.length > 0) {
      throw new Error([
        `No ${kind} matches. The closest is ${name(closest.manifest)}:`,
        ...closest.found.map(line),
        `${kind}: ${candidates.map(({ manifest }) => name(manifest)).join(', ')}.`,
      ].join('\n'));
    }
  }

  /**
   * Asserts that no object of the kind matches.
   *
   * @param kind the kind, alone or after its `apiVersion` and a slash
   * @param expected fields of the object, literals or matchers
   * @throws an error that names the objects that were found
   */
  public hasNoResource(kind: string, expected: any = {}): void {
    const found = this.findResources(kind, expected);
    if (found.length > 0) {
      throw new Error(`Expected no ${kind} with ${show(expected)}, got ${found.map(name).join(', ')}.`);
    }
  }

  /**
   * Asserts the number of objects of the kind.
   *
   * @param kind the kind, alone or after its `apiVersion` and a slash
   * @param count the number expected
   * @throws an error that names the objects that were found
   */
  public resourceCountIs(kind: string, count: number): void {
    const found = this.ofKind(kind);
    if (found.length !== count) {
      throw new Error(`Expected ${count} ${kind}, got ${found.length}${found.length ? `: ${found.map(name).join(', ')}` : ''}.`);
    }
  }

  /**
   * The objects of the kind that match, in the order of synthesis.
   *
   * @param kind the kind, alone or after its `apiVersion` and a slash
   * @param expected fields of the objects, literals or matchers
   */
  public findResources(kind: string, expected: any = {}): any[] {
    return this.ofKind(kind).filter((manifest) => differences(expected, manifest, '', false).length === 0);
  }

  private ofKind(kind: string): any[] {
    return this.manifests.filter((manifest) => manifest.kind === kind || `${manifest.apiVersion}/${manifest.kind}` === kind);
  }

  private kinds(): string {
    return [...new Set(this.manifests.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`))].sort().join(', ');
  }
}

function name({ metadata }: any): string {
  return metadata?.namespace ? `${metadata.namespace}/${metadata.name}` : `${metadata?.name}`;
}

/** An object with the expected name and namespace is closer than one that happens to have similar fields. */
function inMetadata(found: Difference[]): number {
  return found.filter(({ path }) => path.startsWith('metadata')).length;
}

function line({ path, expected, got }: Difference): string {
  return `  ${path}: expected ${expected}, got ${got}`;
}
