/** As much of JSON Schema as kinds and platform files need, with what Kubernetes adds to it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly additionalProperties?: JsonSchema | boolean;
  /** What `$ref` is elsewhere: a pointer to a schema that is looked up when the first value stands there. */
  readonly definition?: string;
  /** Whether a text or number must be a quantity that Kubernetes can read. */
  readonly quantity?: boolean;
  /** The keys by which the entries of a list differ; empty where they differ as a whole. */
  readonly uniqueBy?: readonly string[];
  /** A closed set that the API server demands in its own kinds only: no CRD that uses the type has it. What a custom resource may say, rules decide. */
  readonly ownWords?: readonly string[];
  /** Required fields that the API server does not ask for in its own kinds. No keyword that is judged: who reads the errors decides. */
  readonly notDemanded?: readonly string[];
}

/** A keyword that a value can break. */
export type Keyword = Exclude<keyof JsonSchema, 'items' | 'properties' | 'definition' | 'notDemanded'>;

/** What one keyword has against one value. */
export interface SchemaError {
  readonly keyword: Keyword;
  /** A JSON pointer to the value. */
  readonly pointer: string;
  readonly data: unknown;
  /** The schema that has the keyword. */
  readonly schema: JsonSchema;
  /** The field of the value that is missing, or not known. */
  readonly property?: string;
}

/** What decides besides the schema: the kind whose object is judged. */
export interface Judged {
  /** Whether a CustomResourceDefinition defines it. */
  readonly custom: boolean;
  /** Whether a fraction may be written as a number where a quantity is wanted. */
  readonly takesFractions: boolean;
}
