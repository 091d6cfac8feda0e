/** A part of a spec, or nothing where nothing is in it. */
export function orNothing<Part extends object>(part: Part): Part | undefined {
  return Object.values(part).some((field) => field !== undefined) ? part : undefined;
}
