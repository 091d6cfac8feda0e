import { parameterNameProblems } from './argo-names';
import { ARGO_OUTPUTS } from './wire-forms';
import type { ArgoOutputSource } from './wire-forms';
import { keepProblems } from '../usage-error';

/** Options of an output. */
export interface ArgoOutputOptions {
  /**
   * Its value where there is none to be read.
   *
   * @default - the step fails
   */
  readonly fallback?: string;
}

/** A parameter that a template puts out: later steps read it by `output` of the step that runs the template. */
export class ArgoOutput {
  /**
   * The content of a file of the container, once it has ended.
   *
   * @param path an absolute path
   */
  public static fromFile(name: string, path: string, options: ArgoOutputOptions = {}): ArgoOutput {
    return new ArgoOutput(name, { path }, options);
  }

  /**
   * A field of the object of a resource template.
   *
   * @param jsonPath as kubectl has it, such as `{.metadata.name}`
   */
  public static fromJsonPath(name: string, jsonPath: string, options: ArgoOutputOptions = {}): ArgoOutput {
    return new ArgoOutput(name, { jsonPath }, options);
  }

  /**
   * What jq makes of the object of a resource template.
   *
   * @param jqFilter such as `.metadata.name`
   */
  public static fromJqFilter(name: string, jqFilter: string, options: ArgoOutputOptions = {}): ArgoOutput {
    return new ArgoOutput(name, { jqFilter }, options);
  }

  /**
   * The output of a step, put out by the template that has the step.
   *
   * @param output what `output` of the step gives
   */
  public static fromStep(name: string, output: string, options: ArgoOutputOptions = {}): ArgoOutput {
    return new ArgoOutput(name, { parameter: output }, options);
  }

  /** Its name, unique in its template. */
  public readonly name: string;

  private constructor(name: string, source: ArgoOutputSource, { fallback }: ArgoOutputOptions) {
    this.name = name;
    ARGO_OUTPUTS.set(this, { ...source, default: fallback });
    keepProblems(this, parameterNameProblems('ArgoOutput', name));
  }
}
