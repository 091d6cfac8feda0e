/**
 * What values of the public API become in a manifest, kept beside them instead of in them: so the types of `imports/` stay out of
 * the declarations of their classes.
 */
export class WireForms<Wire> {
  private readonly forms = new WeakMap<object, Wire>();

  public set(value: object, wire: Wire): void {
    this.forms.set(value, wire);
  }

  /** @throws for a value of another copy of this library */
  public of(value: object): Wire {
    const wire = this.forms.get(value);
    if (wire === undefined) throw new Error(`This ${value.constructor.name} was made by another copy of cdk8s-kubevirt: install one only.`);
    return wire;
  }
}
